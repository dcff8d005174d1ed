package tv.tributary.store;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import tv.tributary.store.StoreException.Reason;

/// A piece of work in a [DbExecutor]'s queue and its outcome. Thread-safe.
final class QueuedWork<T> {
    private final Function<SqliteConnection, T> work;
    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final boolean last;

    QueuedWork(Function<SqliteConnection, T> work) {
        this(work, false);
    }

    private QueuedWork(Function<SqliteConnection, T> work, boolean last) {
        this.work = work;
        this.last = last;
    }

    /// The one that ends the thread that gets it.
    static QueuedWork<String> last() {
        return new QueuedWork<>(_ -> "", true);
    }

    boolean isLast() {
        return last;
    }

    /// Does the work, unless whoever wanted it has given up.
    ///
    /// @param failed hears what it failed with before its owner does
    void run(SqliteConnection sqliteConnection, Consumer<Throwable> failed) {
        if (!begun.compareAndSet(false, true)) return;
        try {
            outcome.complete(work.apply(sqliteConnection));
        } catch (RuntimeException | Error e) {
            try {
                failed.accept(e);
            } finally {
                outcome.completeExceptionally(e);
            }
        }
    }

    /// Ends it without having been run.
    void fail(StoreException why) {
        outcome.completeExceptionally(why);
    }

    /// Waits for the outcome. An interrupt does not end the wait: the work may be half done, and whether it was kept
    /// must be known.
    ///
    /// @param queued how long it may wait for its turn; then it is not done at all
    /// @param running how long it may take once begun
    /// @throws StoreException if either was not enough
    T outcome(Duration queued, Duration running) {
        try {
            return await(queued);
        } catch (TimeoutException late) {
            if (begun.compareAndSet(false, true)) {
                throw new StoreException(Reason.NO_ANSWER, "the database was busy for " + queued, late);
            }
        }
        try {
            return await(running);
        } catch (TimeoutException late) {
            throw new StoreException(Reason.NO_ANSWER, "the database has not answered for " + running, late);
        }
    }

    private T await(Duration limit) throws TimeoutException {
        var deadline = System.nanoTime() + limit.toNanos();
        var interrupted = false;
        try {
            while (true) {
                try {
                    return outcome.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException own) throw own;
            if (e.getCause() instanceof Error own) throw own;
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
