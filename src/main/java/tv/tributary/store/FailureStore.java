package tv.tributary.store;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// How often what failed, a row a day and name. Thread-safe; everything blocks.
public final class FailureStore {
    /// What fails.
    public enum Failing {
        PROVIDER,
        CHANNEL,
        /// One stream of a provider.
        SOURCE
    }

    /// @param day since 1970 in UTC
    public record FailureKey(Failing kind, long day, String name) {}

    /// @param saves how often another source went on with it
    /// @param lasted how long nothing played
    public record FailureCount(long failures, long saves, Duration lasted) {
        public FailureCount plus(FailureCount other) {
            return new FailureCount(failures + other.failures, saves + other.saves, lasted.plus(other.lasted));
        }
    }

    public record FailureRow(FailureKey key, FailureCount count) {}

    private final Database database;

    public FailureStore(Database database) {
        this.database = database;
    }

    /// Adds to what is there.
    public void add(Collection<FailureRow> some) {
        database.write(tx -> {
            tx.batch(
                    """
                    insert into failure_day (kind, day, name, failures, saves, millis) values (?, ?, ?, ?, ?, ?)
                    on conflict (kind, day, name) do update set failures = failures + excluded.failures,
                        saves = saves + excluded.saves, millis = millis + excluded.millis
                    """,
                    rows -> some.forEach(one -> rows.add(
                            one.key().kind(),
                            one.key().day(),
                            one.key().name(),
                            one.count().failures(),
                            one.count().saves(),
                            one.count().lasted())));
            return "";
        });
    }

    /// What failed on some days, added up under day 0; those that failed most often first.
    ///
    /// @param to the day after the last
    public List<FailureRow> totals(Failing kind, long from, long to, int limit) {
        return database.read(tx -> tx.list(
                """
                select name, sum(failures) as times, sum(saves), sum(millis) from failure_day
                where kind = ? and day >= ? and day < ? group by name order by times desc, name limit ?
                """,
                row -> new FailureRow(
                        new FailureKey(kind, 0, row.text(1)),
                        new FailureCount(row.number(2), row.number(3), row.duration(4))),
                kind,
                from,
                to,
                limit));
    }

    /// Deletes what is older.
    ///
    /// @param oldest the first day that stays
    public void prune(long oldest) {
        for (var kind : Failing.values())
            database.write(tx -> tx.update("delete from failure_day where kind = ? and day < ?", kind, oldest));
    }
}
