package tv.tributary.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import tv.tributary.event.Events;
import tv.tributary.store.Database;

/// A fresh database in a folder of its own, gone when closed.
public final class TempStore implements AutoCloseable {
    private final Path folder;
    private final Events events = new Events();
    private Database database;

    public TempStore() {
        try {
            folder = Files.createTempDirectory("tributary-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database = Database.open(file(), events);
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
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
