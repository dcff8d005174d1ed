package tv.tributary.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tv.tributary.model.FailureReason;
import tv.tributary.model.StreamInfo;

class StreamInfoWordsTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final StreamInfo SEEN = new StreamInfo(
            AT, Optional.empty(), Duration.ofMillis(800), 1920, 1080, "h264", "aac", 6_200_000, 30_000 / 1001.0);
    private static final Locale BEFORE = Locale.getDefault();

    @BeforeAll
    static void speakEnglish() {
        Locale.setDefault(Locale.US);
    }

    @AfterAll
    static void speakAsBefore() {
        Locale.setDefault(BEFORE);
    }

    @Test
    void aStreamThatPlaysSaysAllThatWasSeen() {
        assertThat(StreamInfoView.StreamInfoWords.of(SEEN))
                .isEqualTo("Plays · 1920 × 1080 · 29.97 fps · H.264, AAC · 6.2 Mbit/s · starts in 800 ms");
        assertThat(StreamInfoView.StreamInfoWords.when(SEEN, AT.plusSeconds(180)))
                .isEqualTo("Seen 3 minutes ago");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        assertThat(StreamInfoView.StreamInfoWords.of(StreamInfo.playing(AT))).isEqualTo("Plays");
    }

    @Test
    void aStreamThatDoesNotPlaySaysWhyAndWhatItWasLike() {
        var failed = StreamInfo.failing(AT, FailureReason.NOT_FOUND).over(SEEN);
        assertThat(StreamInfoView.StreamInfoWords.of(failed))
                .isEqualTo("Failed: The provider no longer has this stream.");
        assertThat(StreamInfoView.StreamInfoWords.when(failed, AT))
                .isEqualTo("Tried just now · before that 1920 × 1080 · 29.97 fps · H.264, AAC · 6.2 Mbit/s");
    }
}
