package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.model.FailureReason;

class SegmentRetryTest {
    /// Milliseconds; `ahead` is empty where nothing has played yet.
    @ParameterizedTest
    @CsvSource({
        // What is not there yet, or not for a moment, is asked for again soon, and later less often.
        "NOT_FOUND,   1,    0, 4000, 2000,  500",
        "FAILED,      2,  500, 4000, 2000,  500",
        "NOT_MEDIA,   4, 1500, 4000, 2000, 1000",
        // Only as long as there is something to play, or a segment may last.
        "NOT_FOUND,   6, 3600, 4000, 2000,",
        "NOT_FOUND,   3, 1400,    0, 2000,  500",
        "NOT_FOUND,   4, 1900,    0, 2000,",
        // Where nothing plays yet the viewer waits for it a while.
        "NOT_FOUND,   1,    0,     , 2000,  500",
        "NOT_FOUND,   3, 2000,     , 2000,  500",
        "NOT_FOUND,   4, 2100,     , 2000,",
        // What would be the same again is not asked for again.
        "UNSUPPORTED, 1,    0, 4000, 2000,",
        "FORBIDDEN,   1,    0, 4000, 2000,"
    })
    void aSegmentIsAskedForAgainWhileItIsNotLate(
            FailureReason why, int tries, long tried, Long ahead, long target, Long pause) {
        assertThat(SegmentRetry.pause(
                        why,
                        tries,
                        Duration.ofMillis(tried),
                        Optional.ofNullable(ahead).map(Duration::ofMillis),
                        Duration.ofMillis(target),
                        false))
                .isEqualTo(Optional.ofNullable(pause).map(Duration::ofMillis));
    }

    @Test
    void whereAnotherListCanPlayASegmentIsAskedForTwice() {
        assertThat(atStart(1)).contains(Duration.ofMillis(500));
        assertThat(atStart(2)).isEmpty();
    }

    private static Optional<Duration> atStart(int tries) {
        var second = Duration.ofSeconds(1);
        return SegmentRetry.pause(FailureReason.NOT_FOUND, tries, second, Optional.empty(), second, true);
    }
}
