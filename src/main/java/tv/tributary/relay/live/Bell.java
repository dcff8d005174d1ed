package tv.tributary.relay.live;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes a channel's pump: when somebody has news for it, or when it wanted to look again by itself. Times are nano
/// times.
final class Bell {
    private final Semaphore rung = new Semaphore(0);
    private long due = Long.MAX_VALUE;

    /// There is news. From any thread; never waits.
    void ring() {
        rung.release();
    }

    /// The pump wants to look at that time at the latest. For the pump.
    void by(long time) {
        due = Math.min(due, time);
    }

    /// Waits for news or until the earliest time that was asked for since the last wait. For the pump.
    ///
    /// @return how much later than that time it is; 0 if it is not, or none was asked for
    long await() throws InterruptedException {
        long wanted = due;
        due = Long.MAX_VALUE;
        long left = wanted - System.nanoTime();
        if (left > 0) {
            var _ = rung.tryAcquire(left, TimeUnit.NANOSECONDS);
        }
        rung.drainPermits();
        return wanted == Long.MAX_VALUE ? 0 : Math.max(0, System.nanoTime() - wanted);
    }
}
