package tv.tributary.catalog.intake;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Writes one batch while the next is read: one at a time, in order. For one thread.
final class BatchWriter implements AutoCloseable {
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    /// Waits for the work before and starts this. What that work threw is thrown here.
    void put(Runnable work) {
        drain();
        last = CompletableFuture.runAsync(
                work, task -> Thread.ofVirtual().name("intake").start(task));
    }

    /// Waits for what is under way. Throws what it threw.
    void drain() {
        try {
            last.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException own) throw own;
            if (e.getCause() instanceof Error own) throw own;
            throw e;
        }
    }

    /// Waits, whatever came of it.
    @Override
    public void close() {
        last.handle((_, _) -> true).join();
    }
}
