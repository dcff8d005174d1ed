package tv.tributary.store;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import tv.tributary.event.Topic;
import tv.tributary.model.ProviderId;

/// Providers' list entries. A list being read goes into a stage; [#takeOver] makes it the live one in one transaction,
/// so that at every moment, also after a crash, either the old or the new list is complete. Thread-safe.
public final class SourceStore {
    private final Database database;

    public SourceStore(Database database) {
        this.database = database;
    }

    /// An entry stored earlier, as far as it takes to know it again.
    ///
    /// @param content hash of everything that is stored of it
    public record Known(
            long id,
            String name,
            String group,
            String tvgId,
            String url,
            String mergeKey,
            long content,
            int position,
            boolean gone) {}

    /// What a take-over did to the provider's sources.
    ///
    /// @param added new ones, and those that came back
    /// @param moved those that only have another place in the list
    public record TakeOver(int total, int added, int changed, int gone, int moved) {
        /// Whether anything is other than before.
        public boolean touched() {
            return added + changed + gone + moved > 0;
        }
    }

    /// Shows all of a provider's sources, gone ones included, in no order.
    public void eachKnown(ProviderId provider, Consumer<Known> action) {
        database.read(tx -> {
            tx.each(
                    """
                    select id, name, group_title, tvg_id, url, merge_key, content, position, gone_at is not null
                    from source where +provider = ?
                    """,
                    row -> action.accept(new Known(
                            row.number(1),
                            row.text(2),
                            row.text(3),
                            row.text(4),
                            row.text(5),
                            row.text(6),
                            row.number(7),
                            row.integer(8),
                            row.flag(9))),
                    provider.value());
            return "";
        });
    }

    /// Whether anything of the provider is stored, be it gone.
    public boolean isKnown(ProviderId provider) {
        return database.read(tx -> tx.first(
                        "select 1 from source where provider = ? limit 1", row -> row.flag(1), provider.value()))
                .isPresent();
    }

    /// Whether the provider has a live list.
    public boolean isListed(ProviderId provider) {
        return database.read(tx -> tx.first(
                        "select 1 from source where provider = ? and gone_at is null limit 1",
                        row -> row.flag(1),
                        provider.value()))
                .isPresent();
    }

    /// How many entries the provider's live list has.
    public int live(ProviderId provider) {
        return database.read(tx -> live(tx, provider));
    }

    private static int live(Tx tx, ProviderId provider) {
        return tx.first(
                        "select count(*) from source where +provider = ? and gone_at is null",
                        row -> row.integer(1),
                        provider.value())
                .orElse(0);
    }

    /// An empty stage for a provider, beside the one that may be held back.
    public long openStage(ProviderId provider) {
        return database.write(tx -> {
            var held = tx.first("select held_stage from provider where id = ?", row -> row.number(1), provider.value())
                    .orElse(0L);
            var stage = provider.value() * 2 + (held == provider.value() * 2 ? 1 : 0);
            dropStage(tx, stage);
            return stage;
        });
    }

    /// Adds to a stage: entries with their content, and known sources that only have another place or came back
    /// (`source` and `position` in turn, the first `sameCount` numbers of `same`). What a stage does not name stays
    /// as it is.
    public void stage(long stage, List<StagedEntry> entries, long[] same, int sameCount) {
        database.write(tx -> {
            if (!entries.isEmpty())
                tx.batch(StageSql.INSERT, rows -> entries.forEach(entry -> StageSql.add(rows, stage, entry)));
            if (sameCount > 0) {
                tx.batch("insert into staged (id, source, same) values (?, ?, 1)", rows -> {
                    for (var i = 0; i < sameCount; i += 2) rows.add(StageSql.id(stage, same[i + 1]), same[i]);
                });
            }
            return "";
        });
    }

    /// Tells which sources of the live list are not in the new one.
    public void missing(long stage, long[] sources) {
        if (sources.length == 0) return;
        database.write(tx -> {
            tx.batch("insert into staged (id, source, same) values (?, ?, 2)", rows -> {
                for (var i = 0; i < sources.length; i++) rows.add(StageSql.id(stage, StageSql.BEHIND + i), sources[i]);
            });
            return "";
        });
    }

    public void dropStage(long stage) {
        database.write(tx -> dropStage(tx, stage));
    }

    static int dropStage(Tx tx, long stage) {
        return tx.update(
                "delete from staged where id >= ? and id < ?", StageSql.id(stage, 0), StageSql.id(stage + 1, 0));
    }

    /// Drops what crashes left behind: stages that nobody waits for.
    public int dropStale() {
        return database.write(tx -> tx.update("""
                delete from staged where id >> 32 not in (
                    select held_stage from provider where held_stage is not null and removed_at is null)
                """));
    }

    /// Makes a stage the provider's live list. New entries go to the channels `channelAssigner` names; sources
    /// missing in the stage are kept as gone with their id and channel.
    ///
    /// @param report what to store as the outcome, for the counts it is given
    public TakeOver takeOver(
            ProviderId provider,
            long stage,
            ProviderRow.ListMark list,
            Instant now,
            ChannelAssigner channelAssigner,
            java.util.function.Function<TakeOver, ProviderRow.LastSync> report) {
        return database.write(tx -> {
            var lo = StageSql.id(stage, 0);
            var hi = StageSql.id(stage + 1, 0);
            var back = count(tx, StageSql.COUNT_RETURNED, lo, hi);
            var changed = count(tx, StageSql.COUNT_CHANGED, lo, hi);
            var gone = tx.update(StageSql.MARK_GONE, now, lo, hi);
            tx.update(StageSql.UPDATE_CHANGED, lo, hi);
            var moved = tx.update(StageSql.UPDATE_SAME, lo, hi);
            ChannelStore.place(tx, lo, hi, now, channelAssigner);
            var added = tx.update(StageSql.INSERT_NEW, provider.value(), lo, hi);
            tx.update("delete from placed");
            new Decisions(tx).settleNew();
            dropStage(tx, stage);
            var outcome = new TakeOver(live(tx, provider), added + back, changed, gone, moved);
            ProviderStore.live(tx, provider, list);
            ProviderStore.report(tx, provider, report.apply(outcome));
            return outcome;
        });
    }

    /// Forgets sources that have been gone since before `limit`, and channels that lose their last one; not those the
    /// user decided something about.
    public int purgeGone(Instant limit) {
        return database.write(Topic.CHANNELS, tx -> {
            var purged = tx.update("""
                    delete from source where gone_at < ?
                        and provider not in (select id from provider where held_stage is not null)
                        and id not in (select subject from decision where what in ('PIN', 'CHANNEL', 'BLOCKED'))
                        and id not in (select subject from edit_change where what in ('PIN', 'CHANNEL', 'BLOCKED'))
                    """, limit);
            if (purged > 0) ChannelStore.deleteEmpty(tx);
            return purged;
        });
    }

    private static int count(Tx tx, String sql, long lo, long hi) {
        return tx.first(sql, row -> row.integer(1), lo, hi).orElse(0);
    }
}
