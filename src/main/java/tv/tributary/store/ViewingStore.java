package tv.tributary.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tv.tributary.store.ViewingRow.Ending;
import tv.tributary.store.ViewingRow.Total;

/// Who watched what, a row for each viewing. Thread-safe; everything blocks.
public final class ViewingStore {
    /// What is deleted in one turn.
    private static final int PIECE = 2_000;

    /// What was watched under a name on some whole days.
    ///
    /// @param name empty where it is not known
    /// @param time on those days
    /// @param viewings that began on them, as with bytes, switches and waiting
    /// @param waits how many had to wait for the first picture, and `waited` how long all of them did
    public record TotalRow(
            String name, Duration time, long viewings, long bytes, long switches, Duration waited, long waits) {}

    private static final String COLUMNS = """
            id, began_at, ended_at, channel, channel_name, person, device, provider, bytes, switches, ending,
            programme, waited
            """;

    private final Database database;

    public ViewingStore(Database database) {
        this.database = database;
    }

    /// The highest id a viewing has, 0 for none.
    public long last() {
        return database.read(tx ->
                tx.first("select max(id) from viewing", row -> row.number(1)).orElse(0L));
    }

    /// When the first that is kept began; empty if there is none.
    public Optional<Instant> oldest() {
        return database.read(tx -> tx.first("select began_at from viewing order by id limit 1", row -> row.instant(1)));
    }

    /// The ids of the channels watched in a period.
    public List<Long> channels(Instant from, Instant to) {
        return database.read(tx -> tx.list(
                "select distinct channel from viewing where ended_at > ? and began_at < ?",
                row -> row.number(1),
                from,
                to));
    }

    /// Adds viewings, or brings them up to date, in one transaction.
    public void put(Collection<ViewingRow> viewings) {
        database.write(tx -> {
            put(tx, viewings);
            return "";
        });
    }

    private static void put(Tx tx, Collection<ViewingRow> viewings) {
        var rollup = new ViewingRollup();
        known(tx, viewings).forEach(rollup::subtract);
        tx.batch(
                "insert or replace into viewing (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows -> viewings.forEach(one -> {
                    rollup.add(one);
                    rows.add(
                            one.id(),
                            one.began(),
                            one.ended(),
                            one.channel(),
                            one.channelName(),
                            one.person(),
                            one.device(),
                            one.provider(),
                            one.bytes(),
                            one.switches(),
                            one.ending(),
                            one.programme(),
                            one.waited());
                }));
        rollup.write(tx);
    }

    private static List<ViewingRow> known(Tx tx, Collection<ViewingRow> some) {
        var ids = some.stream().map(one -> Long.toString(one.id())).collect(Collectors.joining(",", "[", "]"));
        return tx.list(
                "select " + COLUMNS + " from viewing where id in (select value from json_each(?))",
                ViewingStore::viewing,
                ids);
    }

    /// Ends what a crash left running, at the last moment that is known of it.
    public void endRunning() {
        database.write(tx -> {
            var running = tx.list(
                    "select " + COLUMNS + " from viewing where ending = ?", ViewingStore::viewing, Ending.RUNNING);
            var rollup = new ViewingRollup();
            running.forEach(rollup::subtract);
            tx.update("update viewing set ending = ? where ending = ?", Ending.STOPPED, Ending.RUNNING);
            known(tx, running).forEach(rollup::add);
            rollup.write(tx);
            return "";
        });
    }

    /// Removes who watched, and on which device, from all viewings and totals.
    public void forgetPeople() {
        database.write(tx -> {
            ViewingRollup.forgetPeople(tx);
            return tx.update("update viewing set person = '', device = '' where person <> '' or device <> ''");
        });
    }

    /// Shows each viewing that overlaps the period, in the order in which they ended.
    public void each(Instant from, Instant to, Consumer<ViewingRow> action) {
        database.read(tx -> {
            tx.each(
                    "select " + COLUMNS + " from viewing where ended_at > ? and began_at < ? order by ended_at",
                    row -> action.accept(viewing(row)),
                    from,
                    to);
            return "";
        });
    }

    private static ViewingRow viewing(Row row) {
        return new ViewingRow(
                row.number(1),
                row.instant(2),
                row.instant(3),
                row.number(4),
                row.text(5),
                row.text(6),
                row.text(7),
                row.text(8),
                row.number(9),
                row.integer(10),
                Ending.valueOf(row.text(11)),
                row.text(12),
                row.duration(13));
    }

    /// What was watched on whole days, a row a name, those watched longest first.
    ///
    /// @param from a day since 1970 in UTC
    /// @param to the day after the last
    public List<TotalRow> days(Total by, long from, long to) {
        return database.read(tx -> tx.list(
                """
                select name, sum(millis) as time, sum(viewings), sum(bytes), sum(switches), sum(waited), sum(waits)
                from viewing_day where kind = ? and day >= ? and day < ? group by name order by time desc, name
                """,
                row -> new TotalRow(
                        row.text(1),
                        row.duration(2),
                        row.number(3),
                        row.number(4),
                        row.number(5),
                        row.duration(6),
                        row.number(7)),
                by,
                from,
                to));
    }

    /// Shows how long was watched within each hour in which anything was.
    ///
    /// @param from an hour since 1970
    /// @param to the hour after the last
    public void hours(long from, long to, BiConsumer<Long, Duration> action) {
        database.read(tx -> {
            tx.each(
                    "select hour, millis from viewing_hour where hour >= ? and hour < ? order by hour",
                    row -> action.accept(row.number(1), row.duration(2)),
                    from,
                    to);
            return "";
        });
    }

    /// Deletes viewings that ended before, and the oldest if there are more than so many.
    public void prune(Instant oldest, int most) {
        while (database.write(tx -> delete(tx, "ended_at < ? order by ended_at limit " + PIECE, oldest.toEpochMilli()))
                == PIECE) {}
        var last = database.read(
                tx -> tx.first("select id from viewing order by id desc limit 1 offset ?", row -> row.number(1), most));
        if (last.isEmpty()) return;
        while (database.write(tx -> delete(tx, "id <= ? order by id limit " + PIECE, last.get())) == PIECE) {}
    }

    private static int delete(Tx tx, String which, long limit) {
        var some = tx.list("select " + COLUMNS + " from viewing where " + which, ViewingStore::viewing, limit);
        if (some.isEmpty()) return 0;
        var rollup = new ViewingRollup();
        some.forEach(rollup::subtract);
        tx.batch("delete from viewing where id = ?", rows -> some.forEach(one -> rows.add(one.id())));
        rollup.write(tx);
        ViewingRollup.tidy(
                tx, some.stream().map(ViewingRow::ended).max(Instant::compareTo).orElseThrow());
        return some.size();
    }
}
