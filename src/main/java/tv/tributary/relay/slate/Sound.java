package tv.tributary.relay.slate;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import tv.tributary.format.ts.Pmt;

/// One of the announced languages, falling silent.
final class Sound {
    private final Pmt.Stream as;
    private final Silence silence;
    private final Stream stream;
    /// How long the frames already given last, in ticks.
    private long given;

    private Sound(Pmt.Stream as, Silence silence) {
        this.as = as;
        this.silence = silence;
        this.stream = new Stream(as.pid(), silence.streamId);
    }

    /// Empty for a coding without silence here.
    static Optional<Sound> like(Pmt.Stream announced) {
        return Silence.like(announced).map(silence -> new Sound(announced, silence));
    }

    /// As it was announced.
    Pmt.Stream as() {
        return as;
    }

    Stream stream() {
        return stream;
    }

    /// The next frames, those that begin before `end`: at least one, as every step is longer than a frame.
    ///
    /// @param end in ticks since the first frame
    ByteArrayOutputStream until(long end) {
        var frames = new ByteArrayOutputStream();
        while (given < end) {
            frames.writeBytes(silence.frame);
            given += silence.ticks;
        }
        return frames;
    }

    /// When the next frame begins, in ticks since the first one.
    long given() {
        return given;
    }
}
