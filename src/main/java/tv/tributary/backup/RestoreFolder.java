package tv.tributary.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import tv.tributary.file.OwnerOnly;
import tv.tributary.store.Backups;

/// The folder in which a restore waits until nothing uses the database. What is ready bears another name than what is
/// being prepared, so that half of one is never put in place. Thread-safe as far as the file system is.
///
/// @param path within the data folder; made when it is needed
public record RestoreFolder(Path path) {
    static final String RECEIVED = "received";
    static final String PREPARED = "prepared.db";
    static final String PREPARED_TOKEN = "prepared-token";
    /// What a run that ended meanwhile may have left.
    static final List<String> WAITING = List.of(RECEIVED, PREPARED, PREPARED_TOKEN);

    private static final String READY = "ready.db";
    private static final String READY_TOKEN = "ready-token";
    /// Beside what is unpacked there must be room for the rest of the machine.
    private static final long SPARE = 256L << 20;

    Path file(String name) {
        try {
            OwnerOnly.folder(path);
            return path.resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How many bytes may be unpacked here. A half: the database is rewritten once.
    long room() {
        return Math.max(0, path.toFile().getUsableSpace() - SPARE) / 2;
    }

    void delete(Path file) {
        try {
            for (var tail : List.of("", "-wal", "-shm", "-journal")) Files.deleteIfExists(Path.of(file + tail));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The database last: without one nothing is ready.
    void makeReady() {
        try {
            Files.deleteIfExists(path.resolve(READY_TOKEN));
            if (Files.exists(path.resolve(PREPARED_TOKEN)))
                Files.move(path.resolve(PREPARED_TOKEN), path.resolve(READY_TOKEN), StandardCopyOption.ATOMIC_MOVE);
            Files.move(path.resolve(PREPARED), path.resolve(READY), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts what is ready in the place of the database, which must not be open, and clears the folder. A start that was
    /// interrupted here goes on at the next.
    ///
    /// @param token the file of the API's token
    /// @return whether something was ready
    public boolean apply(Backups backups, Path token) {
        if (!Files.isDirectory(path)) return false;
        boolean ready = Files.exists(path.resolve(READY));
        try {
            if (ready && Files.exists(path.resolve(READY_TOKEN)))
                Files.move(path.resolve(READY_TOKEN), token, StandardCopyOption.REPLACE_EXISTING);
            if (ready) backups.replaceBy(path.resolve(READY));
            try (var rest = Files.newDirectoryStream(path)) {
                for (var file : rest) if (Files.isRegularFile(file)) Files.delete(file);
            }
            return ready;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
