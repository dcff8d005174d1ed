package tv.tributary.relay.source;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Commands for a channel's loop, in order, and the signal that wakes it. Any thread may [#add] and [#wake]; the rest
/// is for the loop's own. Times are nano times.
public final class CommandQueue {
    private final Queue<SwitchCommand> commands = new ConcurrentLinkedQueue<>();
    private final Semaphore signals = new Semaphore(0);
    private long due = Long.MAX_VALUE;

    public void add(SwitchCommand command) {
        commands.add(command);
        wake();
    }

    /// Something has changed that the loop must look at. Never waits.
    public void wake() {
        signals.release();
    }

    Optional<SwitchCommand> poll() {
        return Optional.ofNullable(commands.poll());
    }

    /// The next [#await] must not last longer than until then.
    void wakeBy(long time) {
        due = Math.min(due, time);
    }

    /// Waits for a signal, or until the earliest time given to [#wakeBy] since the last wait.
    ///
    /// @return how much later than that time it is; 0 if it is not, or none was given
    long await() throws InterruptedException {
        long wanted = due;
        due = Long.MAX_VALUE;
        long left = wanted - System.nanoTime();
        if (left > 0) {
            var _ = signals.tryAcquire(left, TimeUnit.NANOSECONDS);
        }
        signals.drainPermits();
        return wanted == Long.MAX_VALUE ? 0 : Math.max(0, System.nanoTime() - wanted);
    }
}
