package tv.tributary.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.tributary.model.ProviderId;
import tv.tributary.store.ProviderRow.LastSync;
import tv.tributary.text.LocalizableMessage;

/// The results of providers' syncs of late, with what each changed. Thread-safe.
public final class SyncReportStore {
    /// Changes of one kind that are kept of one sync.
    public static final int MOST_CHANGES = 300;
    private static final int MOST_REPORTS = 200;
    private static final String OF_SOURCE = "select name, group_title, '' from source where id = ?";

    /// What a sync did to a stream.
    public enum ChangeKind {
        /// New, or back again.
        CAME,
        WENT,
        RENAMED,
        /// Into another group.
        MOVED,
        /// New, and taken into a channel that was there.
        MERGED
    }

    /// @param name the stream's own name, the newer one
    /// @param before the older name, the older group, or a stream of the channel that it joined; for those that
    ///     came and went their group
    /// @param after the newer group of one that moved; else empty
    public record SyncChange(ChangeKind kind, String name, String before, String after) {}

    public record StoredReport(long id, ProviderId provider, LastSync sync) {}

    /// @param report the sync that made it
    public record DatedChange(long report, Instant at, SyncChange change) {}

    private final Database database;

    public SyncReportStore(Database database) {
        this.database = database;
    }

    /// Adds one, and drops the oldest of that provider.
    static void add(Tx tx, ProviderId provider, LastSync sync) {
        tx.update(
                """
                insert into sync_report (provider, at, took, result, total, added, changed, gone, problems, message)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                provider.value(),
                sync.at().orElse(Instant.EPOCH),
                sync.took(),
                sync.result(),
                sync.total(),
                sync.added(),
                sync.changed(),
                sync.gone(),
                sync.problems(),
                MessageCodec.write(sync.message()));
        tx.update("""
                delete from sync_report where provider = ?1 and id <= (
                    select id from sync_report where provider = ?1 order by id desc limit 1 offset ?2)
                """, provider.value(), MOST_REPORTS);
    }

    /// Adds what changed to the report that was added last.
    static void addChanges(Tx tx, ProviderId provider, List<SyncChange> changes) {
        var report = tx.first(
                        "select max(id) from sync_report where provider = ?", row -> row.number(1), provider.value())
                .orElse(0L);
        tx.batch(
                "insert into sync_change (report, position, kind, name, before, after) values (?, ?, ?, ?, ?, ?)",
                rows -> {
                    for (var i = 0; i < changes.size(); i++) {
                        var change = changes.get(i);
                        rows.add(report, i, change.kind(), change.name(), change.before(), change.after());
                    }
                });
    }

    /// The names of what a stage will change of the live list, but for what it merges.
    ///
    /// @param entries stage ids of new entries
    /// @param returned and missing: known sources
    /// @param changed how many others are not as they were
    static List<SyncChange> changes(
            Tx tx, long stage, List<Long> entries, List<Long> returned, List<Long> missing, int changed) {
        var all = new ArrayList<SyncChange>();
        name(tx, all, ChangeKind.CAME, "select name, group_title, '' from staged where id = ?", entries);
        name(tx, all, ChangeKind.CAME, OF_SOURCE, returned);
        name(tx, all, ChangeKind.WENT, OF_SOURCE, missing);
        if (changed == 0) return all;
        name(tx, all, ChangeKind.RENAMED, StageSql.RENAMED_NAMES, stage);
        name(tx, all, ChangeKind.MOVED, StageSql.MOVED_NAMES, stage);
        return all;
    }

    private static void name(Tx tx, List<SyncChange> all, ChangeKind kind, String sql, List<Long> ids) {
        for (var id : ids.subList(0, Math.min(ids.size(), MOST_CHANGES)))
            tx.each(sql, row -> all.add(new SyncChange(kind, row.text(1), row.text(2), row.text(3))), id);
    }

    private static void name(Tx tx, List<SyncChange> all, ChangeKind kind, String sql, long stage) {
        tx.each(
                sql + " limit ?",
                row -> all.add(new SyncChange(kind, row.text(1), row.text(2), row.text(3))),
                StageSql.id(stage, 0),
                StageSql.id(stage + 1, 0),
                MOST_CHANGES);
    }

    /// New sources of a version of the list that joined a channel that was there before, with another stream of it.
    static List<SyncChange> merged(Tx tx, ProviderId provider, long version) {
        return tx.list(
                """
                select s.name, (select o.name from source o where o.channel = s.channel and o.id < s.id limit 1)
                from source s where s.provider = ? and s.since = ?
                    and exists (select 1 from source o where o.channel = s.channel and o.id < s.id
                        and (o.provider <> s.provider or o.since < s.since))
                limit ?
                """,
                row -> new SyncChange(ChangeKind.MERGED, row.text(1), row.text(2), ""),
                provider.value(),
                version,
                MOST_CHANGES);
    }

    /// A provider's, the newest first.
    public List<StoredReport> recent(ProviderId provider, int limit) {
        return database.read(tx -> tx.list(
                """
                select id, provider, at, took, result, total, added, changed, gone, problems, message
                from sync_report where provider = ? order by id desc limit ?
                """,
                row -> new StoredReport(
                        row.number(1),
                        new ProviderId(row.number(2)),
                        new LastSync(
                                Optional.of(row.instant(3)),
                                row.duration(4),
                                row.text(5),
                                row.integer(6),
                                row.integer(7),
                                row.integer(8),
                                row.integer(9),
                                row.integer(10),
                                MessageCodec.read(row.text(11)).orElse(LocalizableMessage.verbatim("")),
                                "")),
                provider.value(),
                limit));
    }

    /// What one sync of a provider changed, in the order of its list; empty if it is another provider's.
    public List<SyncChange> changes(ProviderId provider, long report) {
        return database.read(tx -> tx.list(
                """
                select c.kind, c.name, c.before, c.after from sync_change c join sync_report r on r.id = c.report
                where r.provider = ? and r.id = ? order by c.position
                """,
                row -> new SyncChange(ChangeKind.valueOf(row.text(1)), row.text(2), row.text(3), row.text(4)),
                provider.value(),
                report));
    }

    /// What the syncs of a provider have changed since then, the oldest first.
    public List<DatedChange> changesSince(ProviderId provider, Instant since) {
        return database.read(tx -> tx.list(
                """
                select r.id, r.at, c.kind, c.name, c.before, c.after from sync_report r join sync_change c on c.report = r.id
                where r.provider = ? and r.at >= ? order by r.id, c.position
                """,
                row -> new DatedChange(
                        row.number(1),
                        row.instant(2),
                        new SyncChange(ChangeKind.valueOf(row.text(3)), row.text(4), row.text(5), row.text(6))),
                provider.value(),
                since));
    }
}
