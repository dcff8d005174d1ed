package tv.tributary.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/// One row of a result, read by column number from 1. Valid only inside the callback: later use fails with an
/// [IllegalStateException].
public final class Row {
    private final ResultSet results;
    private boolean shown = true;

    Row(ResultSet results) {
        this.results = results;
    }

    /// Empty for NULL.
    public String text(int column) {
        check();
        try {
            var text = results.getString(column);
            return text == null ? "" : text;
        } catch (SQLException e) {
            throw SqliteErrors.of(e);
        }
    }

    /// 0 for NULL.
    public long number(int column) {
        check();
        try {
            return results.getLong(column);
        } catch (SQLException e) {
            throw SqliteErrors.of(e);
        }
    }

    /// 0 for NULL.
    ///
    /// @throws ArithmeticException if the number does not fit
    public int integer(int column) {
        return Math.toIntExact(number(column));
    }

    /// 0 for NULL.
    public double real(int column) {
        check();
        try {
            return results.getDouble(column);
        } catch (SQLException e) {
            throw SqliteErrors.of(e);
        }
    }

    /// False for NULL and 0.
    public boolean flag(int column) {
        return number(column) != 0;
    }

    /// No bytes for NULL.
    public byte[] bytes(int column) {
        check();
        try {
            var bytes = results.getBytes(column);
            return bytes == null ? new byte[0] : bytes;
        } catch (SQLException e) {
            throw SqliteErrors.of(e);
        }
    }

    /// Whether the column holds NULL.
    public boolean missing(int column) {
        check();
        try {
            results.getLong(column);
            return results.wasNull();
        } catch (SQLException e) {
            throw SqliteErrors.of(e);
        }
    }

    /// From epoch milliseconds; the epoch for NULL.
    public Instant instant(int column) {
        return Instant.ofEpochMilli(number(column));
    }

    /// From milliseconds; zero for NULL.
    public Duration duration(int column) {
        return Duration.ofMillis(number(column));
    }

    void end() {
        shown = false;
    }

    private void check() {
        if (!shown) throw new IllegalStateException("this row is no longer shown");
    }
}
