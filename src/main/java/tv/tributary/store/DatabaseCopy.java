package tv.tributary.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import tv.tributary.file.OwnerOnly;

/// Makes a complete copy of a database in use. Rebuilt row by row, so that a damaged database gives an
/// error, not a damaged copy.
final class DatabaseCopy {
    private DatabaseCopy() {}

    static void of(SqliteConnection sqliteConnection, Path file) {
        var target = file.toAbsolutePath();
        var part = target.resolveSibling(target.getFileName() + ".part");
        try {
            OwnerOnly.folder(target.resolveSibling(""));
            Files.deleteIfExists(part);
            // SQLite copies into an empty file, too, and leaves its mode alone.
            OwnerOnly.file(part);
            try (var statement = sqliteConnection.connection().prepareStatement("vacuum into ?")) {
                statement.setString(1, part.toString());
                statement.execute();
            }
            leaveProgrammesOut(part);
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

    /// Programmes of guides are most of a database and old after a week. A guide whose programmes are missing is
    /// read again at once.
    private static void leaveProgrammesOut(Path part) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.OFF);
        try (var copy = config.createConnection("jdbc:sqlite:" + part.toUri());
                var statement = copy.createStatement()) {
            try (var found = statement.executeQuery("select 1 from sqlite_master where name = 'programme_block'")) {
                if (!found.next()) return;
            }
            statement.executeUpdate("delete from programme_block");
            statement.executeUpdate("delete from guide_import");
            statement.executeUpdate(
                    "update guide_source set live_import = null, etag = '', last_modified = '', digest = '', last_at = null");
            statement.executeUpdate("vacuum");
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
