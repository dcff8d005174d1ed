package tv.tributary.store;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Reads what a [MergePlan] is worked out from, in pages: edits may happen between two of them, and what is made of the
/// rows is computed on the caller's thread while the database does other work. Thread-safe.
public final class MergeStore {
    private static final int PAGE = 1_000;

    /// @param mergeKey empty where no new stream may come to the channel by its key
    /// @param number empty if it is free for others
    public record StandingChannel(long channel, String mergeKey, String number) {}

    /// The features of a source that tell which channel it belongs to.
    public record Features(String mergeKey, String title, String tvgId, String logo) {}

    /// An entry of a staged list that is no known source and becomes part of a channel.
    ///
    /// @param number and group: those its list gives it
    public record NewEntry(long position, String number, String group, Features features) {}

    /// A source of a channel.
    public record Member(long channel, Features features) {}

    /// A key stands for a channel as long as a stream of it is still called so.
    private static final String STANDING = """
            select id,
                case when not exists (select 1 from source s where s.channel = channel.id or s.home = channel.id)
                    or exists (select 1 from source s where s.channel = channel.id and s.merge_key = channel.merge_key)
                    or exists (select 1 from source s where s.home = channel.id and s.merge_key = channel.merge_key)
                then merge_key else '' end,
                case when\s""" + ChannelStore.OUT_OF_SIGHT + """
                then '' else number end
            from channel where id > ? and id <= ? order by id limit ?
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
        pages(STANDING, 0, lastChannel, row -> new StandingChannel(row.number(1), row.text(2), row.text(3)), action);
    }

    /// The numbers that edits gave channels.
    public void eachEditedNumber(Consumer<String> action) {
        texts("select value from decision where what in ('NUMBER', 'MOVED')").forEach(action);
    }

    /// The numbers that undoing or redoing an edit may need.
    public void eachRememberedNumber(Consumer<String> action) {
        for (var side : List.of("before", "after")) {
            texts("select distinct " + side + " from edit_change where what in ('NUMBER', 'MOVED') and " + side
                            + " is not null")
                    .forEach(action);
        }
    }

    /// By position.
    public void eachNewEntry(long stage, Consumer<NewEntry> action) {
        pages(
                """
                select id, id & 0xFFFFFFFF, number, group_title, merge_key, title, tvg_id, logo from staged
                where id > ? and id <= ? and source is null and merge_key <> '' order by id limit ?
                """,
                StageSql.id(stage, 0) - 1,
                StageSql.id(stage + 1, 0) - 1,
                row -> new NewEntry(row.number(2), row.text(3), row.text(4), features(row, 5)),
                action);
    }

    /// The sources of all channels, those that are gone too, in no order.
    public void eachMember(long lastChannel, Consumer<Member> action) {
        pages("""
                select id, channel, merge_key, title, tvg_id, logo from source
                where id > ? and id <= ? and +channel is not null order by id limit ?
                """, 0, Long.MAX_VALUE, row -> new Member(row.number(2), features(row, 3)), member -> {
            if (member.channel <= lastChannel) action.accept(member);
        });
    }

    private List<String> texts(String sql) {
        return database.read(tx -> tx.list(sql, row -> row.text(1)));
    }

    /// @param sql its first column is what pages are cut by; its arguments are where a page begins, the last row of
    /// all, and how many rows a page has
    private <T> void pages(String sql, long before, long last, Function<Row, T> mapper, Consumer<T> action) {
        record Keyed<T>(long key, T value) {}
        var key = before;
        List<Keyed<T>> page;
        do {
            var after = key;
            page = database.read(
                    tx -> tx.list(sql, row -> new Keyed<>(row.number(1), mapper.apply(row)), after, last, PAGE));
            for (var row : page) action.accept(row.value);
            if (!page.isEmpty()) key = page.getLast().key;
        } while (page.size() == PAGE);
    }

    private static Features features(Row row, int first) {
        return new Features(row.text(first), row.text(first + 1), row.text(first + 2), row.text(first + 3));
    }
}
