package tv.tributary.store;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// SQLite's native code in a folder that lasts: unpacked once for each version, where the driver would unpack and
/// compare it at each start. Call it before the first database is opened.
public final class SqliteLibrary {
    private static final Logger log = LoggerFactory.getLogger(SqliteLibrary.class);
    private static final String FOLDER = "org.sqlite.lib.path";
    private static final String NAME = "org.sqlite.lib.name";

    private SqliteLibrary() {}

    /// Where that does not work the driver does as it would without this, as it does where the user has set the folder.
    ///
    /// @param folder lets native code run, and only its owner write
    public static void unpackInto(Path folder) {
        if (System.getProperty(FOLDER) != null) return;
        try {
            var name = unpack(folder);
            System.setProperty(FOLDER, folder.toString());
            System.setProperty(NAME, name);
        } catch (IOException e) {
            log.debug("SQLite's library cannot be kept in {}: {}", folder, e.toString());
        }
    }

    /// @return the library's name in the folder
    /// @throws IOException if there is none for this system, or it cannot be written
    static String unpack(Path folder) throws IOException {
        var plainName = LibraryLoaderUtil.getNativeLibName();
        var packed = SQLiteJDBCLoader.class.getResource(LibraryLoaderUtil.getNativeLibResourcePath() + "/" + plainName);
        if (packed == null) throw new NoSuchFileException(plainName);
        var library = folder.resolve(SQLiteJDBCLoader.getVersion() + "-" + plainName);
        if (!Files.isRegularFile(library) || Files.size(library) != size(packed)) {
            // Whoever starts at the same moment finds none or all of it.
            var fresh = Files.createTempFile(folder, "sqlite-", ".part");
            try (var bytes = packed.openStream()) {
                Files.copy(bytes, fresh, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(fresh, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return library.getFileName().toString();
    }

    private static long size(URL packed) throws IOException {
        return packed.openConnection().getContentLengthLong();
    }
}
