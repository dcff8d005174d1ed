package tv.tributary.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tv.tributary.format.ts.Codec;
import tv.tributary.format.ts.CodecName;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.TimestampMath;
import tv.tributary.format.ts.TsScanner;
import tv.tributary.model.StreamInfo;

/// Measures a transport stream's bit rate by the stream's own clock, however fast it arrives. One owner; not
/// thread-safe.
final class BitrateMeter {
    /// Rates of broadcasts; what is this near to one of them is meant to be it.
    private static final double[] RATES = {24_000 / 1001.0, 24, 25, 30_000 / 1001.0, 30, 50, 60_000 / 1001.0, 60};

    private static final double NEAR = 0.003;
    /// A jump of the clock, not time that went by.
    private static final long JUMP = 10 * TimestampMath.SECOND;
    /// Less says nothing about bits and pictures per second.
    private static final long LEAST = TimestampMath.SECOND;

    private final TsScanner tsScanner = new TsScanner(TsScanner.Patience.SOURCE);
    private boolean started;
    private long last = Pes.NONE;
    private long ticks;
    private long bytes;
    private long bytesInTicks;
    private int pictures;
    private int picturesInTicks;

    /// Takes whole packets.
    void take(byte[] packets, int length) {
        for (int at = 0; at < length; at += Packet.SIZE) packet(packets, at);
    }

    private void packet(byte[] b, int at) {
        int seen = tsScanner.take(b, at);
        if ((seen & TsScanner.RANDOM_ACCESS) != 0 && tsScanner.pmt().isPresent()) started = true;
        if ((seen & TsScanner.FRAME) != 0) frame(Pes.dts(b, Packet.payload(b, at), at + Packet.SIZE));
        bytes += Packet.SIZE;
    }

    /// All until the frame that starts here has come in the time since the one before.
    private void frame(long time) {
        if (time == Pes.NONE) return;
        if (last != Pes.NONE) {
            long step = TimestampMath.between(last, time);
            if (step >= 0 && step < JUMP) {
                ticks += step;
                bytesInTicks += bytes;
                if (step > 0) picturesInTicks += pictures;
            }
            if (step != 0) pictures = 0;
        }
        last = time;
        bytes = 0;
        pictures = 1;
    }

    /// True once a player could start.
    boolean started() {
        return started;
    }

    /// Whether nobody could play it without a key.
    boolean scrambled() {
        return tsScanner.scrambled();
    }

    /// The length of the stream received so far.
    Duration span() {
        return Duration.ofMillis(1000 * ticks / TimestampMath.SECOND);
    }

    /// The number of continuity errors.
    long gaps() {
        return tsScanner.continuityErrors();
    }

    /// The measurements of a stream that played.
    ///
    /// @param start from the request to the first picture
    StreamInfo vitals(Instant at, Duration start) {
        var video = tsScanner.pmt().flatMap(it -> it.first(Codec.Sort.VIDEO));
        var sound = tsScanner.pmt().flatMap(it -> it.first(Codec.Sort.AUDIO));
        var size = tsScanner.size();
        boolean measured = ticks >= LEAST;
        return new StreamInfo(
                at,
                Optional.empty(),
                start,
                size.map(it -> it.width()).orElse(0),
                size.map(it -> it.height()).orElse(0),
                video.map(CodecName::of).orElse(""),
                sound.map(CodecName::of).orElse(""),
                measured ? bytesInTicks * 8 * TimestampMath.SECOND / ticks : 0,
                measured && video.isPresent() ? rate((double) picturesInTicks * TimestampMath.SECOND / ticks) : 0);
    }

    private static double rate(double counted) {
        for (double rate : RATES) if (Math.abs(counted - rate) <= NEAR * rate) return rate;
        return Math.round(counted * 10) / 10.0;
    }
}
