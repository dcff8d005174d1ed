package tv.tributary.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.model.FailureReason;
import tv.tributary.text.Messages;

class FailureTextTest {
    private final FailureText without =
            new FailureText(() -> Optional.of(Availability.none("libpulse.so.0: cannot open shared object file")));

    @Test
    void whatKeepsFfmpegFromStartingIsSaid() {
        assertThat(without.of(FailureReason.NO_FFMPEG))
                .startsWith("It needs FFmpeg, which cannot start here: libpulse.so.0: cannot open shared object file.");
    }

    @Test
    void otherReasonsSayNothingOfFfmpeg() {
        assertThat(without.of(FailureReason.ENDED)).isEqualTo(Messages.of(FailureReason.ENDED));
    }

    @Test
    void nothingIsMadeUpWhereNothingIsKnown() {
        var unknown = new FailureText(Optional::empty);
        var running = new FailureText(() -> Optional.of(Availability.of(Path.of("ffmpeg"), "8.0.1")));
        assertThat(unknown.of(FailureReason.NO_FFMPEG)).isEqualTo(Messages.of(FailureReason.NO_FFMPEG));
        assertThat(running.of(FailureReason.NO_FFMPEG)).isEqualTo(Messages.of(FailureReason.NO_FFMPEG));
    }
}
