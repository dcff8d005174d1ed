package tv.tributary.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Bytes received and sent, a row a minute, or an hour where they are older. Thread-safe; everything blocks.
public final class TrafficStore {
    private static final long HOUR = Duration.ofHours(1).toSeconds();

    /// @param at the beginning of the minute or hour
    /// @param received from providers
    /// @param sent to viewers
    /// @param saved what providers did not have to send again
    /// @param viewers the most at once
    public record TrafficRow(Instant at, long received, long sent, long saved, int viewers) {}

    private final Database database;

    public TrafficStore(Database database) {
        this.database = database;
    }

    /// Adds to what is there of that minute.
    public void add(TrafficRow row) {
        database.write(tx ->
                tx.update("""
                insert into traffic (at, received, sent, saved, viewers) values (?, ?, ?, ?, ?)
                on conflict (at) do update set received = received + excluded.received, sent = sent + excluded.sent,
                    saved = saved + excluded.saved, viewers = max(viewers, excluded.viewers)
                """, row.at().getEpochSecond(), row.received(), row.sent(), row.saved(), row.viewers()));
    }

    /// Those that begin within a period, a row an hour, in order.
    public List<TrafficRow> hours(Instant from, Instant to) {
        return database.read(tx -> tx.list(
                """
                select at / ?1 * ?1, sum(received), sum(sent), sum(saved), max(viewers) from traffic
                where at >= ?2 and at < ?3 group by 1 order by 1
                """,
                row -> new TrafficRow(
                        Instant.ofEpochSecond(row.number(1)),
                        row.number(2),
                        row.number(3),
                        row.number(4),
                        row.integer(5)),
                HOUR,
                from.getEpochSecond(),
                to.getEpochSecond()));
    }

    /// Makes hours of minutes, and deletes hours.
    ///
    /// @param minutes of which whole hours before it
    /// @param oldest the first that stays
    public void prune(Instant minutes, Instant oldest) {
        var until = minutes.getEpochSecond() / HOUR * HOUR;
        database.write(tx -> {
            tx.update("""
                    insert into traffic (at, received, sent, saved, viewers)
                    select at / ?1 * ?1, sum(received), sum(sent), sum(saved), max(viewers) from traffic
                    where at < ?2 and at % ?1 <> 0 group by 1
                    on conflict (at) do update set received = received + excluded.received,
                        sent = sent + excluded.sent, saved = saved + excluded.saved,
                        viewers = max(viewers, excluded.viewers)
                    """, HOUR, until);
            tx.update("delete from traffic where at < ? and at % ? <> 0", until, HOUR);
            return tx.update("delete from traffic where at < ?", oldest.getEpochSecond());
        });
    }
}
