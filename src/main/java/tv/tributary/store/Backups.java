package tv.tributary.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.file.OwnerOnly;
import tv.tributary.store.StoreException.Reason;

/// Backups of the database in the folder `backups` beside it, named by time; [Database#backup(Backups)] makes one.
/// Blocking, thread-safe.
public final class Backups {
    private static final Logger log = LoggerFactory.getLogger(Backups.class);
    private static final int KEPT = 7;
    private static final String ENDING = ".db";
    private static final String BEFORE = ".before-restore-";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Path file;
    private final Path folder;
    private final InstantSource clock;

    /// @param file the database
    public Backups(Path file) {
        this(file, InstantSource.system());
    }

    /// As [#Backups(Path)], with another clock.
    public Backups(Path file, InstantSource clock) {
        this.file = file.toAbsolutePath();
        this.folder = this.file.resolveSibling("backups");
        this.clock = clock;
    }

    /// All backups, newest first. One dated in the future was made by a clock that was wrong: nobody knows how new
    /// it is, and it stands behind all others.
    public List<Path> list() {
        var now = clock.instant();
        return found().stream()
                .sorted(Comparator.comparing((Found backup) -> backup.made.isAfter(now))
                        .thenComparing(Found::made, Comparator.reverseOrder()))
                .map(Found::file)
                .toList();
    }

    /// When the newest was made, those dated in the future left aside.
    public Optional<Instant> newest() {
        var now = clock.instant();
        return found().stream()
                .map(Found::made)
                .filter(made -> !made.isAfter(now))
                .max(Comparator.naturalOrder());
    }

    private record Found(Path file, Instant made) {}

    private List<Found> found() {
        if (!Files.isDirectory(folder)) return List.of();
        try (var all = Files.list(folder)) {
            return all.flatMap(this::dated).toList();
        } catch (IOException e) {
            throw new StoreException(Reason.FAILED, "the backups cannot be listed", e);
        }
    }

    /// Makes one and removes the oldest beyond seven; of those dated in the future as many stay.
    Path make(SqliteConnection sqliteConnection) {
        var backup = next();
        DatabaseCopy.of(sqliteConnection, backup);
        prune();
        return backup;
    }

    /// Puts the newest backup that is whole in the place of the database, which must not be open. What was there is
    /// kept beside it, its name ending in `damaged-` and the time.
    ///
    /// @return the backup that was taken; empty, with nothing changed, if none is whole
    public Optional<Path> restoreNewestGood() {
        for (var backup : list()) {
            if (!isWhole(backup)) {
                log.warn("backup {} is not usable", backup.getFileName());
                continue;
            }
            try {
                replaceWith(backup);
            } catch (IOException e) {
                throw SqliteErrors.writing(file, e);
            }
            return Optional.of(backup);
        }
        return Optional.empty();
    }

    /// Puts a database that was prepared elsewhere in the place of this one, which must not be open. What was there is
    /// kept beside it, its name ending in `before-restore-` and the time; an earlier one of those is removed.
    ///
    /// @param prepared in the same folder or below it; gone afterwards
    public void replaceBy(Path prepared) {
        try {
            for (var tail : List.of("-wal", "-shm")) Files.deleteIfExists(Path.of(prepared + tail));
            if (Files.exists(file)) {
                try (var earlier =
                        Files.newDirectoryStream(file.resolveSibling(""), file.getFileName() + BEFORE + "*")) {
                    for (var one : earlier) Files.delete(one);
                }
            }
            putAside(BEFORE + STAMP.format(clock.instant()));
            Files.move(prepared, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw SqliteErrors.writing(file, e);
        }
    }

    private Stream<Found> dated(Path backup) {
        var name = backup.getFileName().toString();
        if (!name.startsWith(prefix()) || !name.endsWith(ENDING)) return Stream.empty();
        try {
            var stamp = name.substring(prefix().length(), name.length() - ENDING.length());
            return Stream.of(new Found(backup, STAMP.parse(stamp, Instant::from)));
        } catch (DateTimeParseException | StringIndexOutOfBoundsException _) {
            return Stream.empty();
        }
    }

    private Path next() {
        return folder.resolve(prefix() + STAMP.format(clock.instant()) + ENDING);
    }

    /// `tributary-` for `tributary.db`.
    private String prefix() {
        return file.getFileName().toString().replaceFirst("\\.[^.]*$", "") + "-";
    }

    private void prune() {
        var now = clock.instant();
        try {
            for (var future : List.of(true, false)) {
                var old = found().stream()
                        .filter(backup -> backup.made.isAfter(now) == future)
                        .sorted(Comparator.comparing(Found::made).reversed())
                        .skip(KEPT)
                        .toList();
                for (var backup : old) Files.deleteIfExists(backup.file);
            }
        } catch (IOException e) {
            log.warn("an old backup could not be removed", e);
        }
    }

    private static boolean isWhole(Path backup) {
        try (var sqliteConnection = SqliteConnection.reader(backup)) {
            IntegrityCheck.lookClosely(sqliteConnection);
            return Migrations.known().canOpen(Migrations.version(sqliteConnection));
        } catch (StoreException _) {
            return false;
        }
    }

    private void replaceWith(Path backup) throws IOException {
        var part = beside(".part");
        Files.copy(backup, part, StandardCopyOption.REPLACE_EXISTING);
        OwnerOnly.close(part);
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        putAside(".damaged-" + STAMP.format(clock.instant()));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void putAside(String ending) throws IOException {
        // The log first: a restored file must never meet the log of the one before it.
        for (var tail : List.of("-wal", "-shm", "")) {
            if (Files.exists(beside(tail))) Files.move(beside(tail), beside(ending + tail));
        }
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
