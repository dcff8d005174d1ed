package tv.tributary.relay.mux;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import tv.tributary.format.ts.AudioFrame;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.PesPacketizer;
import tv.tributary.format.ts.TimestampMath;

/// Cuts off the front of a source's first PES packet of sound what viewers have heard already, frame by frame: dropped
/// whole, it would leave a hole as long as it lasts. Owned by [TrackRewriter]; ticks are of 90 kHz.
final class AudioCut {
    /// Clocks are rounded (1 ms).
    private static final long TOLERANCE = TimestampMath.SECOND / 1000;
    /// Longer is no PES packet of sound.
    private static final int LONGEST = 1 << 16;

    private byte[] unit = new byte[1 << 12];
    private int have;
    private long dts = Pes.NONE;

    /// A unit starts that begins before it may.
    ///
    /// @param time of its first frame, as viewers would see it
    void begin(byte[] b, int from, int to, long time) {
        have = 0;
        dts = time;
        add(b, from, to);
    }

    void add(byte[] b, int from, int to) {
        int n = to - from;
        if (dts == Pes.NONE || have + n > LONGEST) {
            dts = Pes.NONE;
            return;
        }
        if (have + n > unit.length) unit = Arrays.copyOf(unit, Math.max(have + n, 2 * unit.length));
        System.arraycopy(b, from, unit, have, n);
        have += n;
    }

    /// Whether the unit is all there, by the length it names.
    boolean complete() {
        if (dts == Pes.NONE || have < 6) return false;
        int length = (unit[4] & 0xFF) << 8 | (unit[5] & 0xFF);
        return length > 0 && have >= 6 + length;
    }

    /// What is left of the unit, in packets of that PID; empty if nothing is. The unit is done with.
    ///
    /// @param due when the first frame may be decoded at the earliest
    byte[] rest(int pid, long due) {
        var out = new ByteArrayOutputStream();
        int p = dts == Pes.NONE ? have : Math.min(have, 9 + (unit[8] & 0xFF));
        long time = dts;
        dts = Pes.NONE;
        var frame = AudioFrame.at(unit, p, have);
        while (frame.isPresent() && TimestampMath.between(due, time) < -TOLERANCE) {
            p += frame.get().bytes();
            time = TimestampMath.plus(time, frame.get().ticks());
            frame = AudioFrame.at(unit, p, have);
        }
        if (frame.isEmpty() || p + frame.get().bytes() > have) return out.toByteArray();
        new PesPacketizer(pid, unit[3] & 0xFF)
                .write(out, Arrays.copyOfRange(unit, p, have), time, PesPacketizer.NO_CLOCK, true);
        return out.toByteArray();
    }
}
