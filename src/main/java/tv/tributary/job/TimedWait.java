package tv.tributary.job;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The wait of one thread until something is due, which other threads end early by waking or closing it. Thread-safe.
public final class TimedWait implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean woken;
    private boolean closed;

    /// Waits until that moment of [System#nanoTime], or until [#wake] or [#close]. Returns at once if somebody woke it
    /// since the last wait.
    ///
    /// @return false once it is closed
    public boolean until(long moment) throws InterruptedException {
        lock.lock();
        try {
            for (long left; !closed && !woken && (left = moment - System.nanoTime()) > 0; ) changed.awaitNanos(left);
            woken = false;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /// Ends the wait, or the next one if nobody waits now.
    public void wake() {
        change(() -> woken = true);
    }

    /// Ends the wait and all later ones.
    @Override
    public void close() {
        change(() -> closed = true);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
