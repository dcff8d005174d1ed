package tv.tributary.relay.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class FailbackTimerTest {
    private final FailbackTimer timer = new FailbackTimer();
    private long now = 1_000_000_000_000L;

    @Test
    void thereIsNothingToFailBackToWhileThePreferredSourceIsOnAir() {
        timer.selected(true, now);
        assertThat(timer.due()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void triesComeAfterLongerAndLongerPauses() {
        timer.selected(true, now);
        timer.selected(false, now);
        var pauses = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            pauses.add(Duration.ofNanos(timer.due() - now).toMinutes());
            now = timer.due();
            timer.failed(now);
        }
        assertThat(pauses).containsExactly(1L, 2L, 5L, 15L, 15L);
    }

    @Test
    void aSourceThatFailsAgainSoonIsWaitedForLonger() {
        timer.selected(false, now);
        now = timer.due();
        timer.selected(true, now);
        now += Duration.ofMinutes(3).toNanos();
        timer.selected(false, now);
        assertThat(Duration.ofNanos(timer.due() - now)).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void aSourceThatPlayedLongIsForgiven() {
        timer.selected(false, now);
        now = timer.due();
        timer.selected(true, now);
        now += Duration.ofMinutes(11).toNanos();
        timer.selected(false, now);
        assertThat(Duration.ofNanos(timer.due() - now)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void anotherBackupDoesNotPutTheTryOff() {
        timer.selected(false, now);
        long due = timer.due();
        now += 5_000_000_000L;
        timer.selected(false, now);
        assertThat(timer.due()).isEqualTo(due);
    }
}
