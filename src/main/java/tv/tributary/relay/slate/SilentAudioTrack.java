package tv.tributary.relay.slate;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import tv.tributary.format.ts.Pmt;

/// A silent audio track in one of the announced languages.
final class SilentAudioTrack {
    private final Pmt.Stream as;
    private final SilentFrame silentFrame;
    private final PesPacketizer pesPacketizer;
    /// How long the frames already given last, in ticks.
    private long given;

    private SilentAudioTrack(Pmt.Stream as, SilentFrame silentFrame) {
        this.as = as;
        this.silentFrame = silentFrame;
        this.pesPacketizer = new PesPacketizer(as.pid(), silentFrame.streamId);
    }

    /// Empty for a codec without a silent frame here.
    static Optional<SilentAudioTrack> like(Pmt.Stream announced) {
        return SilentFrame.like(announced).map(silentFrame -> new SilentAudioTrack(announced, silentFrame));
    }

    /// As it was announced.
    Pmt.Stream as() {
        return as;
    }

    PesPacketizer stream() {
        return pesPacketizer;
    }

    /// The next frames, those that begin before `end`: at least one, as every step is longer than a frame.
    ///
    /// @param end in ticks since the first frame
    ByteArrayOutputStream until(long end) {
        var frames = new ByteArrayOutputStream();
        while (given < end) {
            frames.writeBytes(silentFrame.frame);
            given += silentFrame.ticks;
        }
        return frames;
    }

    /// When the next frame begins, in ticks since the first one.
    long given() {
        return given;
    }
}
