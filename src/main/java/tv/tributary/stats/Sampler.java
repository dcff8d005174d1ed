package tv.tributary.stats;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs something at a fixed rate on a virtual thread of its own until closed. A run that took too long is followed
/// by the next one at once, but runs never pile up.
final class Sampler implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Sampler.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private final Runnable sample;
    private final long every;
    private final Thread thread;
    private boolean closed;

    Sampler(Runnable sample, Duration every) {
        this.sample = sample;
        this.every = every.toNanos();
        this.thread = Thread.ofVirtual().name("sampler").start(this::run);
    }

    private void run() {
        long next = System.nanoTime() + every;
        while (waitUntil(next)) {
            try {
                sample.run();
            } catch (RuntimeException e) {
                // One bad reading must not blind the dashboard for ever.
                log.warn("no statistics this second", e);
            }
            next = Math.max(next + every, System.nanoTime());
        }
    }

    /// False once closed.
    private boolean waitUntil(long moment) {
        lock.lock();
        try {
            for (long left; !closed && (left = moment - System.nanoTime()) > 0; ) closing.awaitNanos(left);
            return !closed;
        } catch (InterruptedException _) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// No sample starts after it returns.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            closing.signalAll();
        } finally {
            lock.unlock();
        }
        if (Thread.currentThread().equals(thread)) return;
        try {
            if (!thread.join(Duration.ofSeconds(1))) thread.interrupt();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
