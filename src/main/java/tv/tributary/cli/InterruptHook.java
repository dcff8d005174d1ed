package tv.tributary.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Lets a long command end in its own way on Ctrl-C or SIGTERM. Thread-safe.
final class InterruptHook implements AutoCloseable {
    /// What a stop may take; then the process ends all the same.
    private static final long PATIENCE_SECONDS = 3;

    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicReference<Runnable> ending = new AtomicReference<>(() -> {});
    private final Thread hook = Thread.ofPlatform().name("stop").unstarted(this::stop);

    InterruptHook() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// From now on does this when asked to stop: something that makes the command end soon, from another thread.
    void by(Runnable action) {
        ending.set(action);
    }

    void stop() {
        ending.get().run();
        try {
            var _ = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The command has ended.
    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // It runs already.
        }
    }
}
