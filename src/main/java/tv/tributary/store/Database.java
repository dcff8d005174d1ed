package tv.tributary.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.file.OwnerOnly;
import tv.tributary.model.StorageFault;
import tv.tributary.store.StoreException.Reason;

/// The SQLite database: one writer thread, a few read-only readers. Thread-safe; every call waits for its turn and
/// returns the result.
///
/// Work must not call the database again (it fails with an [IllegalStateException]): it has its [Tx]. What the work
/// throws reaches the caller as it is.
public final class Database implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Database.class);
    private static final int READERS = 3;
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration CLOSING = Duration.ofSeconds(30);

    private final Events events;
    private final InstantSource clock;
    private final StorageMonitor monitor;
    private final DbExecutor writer;
    private final DbExecutor readers;

    private Database(
            Path file,
            List<SqliteConnection> writer,
            List<SqliteConnection> readers,
            Events events,
            InstantSource clock,
            Duration idle) {
        this.events = events;
        this.clock = clock;
        this.monitor = new StorageMonitor(file, events, clock);
        this.writer = new DbExecutor(
                this, "store-write", writer, () -> SqliteConnection.writer(file), new WriterUpkeep(monitor), idle);
        this.readers = new DbExecutor(
                this, "store-read", readers, () -> SqliteConnection.reader(file), new ReaderUpkeep(monitor), idle);
    }

    /// Opens or creates the file and brings it to the newest version; before that, an older one is backed up.
    ///
    /// @throws StoreException if it is damaged, from a newer version or a pre-release, or cannot be written
    public static Database open(Path file, Events events) {
        return open(file, events, InstantSource.system());
    }

    /// As [#open(Path, Events)], with another clock for what is announced.
    public static Database open(Path file, Events events, InstantSource clock) {
        return open(file, events, clock, IDLE);
    }

    /// @param idle how long nobody must have wanted anything before there is time for upkeep
    static Database open(Path file, Events events, InstantSource clock, Duration idle) {
        return open(file, events, clock, idle, Migrations.known());
    }

    static Database open(Path file, Events events, InstantSource clock, Duration idle, Migrations migrations) {
        create(file);
        refuseEmptied(file);
        var sessions = new ArrayList<SqliteConnection>();
        try {
            var writer = SqliteConnection.writer(file);
            sessions.add(writer);
            IntegrityCheck.look(writer, IntegrityCheck.AT_START);
            if (migrations.wouldChange(writer)) new Backups(file, clock).make(writer);
            migrations.apply(writer);
            for (var i = 0; i < READERS; i++) sessions.add(SqliteConnection.reader(file));
        } catch (RuntimeException e) {
            sessions.forEach(SqliteConnection::close);
            throw e;
        }
        return new Database(file, sessions.subList(0, 1), sessions.subList(1, sessions.size()), events, clock, idle);
    }

    /// A new file is empty, too. But where backups are, it held something once, and what is empty now was cut off by a
    /// crash of the disk or the system.
    private static void refuseEmptied(Path file) {
        try {
            var log = file.resolveSibling(file.getFileName() + "-wal");
            var empty = Files.size(file) == 0 && (!Files.exists(log) || Files.size(log) == 0);
            if (empty && !new Backups(file).list().isEmpty()) {
                throw new StoreException(Reason.DAMAGED, "the database is empty, but there are backups of it");
            }
        } catch (IOException e) {
            throw SqliteErrors.writing(file, e);
        }
    }

    /// It holds providers' passwords: for its owner only, also if it comes from an older release or a copy. SQLite
    /// makes its log like it.
    private static void create(Path file) {
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) Files.createDirectories(folder);
            OwnerOnly.file(file);
            for (var tail : List.of("-wal", "-shm")) OwnerOnly.close(file.resolveSibling(file.getFileName() + tail));
        } catch (IOException e) {
            throw SqliteErrors.writing(file, e);
        }
    }

    /// Runs `work` in one transaction on the writer, then announces `topic`. A failure rolls all of it back.
    public <T> T write(Topic topic, Function<Tx, T> work) {
        return writer.run(sqliteConnection -> {
            var outcome = transact(sqliteConnection, "begin immediate", work);
            // Told on the writer, so that announcements come in the order of the commits.
            events.publish(new Event.Changed(clock.instant(), topic));
            return outcome;
        });
    }

    /// Runs `work` in one transaction on the writer and announces nothing: for data that is not visible yet, or that
    /// its room announces itself.
    public <T> T write(Function<Tx, T> work) {
        return writer.run(sqliteConnection -> transact(sqliteConnection, "begin immediate", work));
    }

    /// Tells of a change that was committed without being announced.
    void announce(Topic topic) {
        events.publish(new Event.Changed(clock.instant(), topic));
    }

    /// Runs `work` on a reader, on one consistent view of the data.
    public <T> T read(Function<Tx, T> work) {
        return readers.run(sqliteConnection -> transact(sqliteConnection, "begin", work));
    }

    /// The fault that keeps changes from being stored; empty while all is well. Ends by itself some seconds after its
    /// cause has.
    public LatestValue<Optional<StorageFault>> fault() {
        return monitor.fault();
    }

    /// Makes a backup of the whole database while it stays in use. The file appears when it is whole.
    ///
    /// @return the new backup
    public Path backup(Backups backups) {
        return readers.run(backups::make);
    }

    /// Makes a copy of the whole database, without programmes, while it stays in use.
    ///
    /// @param file appears when it is whole; one of that name is replaced
    /// @throws StoreException if it cannot be written
    public void copyTo(Path file) {
        readers.run(sqliteConnection -> {
            DatabaseCopy.of(sqliteConnection, file);
            return "";
        });
    }

    /// Waits for the work that is queued.
    @Override
    public void close() {
        // Readers first: the last connection to close tidies the log away, and only the writer may.
        var quiet = readers.close(CLOSING);
        if (!writer.close(CLOSING) || !quiet) log.warn("the database is still busy and stays open");
    }

    private static <T> T transact(SqliteConnection sqliteConnection, String begin, Function<Tx, T> work) {
        sqliteConnection.run(begin);
        var tx = new Tx(sqliteConnection);
        try {
            var outcome = work.apply(tx);
            tx.end();
            sqliteConnection.run("commit");
            return outcome;
        } catch (RuntimeException | Error e) {
            tx.end();
            sqliteConnection.rollback(e);
            throw e;
        }
    }

    private record WriterUpkeep(StorageMonitor monitor) implements DbExecutor.Upkeep {
        @Override
        public void perform(SqliteConnection sqliteConnection) {
            if (monitor.isFaulty()) monitor.probe(sqliteConnection);
            // Long reads let the log grow.
            else sqliteConnection.emptyLog();
            sqliteConnection.shrink();
        }

        @Override
        public boolean wanted() {
            return monitor.isFaulty();
        }

        @Override
        public void failed(StoreException e) {
            monitor.failed(e);
        }
    }

    private record ReaderUpkeep(StorageMonitor monitor) implements DbExecutor.Upkeep {
        @Override
        public void perform(SqliteConnection sqliteConnection) {
            // Whoever only reads leaves nothing behind but cached pages.
            sqliteConnection.shrink();
        }

        @Override
        public boolean wanted() {
            return false;
        }

        @Override
        public void failed(StoreException e) {
            // What a reader may not write is its own affair.
            if (e.reason() == Reason.DISK_ERROR) monitor.failed(e);
        }
    }
}
