package tv.tributary.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.store.StoreException.Reason;

/// A work queue and its platform threads, each with a session of its own. Platform threads, because SQLite is native
/// code and would pin the carrier of a virtual one.
final class DbExecutor {
    /// Work of the threads beside their turns. Called on those threads.
    interface Upkeep {
        /// Work for an idle moment: when no turn came for a while, and before the end. Comes again and again while
        /// [#wanted()], also between turns.
        void perform(SqliteConnection sqliteConnection);

        /// Whether it is wanted soon even if no turn comes.
        boolean wanted();

        /// Hears the failures of turns and of the upkeep itself.
        void failed(StoreException e);
    }

    private static final Logger log = LoggerFactory.getLogger(DbExecutor.class);

    /// A large list may be stored meanwhile; nobody waits longer than this for a turn.
    private static final Duration QUEUED = Duration.ofMinutes(10);
    /// A turn that takes longer is stuck in a disk that does not answer.
    private static final Duration RUNNING = Duration.ofMinutes(30);

    private final Object owner;
    private final Supplier<SqliteConnection> opener;
    private final Upkeep upkeep;
    private final Duration patience;
    private final BlockingQueue<QueuedWork<?>> queue = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private int working;
    private boolean closed;

    /// @param owner the same for all executors of one database: work of one must not wait for another
    /// @param sessions one for each thread
    /// @param opener opens another one in the place of one that the disk has failed
    /// @param patience how long no turn must have come before there is time for upkeep
    DbExecutor(
            Object owner,
            String name,
            List<SqliteConnection> sessions,
            Supplier<SqliteConnection> opener,
            Upkeep upkeep,
            Duration patience) {
        this.owner = owner;
        this.opener = opener;
        this.upkeep = upkeep;
        this.patience = patience;
        this.working = sessions.size();
        for (var sqliteConnection : sessions) {
            var thread =
                    new StoreThread(this, sqliteConnection, sessions.size() == 1 ? name : name + "-" + threads.size());
            threads.add(thread);
            thread.start();
        }
    }

    /// Does `work` when its turn comes and waits for the outcome. An interrupted caller still waits.
    ///
    /// @throws StoreException also if the turn does not come or does not end
    <T> T run(Function<SqliteConnection, T> work) {
        if (Thread.currentThread() instanceof StoreThread thread && thread.dbExecutor.owner.equals(owner)) {
            throw new IllegalStateException("database work inside database work: use the transaction that is open");
        }
        var queuedWork = new QueuedWork<>(work);
        lock.lock();
        try {
            if (closed) throw new IllegalStateException("the database is closed");
            if (working == 0) throw nobodyLeft();
            queue.add(queuedWork);
        } finally {
            lock.unlock();
        }
        return queuedWork.outcome(QUEUED, RUNNING);
    }

    /// Ends the threads after the work that is already queued.
    ///
    /// @return whether they ended within `limit`
    boolean close(Duration limit) {
        lock.lock();
        try {
            if (!closed) threads.forEach(_ -> queue.add(QueuedWork.last()));
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

    /// A thread is about to end. Nobody may wait for a turn that no thread is left to do.
    private void left() {
        lock.lock();
        try {
            if (--working > 0) return;
            for (var queuedWork = queue.poll(); queuedWork != null; queuedWork = queue.poll())
                queuedWork.fail(nobodyLeft());
        } finally {
            lock.unlock();
        }
    }

    private static StoreException nobodyLeft() {
        return new StoreException(Reason.FAILED, "the thread of the database has ended");
    }

    private static final class StoreThread extends Thread {
        private final DbExecutor dbExecutor;
        private SqliteConnection sqliteConnection;
        private boolean doubtful;
        private boolean worked;
        private long kept = System.nanoTime();

        StoreThread(DbExecutor dbExecutor, SqliteConnection sqliteConnection, String name) {
            super(name);
            this.dbExecutor = dbExecutor;
            this.sqliteConnection = sqliteConnection;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                while (step()) Thread.interrupted();
                keepUp();
            } finally {
                dbExecutor.left();
                close(sqliteConnection);
            }
        }

        /// A turn, or upkeep if none comes. False after the last.
        private boolean step() {
            QueuedWork<?> queuedWork;
            try {
                queuedWork = worked || dbExecutor.upkeep.wanted()
                        ? dbExecutor.queue.poll(dbExecutor.patience.toNanos(), TimeUnit.NANOSECONDS)
                        : dbExecutor.queue.take();
            } catch (InterruptedException _) {
                return true;
            }
            worked = queuedWork != null;
            if (queuedWork != null && queuedWork.isLast()) return false;
            if (queuedWork != null) queuedWork.run(session(), this::failed);
            var due = dbExecutor.upkeep.wanted() && System.nanoTime() - kept > dbExecutor.patience.toNanos();
            if (queuedWork == null || due) keepUp();
            return true;
        }

        private void keepUp() {
            try {
                dbExecutor.upkeep.perform(session());
            } catch (RuntimeException | Error e) {
                log.debug("upkeep of the database failed", e);
                failed(e);
            }
            kept = System.nanoTime();
        }

        private void failed(Throwable e) {
            if (!(e instanceof StoreException failure)) return;
            // A session that met a read-only or failing disk keeps to it after the disk is well again.
            doubtful |= failure.reason() == Reason.NOT_WRITABLE || failure.reason() == Reason.DISK_ERROR;
            dbExecutor.upkeep.failed(failure);
        }

        /// The old one is closed after the new one is open: a last one that closes would tidy the log away.
        private SqliteConnection session() {
            if (!doubtful) return sqliteConnection;
            try {
                var old = sqliteConnection;
                sqliteConnection = dbExecutor.opener.get();
                doubtful = false;
                close(old);
            } catch (StoreException e) {
                log.debug("the database cannot be opened again yet", e);
            }
            return sqliteConnection;
        }

        private static void close(SqliteConnection sqliteConnection) {
            try {
                sqliteConnection.close();
            } catch (RuntimeException e) {
                log.warn("a session of the database did not close", e);
            }
        }
    }
}
