package tv.tributary.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tv.tributary.event.Event.Topic;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;
import tv.tributary.model.StreamInfo;

/// Measurements of sources. Thread-safe.
public final class MeasurementStore {
    private final Database database;

    public MeasurementStore(Database database) {
        this.database = database;
    }

    /// A source that may be played.
    public record Playable(ChannelId channel, SourceId source, ProviderId provider) {}

    /// Shows all sources that may be played, channel by channel, in a channel about in the order in which they are
    /// tried: none of providers that are switched off, and none that is blocked.
    public void eachPlayable(Consumer<Playable> action) {
        database.read(tx -> {
            tx.each(
                    """
                    select s.channel, s.id, s.provider
                    from source s indexed by source_channel cross join provider p on p.id = s.provider
                    where s.channel is not null and p.enabled and p.removed_at is null
                        and\s""" + ChannelStore.LIVE + """

                        and not exists (select 1 from decision b
                            where b.what = 'BLOCKED' and b.subject = s.id and b.other = 0)
                    order by s.channel, p.priority, s.quality desc, s.position
                    """,
                    row -> action.accept(new Playable(
                            new ChannelId(row.number(1)), new SourceId(row.number(2)), new ProviderId(row.number(3)))));
            return "";
        });
    }

    public Map<SourceId, StreamInfo> all() {
        return database.read(tx -> {
            var all = new HashMap<SourceId, StreamInfo>();
            tx.each(
                    "select source, seen_at, trouble, start, width, height, video, sound, bitrate, rate from vitals",
                    row -> all.put(new SourceId(row.number(1)), vitals(row)));
            return all;
        });
    }

    /// When those failed first that have failed ever since.
    public Map<SourceId, Instant> failingSince() {
        return database.read(tx -> {
            var all = new HashMap<SourceId, Instant>();
            tx.each(
                    "select source, failing_since from vitals where failing_since is not null",
                    row -> all.put(new SourceId(row.number(1)), row.instant(2)));
            return all;
        });
    }

    /// Does nothing if the source has gone meanwhile.
    public void put(SourceId source, StreamInfo streamInfo) {
        database.write(
                Topic.VITALS,
                tx -> tx.update(
                        """
                        insert into vitals (
                            source, seen_at, trouble, start, width, height, video, sound, bitrate, rate, failing_since)
                        select id, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, iif(?2 = '', null, ?1) from source where id = ?10
                        on conflict (source) do update set seen_at = excluded.seen_at, trouble = excluded.trouble,
                            start = excluded.start, width = excluded.width, height = excluded.height,
                            video = excluded.video, sound = excluded.sound, bitrate = excluded.bitrate,
                            rate = excluded.rate,
                            failing_since = iif(excluded.trouble = '', null, coalesce(failing_since, excluded.seen_at))
                        """,
                        streamInfo.at(),
                        streamInfo.trouble().map(FailureReason::name).orElse(""),
                        streamInfo.start(),
                        streamInfo.width(),
                        streamInfo.height(),
                        streamInfo.video(),
                        streamInfo.sound(),
                        streamInfo.bitrate(),
                        streamInfo.rate(),
                        source.value()));
    }

    /// How many of a provider's streams played at the end of a day.
    public record ProviderDay(LocalDate day, ProviderId provider, int playing, int failing, int untested) {}

    /// Keeps these in the place of what was kept of the same days, and forgets what is older than a year.
    public void keep(List<ProviderDay> days) {
        database.write(tx -> {
            for (var one : days) {
                tx.update("""
                        insert into health_day (day, provider, playing, failing, untested)
                        select ?, id, ?, ?, ? from provider where id = ?
                        on conflict (day, provider) do update set playing = excluded.playing,
                            failing = excluded.failing, untested = excluded.untested
                        """, one.day.toEpochDay(), one.playing, one.failing, one.untested, one.provider.value());
                tx.update(
                        "delete from health_day where day < ?",
                        one.day.minusYears(1).toEpochDay());
            }
            return "";
        });
    }

    /// Those days from `first` on of which something is known, the first first.
    public List<ProviderDay> days(LocalDate first) {
        return database.read(tx -> tx.list(
                """
                select day, provider, playing, failing, untested from health_day where day >= ? order by day, provider
                """,
                row -> new ProviderDay(
                        LocalDate.ofEpochDay(row.number(1)),
                        new ProviderId(row.number(2)),
                        row.integer(3),
                        row.integer(4),
                        row.integer(5)),
                first.toEpochDay()));
    }

    private static StreamInfo vitals(Row row) {
        var trouble = row.text(3);
        return new StreamInfo(
                row.instant(2),
                trouble.isEmpty() ? Optional.empty() : Optional.of(FailureReason.valueOf(trouble)),
                row.duration(4),
                row.integer(5),
                row.integer(6),
                row.text(7),
                row.text(8),
                row.number(9),
                row.real(10));
    }
}
