package tv.tributary.relay.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FlushTimerTest {
    private final FlushTimer rhythm = new FlushTimer(() -> Duration.ofMillis(50));

    @Test
    void theNextLookComesJustAfterTheNextFrameHasEnded() {
        assertThat(rhythm.pause(true, 3600, Duration.ofMillis(10))).isEqualTo(Duration.ofMillis(38));
    }

    @Test
    void shortFramesAreTakenSeveralAtOnce() {
        assertThat(rhythm.pause(true, 1800, Duration.ZERO)).isEqualTo(Duration.ofMillis(48));
    }

    @Test
    void aFrameThatIsOverdueIsLookedForAtOnce() {
        assertThat(rhythm.pause(false, 3600, Duration.ofMillis(39))).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void theTickIsTheLongestPause() {
        assertThat(rhythm.pause(true, 90_000, Duration.ZERO)).isEqualTo(Duration.ofMillis(50));
        assertThat(rhythm.pause(true, 0, Duration.ZERO)).isEqualTo(Duration.ofMillis(50));
        assertThat(rhythm.pause(true, 4500, Duration.ZERO)).isEqualTo(Duration.ofMillis(50));
    }
}
