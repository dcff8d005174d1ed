package tv.tributary.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import tv.tributary.event.Events;
import tv.tributary.store.Database;

/// A fresh database in a folder of its own, gone when closed. Its scripts run once for all tests of this JVM, each of
/// which gets a copy of the file: running them takes far longer than most tests.
public final class TempStore implements AutoCloseable {
    private static final byte[] FRESH = createFresh();

    private final Path folder;
    private final Events events = new Events();
    private Database database;

    public TempStore() {
        try {
            folder = Files.createTempDirectory("tributary-test");
            Files.write(file(), FRESH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database = Database.open(file(), events);
    }

    private static byte[] createFresh() {
        try (var events = new Events()) {
            var folder = Files.createTempDirectory("tributary-test");
            var file = folder.resolve("tributary.db");
            Database.open(file, events).close();
            var fresh = Files.readAllBytes(file);
            delete(folder);
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Database database() {
        return database;
    }

    public Events events() {
        return events;
    }

    public Path folder() {
        return folder;
    }

    public Path file() {
        return folder.resolve("tributary.db");
    }

    /// Closes the database and opens the same file again.
    public Database reopen() {
        database.close();
        database = Database.open(file(), events);
        return database;
    }

    @Override
    public void close() {
        database.close();
        events.close();
        delete(folder);
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
