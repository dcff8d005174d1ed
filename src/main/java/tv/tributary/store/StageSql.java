package tv.tributary.store;

import java.util.List;
import tv.tributary.model.ProviderId;

/// The statements that move entries from a stage into the live list.
final class StageSql {
    /// Rows in one transaction: some ten milliseconds.
    static final int PIECE = 1_000;

    private static final String CONTENT = """
            content, kind, name, group_title, logo, tvg_id, tvg_name, number, url, headers, attributes, title, quality, merge_key""";

    /// Positions from here on are no entries, but sources that are missing in the list.
    static final long BEHIND = 1L << 31;

    static final String INSERT = "insert into staged (id, source, " + CONTENT
            + ") values (?, nullif(?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /// New entries, by position.
    static final String NEW = "select id from staged where id >= ? and id < ? and source is null order by id";

    private static final String OF_SOURCES = """
             from staged join source s on s.id = staged.source join provider p on p.id = s.provider
            where staged.id >= ? and staged.id < ? and\s""";

    /// Sources that were gone and are back.
    static final String RETURNED = "select s.id" + OF_SOURCES + "staged.same < 2 and not " + ChannelStore.LIVE;

    /// Sources that are gone now.
    static final String MISSING = "select s.id" + OF_SOURCES + "staged.same = 2 and " + ChannelStore.LIVE;

    static final String RENAMED_NAMES = "select staged.name, s.name, ''" + OF_SOURCES
            + "staged.same = 0 and s.name <> staged.name and " + ChannelStore.LIVE;

    static final String MOVED_NAMES = "select staged.name, s.group_title, staged.group_title" + OF_SOURCES
            + "staged.same = 0 and s.group_title <> staged.group_title and " + ChannelStore.LIVE;

    static final String COUNT_CHANGED = "select count(*)" + OF_SOURCES + "staged.same = 0 and " + ChannelStore.LIVE;

    /// Sources that only have another place.
    static final String COUNT_MOVED = "select count(*)" + OF_SOURCES
            + "staged.same = 1 and s.position <> staged.id & 0xFFFFFFFF and " + ChannelStore.LIVE;

    /// A new source: its provider, the version it is in, its channel (0 for none), the entry.
    static final String INSERT_NEW = "insert into source (provider, since, channel, position, " + CONTENT + ")\n"
            + "select ?, ?, nullif(?, 0), id & 0xFFFFFFFF, " + CONTENT + " from staged where id = ?";

    /// New channels in a range of ids whose number another channel may have by now.
    static final String NUMBER_TAKEN = """
            select n.id from channel n where n.id >= ? and n.id <= ? and n.number <> '' and (
                exists (select 1 from channel o where o.number = n.number and o.id <> n.id)
                or exists (select 1 from decision d where d.what in ('NUMBER', 'MOVED') and d.value = n.number))
            """;

    static final String UPDATE_CHANGED = """
            update source set
                content = s.content, kind = s.kind, name = s.name, group_title = s.group_title,
                logo = s.logo, tvg_id = s.tvg_id, tvg_name = s.tvg_name, number = s.number, url = s.url,
                headers = s.headers, attributes = s.attributes, title = s.title, quality = s.quality,
                merge_key = s.merge_key, position = s.id & 0xFFFFFFFF, gone_at = null, until = null
            from staged s
            where s.id >= ? and s.id <= ? and s.same = 0 and source.id = s.source
            """;

    static final String UPDATE_SAME = """
            update source set position = s.id & 0xFFFFFFFF, gone_at = null, until = null
            from staged s
            where s.id >= ? and s.id <= ? and s.same = 1 and source.id = s.source
                and (source.position <> (s.id & 0xFFFFFFFF) or source.gone_at is not null)
            """;

    /// Undoes what a version that was never published marked on a source: it came back, or it left.
    static final String UNMARK = """
            update source set
                gone_at = case when until = ?1 then null else gone_at end,
                since = case when since = ?1 then 0 else since end,
                until = case when until = ?1 then null else until end
            where id = ?2
            """;

    private StageSql() {}

    static long id(long stage, long position) {
        return stage << 32 | position;
    }

    static List<Long> list(Tx tx, String sql, long stage) {
        return tx.list(sql, row -> row.number(1), id(stage, 0), id(stage + 1, 0));
    }

    static int count(Tx tx, String sql, long stage) {
        return tx.first(sql, row -> row.integer(1), id(stage, 0), id(stage + 1, 0))
                .orElse(0);
    }

    /// How many entries the provider's live list has.
    static int live(Tx tx, ProviderId provider) {
        return tx.first(
                        "select count(*) from source s cross join provider p on p.id = s.provider"
                                + " where +s.provider = ? and " + ChannelStore.LIVE,
                        row -> row.integer(1),
                        provider.value())
                .orElse(0);
    }

    /// The id of the last of the stage's first rows that are done in one turn; 0 for an empty stage.
    static long lastOfPiece(Tx tx, long stage) {
        return tx.first(
                        "select max(id) from (select id from staged where id >= ? and id < ? order by id limit ?)",
                        row -> row.number(1),
                        id(stage, 0),
                        id(stage + 1, 0),
                        PIECE)
                .orElse(0L);
    }

    /// Drops some rows of a stage, unless a list that is live already is applied from it.
    ///
    /// @return whether there were any
    static boolean dropPiece(Tx tx, long stage) {
        var isApplied = tx.first("select 1 from provider where applying_stage = ?", row -> row.flag(1), stage)
                .isPresent();
        var last = isApplied ? 0 : lastOfPiece(tx, stage);
        return last > 0 && tx.update("delete from staged where id >= ? and id <= ?", id(stage, 0), last) > 0;
    }

    static void add(Tx.Batch rows, long stage, StagedEntry entry) {
        rows.add(
                id(stage, entry.position()),
                entry.source(),
                entry.content(),
                entry.kind(),
                entry.name(),
                entry.group(),
                entry.logo(),
                entry.tvgId(),
                entry.tvgName(),
                entry.number(),
                entry.url(),
                entry.headers(),
                entry.attributes(),
                entry.title(),
                entry.quality(),
                entry.mergeKey());
    }
}
