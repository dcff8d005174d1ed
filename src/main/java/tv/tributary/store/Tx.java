package tv.tributary.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// A database connection during one transaction. Arguments fill the `?` of the SQL in order: text, numbers, booleans
/// (0/1), instants (epoch milliseconds), durations (milliseconds), enums (their name), bytes, and optionals of these
/// (NULL when empty). Not thread-safe; must not be used afterwards.
public final class Tx {
    /// Rows a batch gathers before SQLite gets them: enough to save crossings, little enough to stay small.
    private static final int CHUNK = 500;

    private final SqliteConnection sqliteConnection;
    private boolean over;

    Tx(SqliteConnection sqliteConnection) {
        this.sqliteConnection = sqliteConnection;
    }

    /// Inserts, updates or deletes; returns how many rows changed.
    public int update(String sql, Object... arguments) {
        checkWriter();
        return use(sql, arguments, PreparedStatement::executeUpdate);
    }

    /// Inserts one row; returns its id, or 0 if none came in (`insert or ignore`). Where a row may be updated instead,
    /// ask with `returning id` and [#first].
    public long insert(String sql, Object... arguments) {
        return update(sql, arguments) == 0
                ? 0
                : first("select last_insert_rowid()", row -> row.number(1)).orElseThrow();
    }

    public <T> List<T> list(String sql, Function<Row, T> mapper, Object... arguments) {
        var all = new ArrayList<T>();
        each(sql, row -> all.add(mapper.apply(row)), arguments);
        return all;
    }

    /// The first row only; the rest is not read.
    public <T> Optional<T> first(String sql, Function<Row, T> mapper, Object... arguments) {
        return use(sql, arguments, statement -> {
            try (var results = statement.executeQuery()) {
                return results.next() ? Optional.of(show(results, mapper)) : Optional.empty();
            }
        });
    }

    /// Shows each row as it comes, without keeping it.
    public void each(String sql, Consumer<Row> action, Object... arguments) {
        use(sql, arguments, statement -> {
            try (var results = statement.executeQuery()) {
                while (results.next()) {
                    show(results, row -> {
                        action.accept(row);
                        return "";
                    });
                }
                return "";
            }
        });
    }

    /// Many executions of one statement.
    public void batch(String sql, Consumer<Batch> rows) {
        checkWriter();
        use(sql, new Object[0], statement -> {
            var chunks = new Chunks(statement);
            rows.accept(chunks);
            chunks.end();
            return "";
        });
    }

    /// Takes the rows of a batch.
    interface Batch {
        void add(Object... arguments);
    }

    void end() {
        over = true;
    }

    private interface Use<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T use(String sql, Object[] arguments, Use<T> use) {
        if (over) throw new IllegalStateException("this transaction is over");
        try {
            var statement = sqliteConnection.take(sql);
            var whole = false;
            try {
                fill(statement, arguments);
                var outcome = use.with(statement);
                whole = true;
                return outcome;
            } finally {
                // A statement that failed may hold a half-filled batch: not worth keeping.
                if (whole) sqliteConnection.giveBack(sql, statement);
                else statement.close();
            }
        } catch (SQLException e) {
            throw SqliteErrors.of(e);
        }
    }

    private void checkWriter() {
        if (sqliteConnection.kind() != SqliteConnection.Kind.WRITER)
            throw new IllegalStateException("a read may not change anything");
    }

    private static <T> T show(ResultSet results, Function<Row, T> mapper) {
        var row = new Row(results);
        try {
            return mapper.apply(row);
        } finally {
            row.end();
        }
    }

    private static void fill(PreparedStatement statement, Object[] arguments) throws SQLException {
        for (var i = 0; i < arguments.length; i++) put(statement, i + 1, arguments[i]);
    }

    private static void put(PreparedStatement statement, int at, Object argument) throws SQLException {
        switch (argument) {
            case String text -> statement.setString(at, text);
            case Long number -> statement.setLong(at, number);
            case Integer number -> statement.setInt(at, number);
            case Short number -> statement.setInt(at, number);
            case Byte number -> statement.setInt(at, number);
            case Double number -> statement.setDouble(at, number);
            case Float number -> statement.setDouble(at, number);
            case Boolean flag -> statement.setInt(at, flag ? 1 : 0);
            case Instant instant -> statement.setLong(at, instant.toEpochMilli());
            case Duration duration -> statement.setLong(at, duration.toMillis());
            case Enum<?> constant -> statement.setString(at, constant.name());
            case byte[] bytes -> statement.setBytes(at, bytes);
            case Optional<?> maybe when maybe.isPresent() -> put(statement, at, maybe.get());
            case Optional<?> _ -> statement.setObject(at, null);
            default ->
                throw new IllegalArgumentException(
                        "no column for a " + argument.getClass().getName());
        }
    }

    private static final class Chunks implements Batch {
        private final PreparedStatement statement;
        private int waiting;
        private boolean over;

        Chunks(PreparedStatement statement) {
            this.statement = statement;
        }

        @Override
        public void add(Object... arguments) {
            if (over) throw new IllegalStateException("this batch is over");
            try {
                fill(statement, arguments);
                statement.addBatch();
                if (++waiting == CHUNK) flush();
            } catch (SQLException e) {
                throw SqliteErrors.of(e);
            }
        }

        void end() throws SQLException {
            over = true;
            flush();
        }

        private void flush() throws SQLException {
            if (waiting > 0) statement.executeBatch();
            waiting = 0;
        }
    }
}
