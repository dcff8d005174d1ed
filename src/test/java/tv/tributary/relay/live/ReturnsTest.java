package tv.tributary.relay.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ReturnsTest {
    private final Returns returns = new Returns();
    private long now = 1_000_000_000_000L;

    @Test
    void thereIsNothingToReturnToWhileThePreferredSourcePlays() {
        returns.plays(true, now);
        assertThat(returns.due()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void triesComeAfterLongerAndLongerPauses() {
        returns.plays(true, now);
        returns.plays(false, now);
        var pauses = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            pauses.add(Duration.ofNanos(returns.due() - now).toMinutes());
            now = returns.due();
            returns.failed(now);
        }
        assertThat(pauses).containsExactly(1L, 2L, 5L, 15L, 15L);
    }

    @Test
    void aSourceThatFailsAgainSoonIsWaitedForLonger() {
        returns.plays(false, now);
        now = returns.due();
        returns.plays(true, now);
        now += Duration.ofMinutes(3).toNanos();
        returns.plays(false, now);
        assertThat(Duration.ofNanos(returns.due() - now)).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void aSourceThatPlayedLongIsForgiven() {
        returns.plays(false, now);
        now = returns.due();
        returns.plays(true, now);
        now += Duration.ofMinutes(11).toNanos();
        returns.plays(false, now);
        assertThat(Duration.ofNanos(returns.due() - now)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void anotherBackupDoesNotPutTheTryOff() {
        returns.plays(false, now);
        long due = returns.due();
        now += 5_000_000_000L;
        returns.plays(false, now);
        assertThat(returns.due()).isEqualTo(due);
    }
}
