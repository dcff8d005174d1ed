package tv.tributary.store;

/// The statements of [SourceStore] that move entries from a stage into the live list.
final class StageSql {
    private static final String CONTENT = """
            content, kind, name, group_title, logo, tvg_id, tvg_name, number, url, headers, attributes, title, quality, merge_key""";

    /// Positions from here on are no entries, but sources that are missing in the list.
    static final long BEHIND = 1L << 31;

    static final String INSERT = "insert into staged (id, source, " + CONTENT
            + ") values (?, nullif(?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static final String COUNT_RETURNED = """
            select count(*) from staged join source on source.id = staged.source
            where staged.id >= ? and staged.id < ? and source.gone_at is not null
            """;

    static final String COUNT_CHANGED = """
            select count(*) from staged join source on source.id = staged.source
            where staged.id >= ? and staged.id < ? and staged.same = 0 and source.gone_at is null
            """;

    static final String MARK_GONE = """
            update source set gone_at = ?
            where gone_at is null and id in (select source from staged where id >= ? and id < ? and same = 2)
            """;

    static final String UPDATE_CHANGED = """
            update source set
                content = s.content, kind = s.kind, name = s.name, group_title = s.group_title,
                logo = s.logo, tvg_id = s.tvg_id, tvg_name = s.tvg_name, number = s.number, url = s.url,
                headers = s.headers, attributes = s.attributes, title = s.title, quality = s.quality,
                merge_key = s.merge_key, position = s.id & 0xFFFFFFFF, gone_at = null
            from staged s
            where s.id >= ? and s.id < ? and s.same = 0 and source.id = s.source
            """;

    static final String UPDATE_SAME = """
            update source set position = s.id & 0xFFFFFFFF, gone_at = null
            from staged s
            where s.id >= ? and s.id < ? and s.same = 1 and source.id = s.source
                and (source.position <> (s.id & 0xFFFFFFFF) or source.gone_at is not null)
            """;

    static final String INSERT_NEW = "insert into source (provider, position, channel, " + CONTENT + ")\n"
            + "select ?, s.id & 0xFFFFFFFF, placed.channel, " + CONTENT + """

            from staged s left join placed on placed.staged = s.id
            where s.id >= ? and s.id < ? and s.source is null
            order by s.id
            """;

    private StageSql() {}

    static long id(long stage, long position) {
        return stage << 32 | position;
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
