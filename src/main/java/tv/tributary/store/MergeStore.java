package tv.tributary.store;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tv.tributary.model.ChannelId;

/// Reads what a [MergePlan] is worked out from. Each call is a read of its own: edits may happen between two of them.
/// Thread-safe.
public final class MergeStore {
    /// @param mergeKey empty where no new stream may come to the channel by its key
    /// @param number empty if it is free for others
    public record StandingChannel(long channel, String mergeKey, String number) {}

    /// The features of a source that tell which channel it belongs to.
    public record Features(String mergeKey, String title, String tvgId, String logo) {}

    /// An entry of a staged list that is no known source and becomes part of a channel.
    ///
    /// @param number and group: those its list gives it
    public record NewEntry(long position, String number, String group, Features features) {}

    /// A key stands for a channel as long as a stream of it is still called so.
    private static final String STANDING = """
            select id,
                case when not exists (select 1 from source s where s.channel = channel.id or s.home = channel.id)
                    or exists (select 1 from source s where s.channel = channel.id and s.merge_key = channel.merge_key)
                    or exists (select 1 from source s where s.home = channel.id and s.merge_key = channel.merge_key)
                then merge_key else '' end,
                case when\s""" + ChannelStore.OUT_OF_SIGHT + """
                then '' else number end
            from channel where id <= ? order by id
            """;

    private final Database database;

    public MergeStore(Database database) {
        this.database = database;
    }

    /// The highest id a channel ever had. The other calls leave out what is above.
    public long lastChannel() {
        return database.read(MergeStore::lastChannel);
    }

    static long lastChannel(Tx tx) {
        return tx.first("select seq from sqlite_sequence where name = 'channel'", row -> row.number(1))
                .orElse(0L);
    }

    /// Whether a stage has entries for [#eachNewEntry].
    public boolean hasNewEntries(long stage) {
        return database.read(tx -> tx.first(
                        "select 1 from staged where id >= ? and id < ? and source is null and merge_key <> '' limit 1",
                        row -> row.flag(1),
                        StageSql.id(stage, 0),
                        StageSql.id(stage + 1, 0)))
                .isPresent();
    }

    /// All channels, by id.
    public void eachStanding(long lastChannel, Consumer<StandingChannel> action) {
        each(STANDING, row -> action.accept(new StandingChannel(row.number(1), row.text(2), row.text(3))), lastChannel);
    }

    /// The numbers that edits gave channels.
    public void eachEditedNumber(Consumer<String> action) {
        each("select value from decision where what in ('NUMBER', 'MOVED')", row -> action.accept(row.text(1)));
    }

    /// The numbers that undoing or redoing an edit may need.
    public void eachRememberedNumber(Consumer<String> action) {
        for (var side : List.of("before", "after")) {
            each(
                    "select distinct " + side + " from edit_change where what in ('NUMBER', 'MOVED') and " + side
                            + " is not null",
                    row -> action.accept(row.text(1)));
        }
    }

    /// By position.
    public void eachNewEntry(long stage, Consumer<NewEntry> action) {
        each(
                """
                select id & 0xFFFFFFFF, number, group_title, merge_key, title, tvg_id, logo from staged
                where id >= ? and id < ? and source is null and merge_key <> '' order by id
                """,
                row -> action.accept(new NewEntry(row.number(1), row.text(2), row.text(3), features(row, 4))),
                StageSql.id(stage, 0),
                StageSql.id(stage + 1, 0));
    }

    /// The sources of all channels, those that are gone too, in no order.
    public void eachMember(long lastChannel, BiConsumer<ChannelId, Features> action) {
        each(
                "select channel, merge_key, title, tvg_id, logo from source where channel is not null and channel <= ?",
                row -> action.accept(new ChannelId(row.number(1)), features(row, 2)),
                lastChannel);
    }

    private void each(String sql, Consumer<Row> action, Object... arguments) {
        database.read(tx -> {
            tx.each(sql, action, arguments);
            return "";
        });
    }

    private static Features features(Row row, int first) {
        return new Features(row.text(first), row.text(first + 1), row.text(first + 2), row.text(first + 3));
    }
}
