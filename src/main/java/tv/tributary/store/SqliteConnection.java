package tv.tributary.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import tv.tributary.store.StoreException.Reason;

/// One connection with its prepared statements. Belongs to one thread at a time.
final class SqliteConnection implements AutoCloseable {
    private static final int PREPARED = 64;
    private static final int BUSY_MILLIS = 5_000;
    /// Whoever holds the file when it is opened holds it for good.
    private static final int OPENING_MILLIS = 1_000;
    /// A log that grew under long reads shrinks back to this.
    private static final int WAL_BYTES = 16 << 20;
    /// In KiB, outside the heap. A large list's index is filled in random order: a cache too small for it writes the
    /// same pages again and again.
    private static final int WRITER_CACHE = 48 << 10;
    private static final int READER_CACHE = 8 << 10;
    private static final Duration CHECKPOINT = Duration.ofMillis(100);
    /// Fewer copies from the log into the file while a list is stored.
    private static final int CHECKPOINT_PAGES = 4_000;

    /// The rights of a session.
    enum Kind {
        READER,
        WRITER
    }

    private final Connection connection;
    private final Kind kind;
    private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(PREPARED, 0.75f, true);

    private SqliteConnection(Connection connection, Kind kind) {
        this.connection = connection;
        this.kind = kind;
    }

    static SqliteConnection writer(Path file) {
        var config = config();
        config.setJournalMode(JournalMode.WAL);
        config.setJournalSizeLimit(WAL_BYTES);
        config.enforceForeignKeys(true);
        return open(file, config, Kind.WRITER);
    }

    static SqliteConnection reader(Path file) {
        var config = config();
        config.setReadOnly(true);
        return open(file, config, Kind.READER);
    }

    /// An empty database that nobody else sees.
    static SqliteConnection inMemory() {
        try {
            return new SqliteConnection(config().createConnection("jdbc:sqlite::memory:"), Kind.WRITER);
        } catch (SQLException e) {
            throw SqliteErrors.of(e);
        }
    }

    private static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setBusyTimeout(OPENING_MILLIS);
        config.setSynchronous(SynchronousMode.NORMAL);
        return config;
    }

    private static SqliteConnection open(Path file, SQLiteConfig config, Kind kind) {
        try {
            var sqliteConnection = new SqliteConnection(config.createConnection("jdbc:sqlite:" + address(file)), kind);
            sqliteConnection.ask("pragma busy_timeout = " + BUSY_MILLIS);
            sqliteConnection.run("pragma cache_size = -" + (kind == Kind.WRITER ? WRITER_CACHE : READER_CACHE));
            if (kind == Kind.WRITER) sqliteConnection.ask("pragma wal_autocheckpoint = " + CHECKPOINT_PAGES);
            return sqliteConnection;
        } catch (SQLException e) {
            throw SqliteErrors.of(e);
        }
    }

    /// As a URI: in a plain path a `?` would begin parameters.
    private static String address(Path file) {
        return file.toAbsolutePath().toUri().toString();
    }

    Kind kind() {
        return kind;
    }

    /// Lends a statement for one use. It is taken out of the cache meanwhile, so that the same SQL may run again
    /// while its rows are being read.
    PreparedStatement take(String sql) throws SQLException {
        var known = prepared.remove(sql);
        return known != null ? known : connection.prepareStatement(sql);
    }

    void giveBack(String sql, PreparedStatement statement) throws SQLException {
        statement.clearParameters();
        var other = prepared.put(sql, statement);
        if (other != null) other.close();
        if (prepared.size() > PREPARED) {
            var eldest = prepared.entrySet().iterator().next();
            prepared.remove(eldest.getKey());
            eldest.getValue().close();
        }
    }

    /// Runs one or more statements that take no arguments and give no rows.
    void run(String sql) {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw SqliteErrors.of(e);
        }
    }

    /// The first column of the first row as text, empty if there is none: for pragmas.
    String ask(String sql) {
        try (var statement = connection.createStatement();
                var results = statement.executeQuery(sql)) {
            var text = results.next() ? results.getString(1) : "";
            return text == null ? "" : text;
        } catch (SQLException e) {
            throw SqliteErrors.of(e);
        }
    }

    /// Does something with less patience for locks than usual.
    private void waitingAtMost(Duration limit, Runnable action) {
        ask("pragma busy_timeout = " + limit.toMillis());
        try {
            action.run();
        } finally {
            ask("pragma busy_timeout = " + BUSY_MILLIS);
        }
    }

    /// Undoes the transaction that is open; what keeps it from that is added to `why`.
    void rollback(Throwable why) {
        try {
            run("rollback");
        } catch (StoreException e) {
            // SQLite rolls back by itself after some failures; then there is nothing left to undo.
            why.addSuppressed(e);
        }
    }

    /// Empties the log into the file, unless a read is in the way: it is left for the next time then, so that no
    /// writer waits behind it.
    void emptyLog() {
        waitingAtMost(CHECKPOINT, () -> ask("pragma wal_checkpoint(truncate)"));
    }

    /// Gives back the memory of its cached pages. They are read again when they are needed.
    void shrink() {
        run("pragma shrink_memory");
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() {
        try {
            for (var statement : prepared.values()) statement.close();
            connection.close();
        } catch (SQLException e) {
            throw new StoreException(Reason.FAILED, "the database did not close", e);
        }
    }
}
