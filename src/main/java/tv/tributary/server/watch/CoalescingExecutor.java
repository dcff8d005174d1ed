package tv.tributary.server.watch;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.xnio.XnioIoThread;

/// Wakes the streams of one I/O thread: a hundred clients that wait for the same bytes cost one wake-up.
/// Thread-safe.
final class CoalescingExecutor {
    private final IoThreadExecutor lane;
    private final Queue<Runnable> woken = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean due = new AtomicBoolean();

    CoalescingExecutor(XnioIoThread thread) {
        this.lane = new IoThreadExecutor(thread);
    }

    /// Has it run soon on the I/O thread; never waits.
    void wake(Runnable step) {
        woken.add(step);
        if (due.compareAndSet(false, true)) lane.execute(this::run);
    }

    private void run() {
        due.set(false);
        for (Runnable step; (step = woken.poll()) != null; ) step.run();
    }

    /// One of Undertow's I/O threads.
    record IoThreadExecutor(XnioIoThread thread) implements Executor {
        @Override
        public void execute(Runnable task) {
            try {
                thread.execute(task);
            } catch (RejectedExecutionException _) {
                // The server has stopped and with it every connection.
            }
        }
    }
}
