package tv.tributary.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tv.tributary.event.Event.Topic;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;

/// What lists say of archives, and the zones in which providers count their times. Thread-safe.
public final class ArchiveStore {
    private final Database database;

    public ArchiveStore(Database database) {
        this.database = database;
    }

    /// A stream of a channel that may have an archive.
    ///
    /// @param url where it plays live; may hold credentials
    /// @param attributes what its list says of it
    public record ArchivedSource(ChannelId channel, String url, Map<String, String> attributes) {}

    /// Shows all those that may be played, in no order.
    public void each(Consumer<ArchivedSource> action) {
        database.read(tx -> {
            tx.each(
                    """
                    select s.channel, s.url, s.attributes from source s cross join provider p on p.id = s.provider
                    where s.channel is not null and p.enabled and p.removed_at is null
                        and (instr(s.attributes, 'catchup') or instr(s.attributes, 'tvg-rec')
                            or instr(s.attributes, 'timeshift'))
                        and not exists (
                            select 1 from decision b where b.what = 'BLOCKED' and b.subject = s.id and b.other = 0)
                        and\s""" + ChannelStore.LIVE,
                    row -> action.accept(
                            new ArchivedSource(new ChannelId(row.number(1)), row.text(2), MapCodec.read(row.text(3)))));
            return "";
        });
    }

    /// The zones that the user has set; ids of the time zone database, or offsets.
    public Map<ProviderId, String> zones() {
        var zones = new HashMap<ProviderId, String>();
        database.read(tx -> {
            tx.each(
                    "select provider, zone from archive_zone",
                    row -> zones.put(new ProviderId(row.number(1)), row.text(2)));
            return "";
        });
        return zones;
    }

    /// @param zone empty to take what the provider says
    public void setZone(ProviderId provider, Optional<String> zone) {
        database.write(Topic.PROVIDERS, tx -> {
            tx.update("delete from archive_zone where provider = ?", provider.value());
            zone.ifPresent(
                    id -> tx.update("insert into archive_zone (provider, zone) values (?, ?)", provider.value(), id));
            return "";
        });
    }
}
