package tv.tributary.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.model.StorageFault;
import tv.tributary.store.StoreException.Reason;

/// Watches whether the disk takes what is written, and announces when that changes. A fault lasts until a real write
/// has succeeded: one that is tried for its sake, for nobody may be writing anything. Thread-safe.
final class StorageMonitor {
    private static final Logger log = LoggerFactory.getLogger(StorageMonitor.class);
    private static final Set<Reason> FAULTS =
            EnumSet.of(Reason.DISK_FULL, Reason.NOT_WRITABLE, Reason.DISK_ERROR, Reason.NO_ANSWER);
    /// So much must fit again before a full disk counts as one with room: a page alone may fit where nothing else does.
    private static final int ROOM = 1 << 20;

    private final Path file;
    private final Events events;
    private final InstantSource clock;
    private final LatestValue<Optional<StorageFault>> fault = new LatestValue<>(Optional.empty());
    private Reason reason = Reason.FAILED;

    /// @param file the database
    StorageMonitor(Path file, Events events, InstantSource clock) {
        this.file = file.toAbsolutePath();
        this.events = events;
        this.clock = clock;
    }

    LatestValue<Optional<StorageFault>> fault() {
        return fault;
    }

    boolean isFaulty() {
        return fault.get().isPresent();
    }

    /// To be told every failure; those that are not the disk's fault are ignored.
    void failed(StoreException e) {
        if (!FAULTS.contains(e.reason())) return;
        // Where there is no room SQLite speaks of errors, too.
        var cause = e.reason() == Reason.DISK_ERROR ? SqliteErrors.full(file, e).orElse(e) : e;
        StorageFault begun;
        synchronized (this) {
            var before = fault.get();
            if (before.isPresent() && reason == cause.reason()) return;
            reason = cause.reason();
            var since = before.map(StorageFault::since).orElseGet(clock::instant);
            begun = new StorageFault(since, cause.words().orElse(""));
            fault.set(Optional.of(begun));
        }
        log.error("nothing can be stored: {}", e.getMessage(), e);
        events.publish(new Event.StorageFailed(clock.instant(), begun.words()));
    }

    /// Writes something that changes nothing, to see whether the fault is over.
    ///
    /// @throws StoreException if it is not
    void probe(SqliteConnection sqliteConnection) {
        if (!isFaulty()) return;
        if (isFull()) takeRoom();
        // Rewrites the page that holds the version, with the same version.
        sqliteConnection.run("begin immediate");
        try {
            sqliteConnection.run("pragma user_version = " + Migrations.version(sqliteConnection));
            sqliteConnection.run("commit");
        } catch (StoreException e) {
            sqliteConnection.rollback(e);
            throw e;
        }
        sqliteConnection.emptyLog();
        over();
    }

    private synchronized boolean isFull() {
        return reason == Reason.DISK_FULL;
    }

    private void takeRoom() {
        var trial = file.resolveSibling(file.getFileName() + ".room");
        try {
            try {
                Files.write(trial, new byte[ROOM]);
            } finally {
                Files.deleteIfExists(trial);
            }
        } catch (IOException e) {
            throw new StoreException(Reason.DISK_FULL, "the disk is still full", e);
        }
    }

    private void over() {
        Optional<StorageFault> ended;
        synchronized (this) {
            ended = fault.get();
            fault.set(Optional.empty());
        }
        ended.ifPresent(gone -> {
            var now = clock.instant();
            var lasted = Duration.between(gone.since(), now);
            log.info("storing works again after {}", lasted);
            events.publish(new Event.StorageRecovered(now, lasted.isNegative() ? Duration.ZERO : lasted));
        });
    }
}
