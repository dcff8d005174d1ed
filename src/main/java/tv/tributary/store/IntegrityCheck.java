package tv.tributary.store;

import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteErrorCode;
import tv.tributary.store.StoreException.Reason;

/// Checks whether a database is intact.
final class IntegrityCheck {
    /// Looks at a start: about 250 MB are read in one second, and nobody waits longer than this for a window. What a
    /// larger file holds beyond is found when it is read.
    static final Duration AT_START = Duration.ofMillis(700);
    /// How many steps of SQLite between two looks at the clock; about 4 ms.
    private static final int STEPS = 10_000;

    private IntegrityCheck() {}

    /// Looks for damage until all is seen or the time is over.
    ///
    /// @throws StoreException if there is damage
    static void look(SqliteConnection sqliteConnection, Duration limit) {
        var end = System.nanoTime() + limit.toNanos();
        var clock = new ProgressHandler() {
            @Override
            protected int progress() {
                return System.nanoTime() - end > 0 ? 1 : 0;
            }
        };
        try {
            ProgressHandler.setHandler(sqliteConnection.connection(), STEPS, clock);
            try (var statement = sqliteConnection.connection().createStatement();
                    var results = statement.executeQuery("pragma quick_check(1)")) {
                judge(results.next() ? results.getString(1) : "no answer");
            } finally {
                ProgressHandler.clearHandler(sqliteConnection.connection());
            }
        } catch (SQLException e) {
            if (e.getErrorCode() != SQLiteErrorCode.SQLITE_INTERRUPT.code) throw SqliteErrors.of(e);
        }
    }

    /// Looks at everything, indexes against their tables too, however long it takes.
    ///
    /// @throws StoreException if there is damage
    static void lookClosely(SqliteConnection sqliteConnection) {
        judge(sqliteConnection.ask("pragma integrity_check(1)"));
    }

    private static void judge(String finding) {
        if (!"ok".equals(finding)) throw new StoreException(Reason.DAMAGED, "the database is damaged: " + finding);
    }
}
