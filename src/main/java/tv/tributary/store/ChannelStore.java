package tv.tributary.store;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Source;
import tv.tributary.model.Source.SourceKind;
import tv.tributary.model.SourceId;

/// Channels and their live sources. Ids are never re-used. Thread-safe.
public final class ChannelStore {
    /// Whether a source `s` is in the live list of its provider `p`.
    static final String LIVE = "(s.since <= p.list and (s.until is null or s.until > p.list or s.until <= s.since))";

    private static final String MEMBER = """
            select s.channel, s.id, c.number, s.provider, s.title, s.group_title, s.logo, s.tvg_id, s.quality,
                s.position, s.home is null, s.url, s.kind = 'RADIO', s.name, s.merge_key, s.tvg_name,
                s.attributes <> '' and instr(s.attributes, 'adult' || char(31) || '1' || char(30)) > 0
            from source s indexed by source_channel
                cross join provider p on p.id = s.provider cross join channel c on c.id = s.channel
            where\s""" + LIVE;

    private final Database database;

    public ChannelStore(Database database) {
        this.database = database;
    }

    /// A source of a live list, as far as lists of channels show it.
    ///
    /// @param title its name without country and marks of quality
    /// @param own whether it would be in this channel without the user's edits
    /// @param name as the list has it
    /// @param mergeKey what it has in common with its channel
    /// @param tvgName what its guide calls it
    /// @param adult whether its provider marks it as one for adults, as attribute `adult`
    public record Member(
            long channel,
            long source,
            String number,
            long provider,
            String title,
            String group,
            String logo,
            String tvgId,
            int quality,
            int position,
            boolean own,
            String url,
            boolean radio,
            String name,
            String mergeKey,
            String tvgName,
            boolean adult) {}

    /// A source of a channel and what decides on its place.
    ///
    /// @param mergeKey what it has in common with its channel
    /// @param quality higher is better
    /// @param position in its list
    /// @param base the channel it would be in if none were merged
    /// @param placedByUser whether the user put it there
    /// @param blocked whether the user never wants to see it
    public record Ranked(
            Source source,
            String title,
            int quality,
            String mergeKey,
            int position,
            long base,
            boolean placedByUser,
            boolean blocked) {}

    /// The number of entries of a kind in a provider's live list.
    public record KindCount(ProviderId provider, SourceKind kind, int count) {}

    /// Shows all members of all channels, channel by channel, in a channel in no order: those of providers
    /// out of sight or switched off, too.
    public void eachMember(Consumer<Member> action) {
        database.read(tx -> {
            tx.each(MEMBER + " and s.channel is not null order by s.channel", row -> action.accept(member(row)));
            return "";
        });
    }

    /// As [#eachMember(Consumer)], for some channels.
    public void eachMember(Collection<Long> channels, Consumer<Member> action) {
        database.read(tx -> {
            for (var channel : channels) {
                tx.each(MEMBER + " and s.channel = ?", row -> action.accept(member(row)), channel);
            }
            return "";
        });
    }

    private static Member member(Row row) {
        return new Member(
                row.number(1),
                row.number(2),
                row.text(3),
                row.number(4),
                row.text(5),
                row.text(6),
                row.text(7),
                row.text(8),
                row.integer(9),
                row.integer(10),
                row.flag(11),
                row.text(12),
                row.flag(13),
                row.text(14),
                row.text(15),
                row.text(16),
                row.flag(17));
    }

    /// The live sources of a channel at enabled providers, blocked ones among them, in no order.
    public List<Ranked> sources(ChannelId channel) {
        return database.read(tx -> tx.list("""
                select s.id, s.provider, s.kind, s.name, s.group_title, s.logo, s.tvg_id, s.tvg_name, s.number, s.url, s.headers, s.attributes, s.title, s.quality, s.merge_key, s.position,
                    coalesce(d.value, s.home, s.channel), d.value is not null,
                    exists (select 1 from decision b where b.what = 'BLOCKED' and b.subject = s.id and b.other = 0)
                from source s indexed by source_channel cross join provider p on p.id = s.provider
                    left join decision d on d.what = 'CHANNEL' and d.subject = s.id and d.other = 0
                where s.channel = ? and p.enabled and p.removed_at is null and\s""" + LIVE, ChannelStore::ranked, channel.value()));
    }

    /// Counts each provider's entries that belong to no channel, by kind.
    public List<KindCount> otherCounts() {
        return database.read(tx -> tx.list(
                """
                select s.provider, s.kind, count(*) from source s cross join provider p on p.id = s.provider
                where s.channel is null and\s""" + LIVE + " group by s.provider, s.kind",
                row -> new KindCount(new ProviderId(row.number(1)), SourceKind.valueOf(row.text(2)), row.integer(3))));
    }

    /// Whether a channel has streams, and all at providers that were removed: its own number is free then.
    static final String OUT_OF_SIGHT = """
            exists (select 1 from source s where s.channel = channel.id) and not exists (
                select 1 from source s cross join provider p on p.id = s.provider
                where s.channel = channel.id and p.removed_at is null)
            """;

    /// The channels of a provider that nobody sees.
    static List<Long> outOfSight(Tx tx, ProviderId provider) {
        return tx.list(
                "select id from channel where id in (select channel from source where provider = ?) and "
                        + OUT_OF_SIGHT,
                row -> row.number(1),
                provider.value());
    }

    /// Deletes channels without any source, gone ones counted, that no edit is about. While a list is taken
    /// over none is deleted: its sources may be about to come to them.
    static void deleteEmpty(Tx tx) {
        tx.update("""
                delete from channel where not exists (select 1 from provider where adding_stage is not null)
                    and id not in (select channel from source where channel is not null)
                    and id not in (select home from source where home is not null)
                    and id not in (select subject from decision where what not in ('PIN', 'CHANNEL', 'BLOCKED', 'COUNTRY')
                        and what not like 'GROUP!_%' escape '!')
                    and id not in (select cast(value as integer) from decision where what in ('INTO', 'CHANNEL'))
                    and id not in (select subject from edit_change where what not in ('PIN', 'CHANNEL', 'BLOCKED', 'COUNTRY')
                        and what not like 'GROUP!_%' escape '!')
                    and id not in (select cast(value as integer) from (
                        select before as value from edit_change where what in ('INTO', 'CHANNEL') and before is not null
                        union all
                        select after from edit_change where what in ('INTO', 'CHANNEL') and after is not null))
                """);
    }

    private static Ranked ranked(Row row) {
        var source = new Source(
                new SourceId(row.number(1)),
                new ProviderId(row.number(2)),
                SourceKind.valueOf(row.text(3)),
                row.text(4),
                row.text(5),
                row.text(6),
                row.text(7),
                row.text(8),
                row.text(9),
                row.text(10),
                MapCodec.read(row.text(11)),
                MapCodec.read(row.text(12)));
        return new Ranked(
                source,
                row.text(13),
                row.integer(14),
                row.text(15),
                row.integer(16),
                row.number(17),
                row.flag(18),
                row.flag(19));
    }
}
