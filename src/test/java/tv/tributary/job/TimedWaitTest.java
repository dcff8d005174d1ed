package tv.tributary.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimedWaitTest {
    private static final long NEVER = System.nanoTime() + 3_600_000_000_000L;

    private final TimedWait wait = new TimedWait();

    @Test
    void itIsOverWhenTheMomentHasCome() throws InterruptedException {
        assertThat(wait.until(System.nanoTime() - 1)).isTrue();
    }

    @Test
    void whoeverWakesItEndsOneWaitAlsoIfItHasNotBegun() throws InterruptedException {
        wait.wake();

        assertThat(wait.until(NEVER)).isTrue();
        Thread.ofVirtual().start(wait::wake);
        assertThat(wait.until(NEVER)).isTrue();
    }

    @Test
    void afterItsEndNobodyWaits() throws InterruptedException {
        wait.close();

        assertThat(wait.until(NEVER)).isFalse();
        assertThat(wait.until(System.nanoTime() - 1)).isFalse();
    }
}
