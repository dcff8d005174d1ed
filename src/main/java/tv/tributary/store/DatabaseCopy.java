package tv.tributary.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import tv.tributary.file.OwnerOnly;

/// Makes a complete copy of a database in use. Rebuilt row by row, so that a damaged database gives an error, not a
/// damaged copy.
final class DatabaseCopy {
    private DatabaseCopy() {}

    static void of(Session session, Path file) {
        var target = file.toAbsolutePath();
        var part = target.resolveSibling(target.getFileName() + ".part");
        try {
            OwnerOnly.folder(target.resolveSibling(""));
            Files.deleteIfExists(part);
            // SQLite copies into an empty file, too, and leaves its mode alone.
            OwnerOnly.file(part);
            try (var statement = session.connection().prepareStatement("vacuum into ?")) {
                statement.setString(1, part.toString());
                statement.execute();
            }
            try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException e) {
            delete(part);
            throw SqliteErrors.of(e);
        } catch (IOException e) {
            throw SqliteErrors.writing(target, e);
        }
    }

    /// Half a copy on a full disk is in the way of everything else.
    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw SqliteErrors.writing(part, e);
        }
    }
}
