package tv.tributary.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A queue of work and the platform threads that do it, each with a session of its own. Platform threads, because
/// SQLite is native code and would pin the carrier of a virtual one.
final class DbExecutor {
    private static final Logger log = LoggerFactory.getLogger(DbExecutor.class);

    private final Database owner;
    private final Consumer<Session> idle;
    private final Duration patience;
    private final BlockingQueue<Turn<?>> queue = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    /// @param idle what a thread does once when no work came for `patience`
    DbExecutor(Database owner, String name, List<Session> sessions, Consumer<Session> idle, Duration patience) {
        this.owner = owner;
        this.idle = idle;
        this.patience = patience;
        for (var session : sessions) {
            var thread = new StoreThread(this, session, sessions.size() == 1 ? name : name + "-" + threads.size());
            threads.add(thread);
            thread.start();
        }
    }

    /// Does `work` when its turn comes and waits for the outcome. An interrupted caller still waits: the work may be
    /// half done, and whether it was kept must be known.
    <T> T run(Function<Session, T> work) {
        if (Thread.currentThread() instanceof StoreThread thread && thread.dbExecutor.owner == owner) {
            throw new IllegalStateException("database work inside database work: use the transaction that is open");
        }
        var turn = new Turn<>(work);
        lock.lock();
        try {
            if (closed) throw new IllegalStateException("the database is closed");
            queue.add(turn);
        } finally {
            lock.unlock();
        }
        return turn.outcome();
    }

    /// Ends the threads after the work that is already queued.
    ///
    /// @return whether they ended within `limit`
    boolean close(Duration limit) {
        lock.lock();
        try {
            if (!closed) threads.forEach(_ -> queue.add(Turn.last()));
            closed = true;
        } finally {
            lock.unlock();
        }
        var deadline = System.nanoTime() + limit.toNanos();
        var interrupted = false;
        for (var thread : threads) {
            while (thread.isAlive() && deadline - System.nanoTime() > 0) {
                try {
                    thread.join(Duration.ofNanos(deadline - System.nanoTime()));
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        return threads.stream().noneMatch(Thread::isAlive);
    }

    /// A piece of work and its outcome.
    private static final class Turn<T> {
        private final Function<Session, T> work;
        private final CompletableFuture<T> outcome = new CompletableFuture<>();
        private final boolean last;

        Turn(Function<Session, T> work) {
            this(work, false);
        }

        private Turn(Function<Session, T> work, boolean last) {
            this.work = work;
            this.last = last;
        }

        static Turn<String> last() {
            return new Turn<>(_ -> "", true);
        }

        void run(Session session) {
            try {
                outcome.complete(work.apply(session));
            } catch (RuntimeException | Error e) {
                outcome.completeExceptionally(e);
            }
        }

        T outcome() {
            try {
                return outcome.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException own) throw own;
                if (e.getCause() instanceof Error own) throw own;
                throw e;
            }
        }
    }

    private static final class StoreThread extends Thread {
        private final DbExecutor dbExecutor;
        private final Session session;

        StoreThread(DbExecutor dbExecutor, Session session, String name) {
            super(name);
            this.dbExecutor = dbExecutor;
            this.session = session;
            setDaemon(true);
        }

        @Override
        public void run() {
            try (session) {
                var worked = false;
                while (true) {
                    var turn = worked
                            ? dbExecutor.queue.poll(dbExecutor.patience.toMillis(), TimeUnit.MILLISECONDS)
                            : dbExecutor.queue.take();
                    if (turn == null) dbExecutor.idle.accept(session);
                    else if (turn.last) break;
                    else turn.run(session);
                    worked = turn != null;
                }
                dbExecutor.idle.accept(session);
            } catch (InterruptedException | RuntimeException e) {
                log.error("a database thread ended", e);
            }
        }
    }
}
