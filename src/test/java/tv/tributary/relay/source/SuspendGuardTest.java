package tv.tributary.relay.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tv.tributary.relay.source.StandbyPolicy.SuspendGuard;

class SuspendGuardTest {
    private final SuspendGuard guard = new SuspendGuard();

    @Test
    void aSilenceCountsFromWhenTheSourceWasHeardLast() {
        assertThat(guard.silentSince(100)).isEqualTo(100);
    }

    @Test
    void theTimeInWhichNobodyCouldHearItDoesNotCount() {
        var _ = guard.silentSince(100);
        guard.suspended(30);
        guard.suspended(5);
        assertThat(guard.silentSince(100)).isEqualTo(135);
    }

    @Test
    void aSourceThatIsHeardAgainStartsAnew() {
        var _ = guard.silentSince(100);
        guard.suspended(30);
        assertThat(guard.silentSince(200)).isEqualTo(200);
    }

    @Test
    void theQueueTellsHowLateItWakes() throws InterruptedException {
        var queue = new CommandQueue();
        queue.wakeBy(System.nanoTime() - TimeUnit.SECONDS.toNanos(3));
        assertThat(queue.await()).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(3));
    }

    @Test
    void whoIsWokenByNewsIsNotLate() throws InterruptedException {
        var queue = new CommandQueue();
        queue.wake();
        assertThat(queue.await()).isZero();
    }
}
