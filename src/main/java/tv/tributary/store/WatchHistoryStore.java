package tv.tributary.store;

import java.time.Instant;
import java.util.List;
import tv.tributary.model.ChannelId;

/// The times at which channels were last watched, the newest few hundred. Thread-safe.
public final class WatchHistoryStore {
    private static final int KEPT = 500;

    /// @param at when somebody last watched it
    public record Watched(ChannelId channel, Instant at) {}

    private final Database database;

    public WatchHistoryStore(Database database) {
        this.database = database;
    }

    /// Notes that a channel was watched until then; does nothing if there is no such channel.
    public void note(ChannelId channel, Instant at) {
        database.write(tx -> {
            tx.update("""
                    insert into watched (channel, at) select id, ?2 from channel where id = ?1
                    on conflict (channel) do update set at = max(at, excluded.at)
                    """, channel.value(), at);
            tx.update(
                    "delete from watched where channel in (select channel from watched order by at desc limit -1 offset ?)",
                    KEPT);
            return "";
        });
    }

    /// The newest first.
    public List<Watched> recent() {
        return database.read(tx -> tx.list(
                "select channel, at from watched order by at desc, channel desc",
                row -> new Watched(new ChannelId(row.number(1)), row.instant(2))));
    }
}
