package tv.tributary.upstream.segment;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Listeners for changes: some wait, some are called. Thread-safe.
final class SegmentListeners {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /// Waits until it is so, looking again whenever they are told.
    ///
    /// @return whether that is so in time
    boolean await(BooleanSupplier so, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while (!so.getAsBoolean()) {
                if (left <= 0) return false;
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// From now on `told` runs with each [#tell], on its thread; it must be quick.
    void listen(Runnable told) {
        listeners.add(told);
    }

    void ignore(Runnable told) {
        listeners.remove(told);
    }

    void tell() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        for (var listener : listeners) listener.run();
    }
}
