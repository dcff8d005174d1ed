package tv.tributary.store;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import tv.tributary.model.ProviderId;
import tv.tributary.store.MergePlan.NewChannel;
import tv.tributary.store.SyncReportStore.SyncChange;

/// Makes a staged list a provider's live one in many short transactions, so that edits get their turn in between.
///
/// First [#addNext()], until it says no: rows of the next version of the list, which nobody sees. Then [#publish]: one
/// transaction counts the version up, and the new list is the live one. Then [#applyNext()], until it says no: entries
/// that were known before get their new details. What ends the program before the second leaves the old list, later
/// the new one ([SourceStore#finishTakeOvers()]). For one thread.
public final class StagedListPublisher {
    /// The numbers of sources that a take-over changes.
    ///
    /// @param added new ones, and those that came back
    /// @param moved those that only have another place in the list
    public record Counts(int total, int added, int changed, int gone, int moved) {
        /// Whether anything is other than before.
        public boolean isChange() {
            return added + changed + gone + moved > 0;
        }
    }

    /// The changes that a stage makes to the live list.
    ///
    /// @param entries stage ids of new entries, by position
    /// @param returned and missing: known sources
    private record Changes(
            List<Long> entries, List<Long> returned, List<Long> missing, Counts counts, List<SyncChange> named) {}

    private final Database database;
    private final ProviderId provider;
    private final long stage;
    private final long version;
    private final Changes changes;
    private final Queue<Consumer<Tx>> pieces = new ArrayDeque<>();
    private int all;
    private long shift;
    private int placed;
    private int opened;

    private StagedListPublisher(Database database, ProviderId provider, long stage, long version, Changes changes) {
        this.database = database;
        this.provider = provider;
        this.stage = stage;
        this.version = version;
        this.changes = changes;
    }

    static StagedListPublisher begin(Database database, ProviderId provider, long stage) {
        var version = database.write(tx -> {
            tx.update("update provider set adding_stage = ? where id = ?", stage, provider.value());
            return nextVersion(tx, provider);
        });
        return new StagedListPublisher(
                database, provider, stage, version, database.read(tx -> changes(tx, provider, stage)));
    }

    private static long nextVersion(Tx tx, ProviderId provider) {
        return tx.first("select list + 1 from provider where id = ?", row -> row.number(1), provider.value())
                .orElseThrow();
    }

    private static Changes changes(Tx tx, ProviderId provider, long stage) {
        var entries = StageSql.list(tx, StageSql.NEW, stage);
        var returned = StageSql.list(tx, StageSql.RETURNED, stage);
        var missing = StageSql.list(tx, StageSql.MISSING, stage);
        var before = StageSql.live(tx, provider);
        var counts = new Counts(
                before + entries.size() + returned.size() - missing.size(),
                entries.size() + returned.size(),
                StageSql.count(tx, StageSql.COUNT_CHANGED, stage),
                missing.size(),
                returned.size() + StageSql.count(tx, StageSql.COUNT_MOVED, stage));
        // A first list has nothing to compare with.
        var named = before == 0
                ? List.<SyncChange>of()
                : SyncReportStore.changes(tx, stage, entries, returned, missing, counts.changed());
        return new Changes(entries, returned, missing, counts, named);
    }

    public Counts counts() {
        return changes.counts;
    }

    /// To be told before the first [#addNext()].
    public void plan(MergePlan plan, Instant now) {
        pieces.add(tx -> reserve(tx, plan));
        cut(changes.entries, (tx, piece) -> add(tx, piece, plan, now));
        cut(
                changes.returned,
                (tx, piece) -> tx.batch(
                        "update source set since = ? where id = ?",
                        rows -> piece.forEach(source -> rows.add(version, source))));
        cut(
                changes.missing,
                (tx, piece) -> tx.batch(
                        "update source set until = ?, gone_at = ? where id = ?",
                        rows -> piece.forEach(source -> rows.add(version, now, source))));
        all = pieces.size();
    }

    private interface Piece<T> {
        void write(Tx tx, List<T> piece);
    }

    private <T> void cut(List<T> whole, Piece<T> work) {
        for (var from = 0; from < whole.size(); from += StageSql.PIECE) {
            var piece = whole.subList(from, Math.min(whole.size(), from + StageSql.PIECE));
            pieces.add(tx -> work.write(tx, piece));
        }
    }

    /// Adds the next rows that nobody sees yet.
    ///
    /// @return whether there were any
    public boolean addNext() {
        var piece = pieces.poll();
        if (piece == null) return false;
        database.write(tx -> {
            piece.accept(tx);
            return "";
        });
        return true;
    }

    /// The part of the adding that is done, 0..1.
    public double fraction() {
        return all == 0 ? 1 : 1 - pieces.size() / (double) all;
    }

    /// Ids for the new channels, though an edit may have opened some since the plan was made.
    private void reserve(Tx tx, MergePlan plan) {
        if (plan.opened().isEmpty()) return;
        shift = MergeStore.lastChannel(tx) - plan.lastChannel();
        var last = id(plan, plan.opened().getLast().id());
        if (tx.update("update sqlite_sequence set seq = ? where name = 'channel'", last) == 0)
            tx.update("insert into sqlite_sequence (name, seq) values ('channel', ?)", last);
    }

    private long id(MergePlan plan, long channel) {
        return channel > plan.lastChannel() ? channel + shift : channel;
    }

    private void add(Tx tx, List<Long> entries, MergePlan plan, Instant now) {
        var lastSource =
                tx.first("select max(id) from source", row -> row.number(1)).orElse(0L);
        var channels = new ArrayList<Long>(entries.size());
        var fresh = new ArrayList<NewChannel>();
        var placements = plan.placements();
        for (var entry : entries) {
            // Films and headings are in no channel.
            if (placed == placements.size()
                    || StageSql.id(stage, placements.get(placed).position()) != entry) {
                channels.add(0L);
                continue;
            }
            var channel = placements.get(placed++).channel();
            channels.add(id(plan, channel));
            while (opened < plan.opened().size() && plan.opened().get(opened).id() <= channel)
                fresh.add(plan.opened().get(opened++));
        }
        tx.batch(
                "insert into channel (id, merge_key, number, created_at) values (?, ?, ?, ?)",
                rows -> fresh.forEach(
                        channel -> rows.add(id(plan, channel.id()), channel.mergeKey(), channel.number(), now)));
        tx.batch(StageSql.INSERT_NEW, rows -> {
            for (var i = 0; i < entries.size(); i++)
                rows.add(provider.value(), version, channels.get(i), entries.get(i));
        });
        if (!fresh.isEmpty()) {
            var taken = tx.list(
                    StageSql.NUMBER_TAKEN,
                    row -> row.number(1),
                    id(plan, fresh.getFirst().id()),
                    id(plan, fresh.getLast().id()));
            new EditSession(tx).makeRoomFor(taken);
        }
        new UserDecisions(tx).settleNew(lastSource);
    }

    /// Makes the new list the live one.
    public void publish(ProviderRow.ListMark list, ProviderRow.LastSync report) {
        if (!pieces.isEmpty()) throw new IllegalStateException("not all is added");
        var named = new ArrayList<>(changes.named);
        if (!named.isEmpty()) named.addAll(database.read(tx -> SyncReportStore.merged(tx, provider, version)));
        database.write(tx -> {
            ProviderStore.live(tx, provider, list);
            ProviderStore.report(tx, provider, report);
            SyncReportStore.addChanges(tx, provider, named);
            return tx.update(
                    "update provider set list = ?, adding_stage = null, applying_stage = ? where id = ?",
                    version,
                    stage,
                    provider.value());
        });
    }

    /// Applies the details of the next entries.
    ///
    /// @return whether there were any
    public boolean applyNext() {
        return applyNext(database, provider, stage);
    }

    static boolean applyNext(Database database, ProviderId provider, long stage) {
        return database.write(tx -> {
            var last = StageSql.lastOfPiece(tx, stage);
            if (last == 0) {
                tx.update("update provider set applying_stage = null where id = ?", provider.value());
                return false;
            }
            var first = StageSql.id(stage, 0);
            tx.update(StageSql.UPDATE_CHANGED, first, last);
            tx.update(StageSql.UPDATE_SAME, first, last);
            tx.update("delete from staged where id >= ? and id <= ?", first, last);
            return true;
        });
    }

    /// Takes back what was added. The old list stays the live one.
    public void abandon() {
        pieces.clear();
        rollBack(database, provider);
    }

    /// Takes back what a take-over has added, also one of an earlier run of the program. New channels stay until they
    /// are used or purged.
    static void rollBack(Database database, ProviderId provider) {
        record Mark(long source, boolean isNew) {}
        var version = database.read(tx -> nextVersion(tx, provider));
        var marks = database.read(
                tx -> tx.list("""
                select id, since = ?2 and until is null from source where provider = ?1 and (since = ?2 or until = ?2)
                """, row -> new Mark(row.number(1), row.flag(2)), provider.value(), version));
        for (var from = 0; from < marks.size(); from += StageSql.PIECE) {
            var piece = marks.subList(from, Math.min(marks.size(), from + StageSql.PIECE));
            database.write(tx -> {
                tx.batch("delete from source where id = ?", rows -> {
                    for (var mark : piece) if (mark.isNew) rows.add(mark.source);
                });
                tx.batch(StageSql.UNMARK, rows -> {
                    for (var mark : piece) if (!mark.isNew) rows.add(version, mark.source);
                });
                return "";
            });
        }
        database.write(tx -> tx.update("update provider set adding_stage = null where id = ?", provider.value()));
    }
}
