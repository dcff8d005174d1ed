package tv.tributary.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Who watched what, a row for each viewing. Thread-safe; everything blocks.
public final class ViewingStore {
    /// What is deleted in one turn.
    private static final int PIECE = 2_000;

    /// How a viewing ended.
    public enum Ending {
        /// It has not; after a crash, until the next start.
        RUNNING,
        /// The player closed the connection, or stopped to ask.
        LEFT,
        /// Tributary closed it.
        DISCONNECTED,
        /// Tributary ended.
        STOPPED
    }

    /// @param ended the last known moment while it runs
    /// @param person empty for the household, and where names are not kept
    /// @param device what the player calls itself; empty where names are not kept
    /// @param provider whose source was on air at the end; empty if that is not known
    /// @param switches how often the channel changed its source meanwhile
    public record Viewing(
            long id,
            Instant began,
            Instant ended,
            long channel,
            String channelName,
            String person,
            String device,
            String provider,
            long bytes,
            int switches,
            Ending ending) {}

    /// What viewings are added up by.
    public enum Total {
        CHANNEL("channel_name"),
        PERSON("person"),
        DEVICE("device"),
        PROVIDER("provider");

        private final String column;

        Total(String column) {
            this.column = column;
        }
    }

    /// @param name empty where it is not known
    /// @param time within the period
    public record TotalRow(String name, long viewings, Duration time, long bytes, long switches) {}

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
    public void put(Collection<Viewing> viewings) {
        database.write(tx -> {
            tx.batch(
                    """
                    insert or replace into viewing (id, began_at, ended_at, channel, channel_name, person, device,
                        provider, bytes, switches, ending)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    rows -> viewings.forEach(one -> rows.add(
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
                            one.ending())));
            return "";
        });
    }

    /// Ends what a crash left running, at the last moment that is known of it.
    public void endRunning() {
        database.write(
                tx -> tx.update("update viewing set ending = ? where ending = ?", Ending.STOPPED, Ending.RUNNING));
    }

    /// Removes who watched, and on which device, from all viewings.
    public void forgetPeople() {
        database.write(
                tx -> tx.update("update viewing set person = '', device = '' where person <> '' or device <> ''"));
    }

    /// Shows each viewing that overlaps the period, in the order in which they ended.
    public void each(Instant from, Instant to, Consumer<Viewing> action) {
        database.read(tx -> {
            tx.each("""
                    select id, began_at, ended_at, channel, channel_name, person, device, provider, bytes, switches, ending
                    from viewing where ended_at > ? and began_at < ? order by ended_at
                    """, row -> action.accept(viewing(row)), from, to);
            return "";
        });
    }

    private static Viewing viewing(Row row) {
        return new Viewing(
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
                Ending.valueOf(row.text(11)));
    }

    /// Those watched longest first.
    public List<TotalRow> totals(Total by, Instant from, Instant to, int limit) {
        return database.read(tx -> tx.list(
                "select " + by.column + """
                        , count(*), sum(min(ended_at, ?2) - max(began_at, ?1)) as time, sum(bytes), sum(switches)
                        from viewing where ended_at > ?1 and began_at < ?2 group by 1 order by time desc, 1 limit ?3
                        """,
                row -> new TotalRow(row.text(1), row.number(2), row.duration(3), row.number(4), row.number(5)),
                from,
                to,
                limit));
    }

    /// Deletes viewings that ended before, and the oldest if there are more than so many.
    public void prune(Instant oldest, int most) {
        while (database.write(tx -> tx.update("""
                        delete from viewing where id in (select id from viewing where ended_at < ? limit ?)
                        """, oldest, PIECE)) == PIECE) {}
        database.write(tx -> tx.update(
                "delete from viewing where id <= (select id from viewing order by id desc limit 1 offset ?)", most));
    }
}
