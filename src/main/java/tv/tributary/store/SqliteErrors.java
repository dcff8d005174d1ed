package tv.tributary.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import tv.tributary.store.StoreException.Reason;

/// Maps SQLite errors to reasons the user can act on.
final class SqliteErrors {
    /// In bytes: less than a file system needs for the smallest file.
    private static final long NO_ROOM = 64 << 10;

    private SqliteErrors() {}

    /// A file could not be written.
    static StoreException writing(Path file, IOException e) {
        return full(file, e)
                .orElseGet(() ->
                        new StoreException(Reason.NOT_WRITABLE, "it could not be written: " + file.getFileName(), e));
    }

    /// The same failure as one of a full disk, if it is full where the file is.
    static Optional<StoreException> full(Path file, Exception e) {
        var folder = file.toAbsolutePath().getParent();
        return folder != null && folder.toFile().getUsableSpace() < NO_ROOM
                ? Optional.of(new StoreException(Reason.DISK_FULL, "the disk is full", e))
                : Optional.empty();
    }

    static StoreException of(SQLException e) {
        // The log's index cannot grow: a full disk, which SQLite calls an error only here.
        if (e.getErrorCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE.code) {
            return new StoreException(Reason.DISK_FULL, "the disk is full", e);
        }
        // Extended codes carry the plain one in their low byte.
        var code = SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff);
        return switch (code) {
            case SQLITE_CORRUPT, SQLITE_NOTADB -> new StoreException(Reason.DAMAGED, "the database is damaged", e);
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new StoreException(Reason.IN_USE, "another program is using the database", e);
            case SQLITE_FULL -> new StoreException(Reason.DISK_FULL, "the disk is full", e);
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH ->
                new StoreException(Reason.NOT_WRITABLE, "the database may not be written", e);
            case SQLITE_IOERR ->
                new StoreException(Reason.DISK_ERROR, "the disk did not do what the database asked", e);
            default -> new StoreException(Reason.FAILED, "the database refused: " + e.getMessage(), e);
        };
    }
}
