package tv.tributary.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tv.tributary.event.Event.Topic;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Source.SourceKind;

/// Providers' list entries. A list being read goes into a stage; a [StagedListPublisher] makes it the live one, so that
/// at every moment, also after a crash, either the old or the new list is complete. Thread-safe.
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
            SourceKind kind,
            String name,
            String group,
            String tvgId,
            String url,
            String mergeKey,
            long content,
            int position,
            boolean gone) {}

    /// Shows all of a provider's sources, gone ones included, in no order.
    public void eachKnown(ProviderId provider, Consumer<Known> action) {
        database.read(tx -> {
            tx.each(
                    """
                    select s.id, s.name, s.group_title, s.tvg_id, s.url, s.merge_key, s.content, s.position,
                        not\s""" + ChannelStore.LIVE + """
                    , s.kind
                     from source s cross join provider p on p.id = s.provider where +s.provider = ?
                    """,
                    row -> action.accept(new Known(
                            row.number(1),
                            SourceKind.valueOf(row.text(10)),
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

    /// Sees where each source of a live list stands, and what is in it.
    public interface ContentVisitor {
        /// @param content hash of everything that is stored of it
        void visit(int position, long content);
    }

    /// Shows a provider's live list in no order.
    public void eachLive(ProviderId provider, ContentVisitor visitor) {
        database.read(tx -> {
            tx.each(
                    "select s.position, s.content from source s cross join provider p on p.id = s.provider"
                            + " where +s.provider = ? and " + ChannelStore.LIVE,
                    row -> visitor.visit(row.integer(1), row.number(2)),
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
                        "select 1 from source s cross join provider p on p.id = s.provider where s.provider = ? and "
                                + ChannelStore.LIVE + " limit 1",
                        row -> row.flag(1),
                        provider.value()))
                .isPresent();
    }

    /// How many entries the provider's live list has.
    public int live(ProviderId provider) {
        return database.read(tx -> StageSql.live(tx, provider));
    }

    /// The groups of all channels that any list ever had and that are not forgotten yet.
    public Set<String> groups() {
        return Set.copyOf(database.read(tx ->
                tx.list("select distinct group_title from source where channel is not null", row -> row.text(1))));
    }

    /// The groups of the channels that a provider's live list has.
    public Set<String> groups(ProviderId provider) {
        return Set.copyOf(database.read(tx -> tx.list(
                "select distinct s.group_title from source s cross join provider p on p.id = s.provider"
                        + " where s.provider = ? and s.channel is not null and " + ChannelStore.LIVE,
                row -> row.text(1),
                provider.value())));
    }

    /// An empty stage for a provider, beside the one that may be held back.
    public long openStage(ProviderId provider) {
        var held = stage("held_stage", provider);
        var stage = provider.value() * 2 + (held == provider.value() * 2 ? 1 : 0);
        dropStage(stage);
        return stage;
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
        for (var from = 0; from < sources.length; from += StageSql.PIECE) {
            var first = from;
            var end = Math.min(sources.length, from + StageSql.PIECE);
            database.write(tx -> {
                tx.batch("insert into staged (id, source, same) values (?, ?, 2)", rows -> {
                    for (var i = first; i < end; i++) rows.add(StageSql.id(stage, StageSql.BEHIND + i), sources[i]);
                });
                return "";
            });
        }
    }

    /// Empties a stage, in pieces: nobody waits for all of it.
    public void dropStage(long stage) {
        var dropped = true;
        while (dropped) dropped = database.write(tx -> StageSql.dropPiece(tx, stage));
    }

    /// Drops what crashes left behind: stages that nobody waits for.
    public int dropStale() {
        return database.write(tx -> tx.update("""
                delete from staged where id >> 32 not in (
                    select held_stage from provider where held_stage is not null and removed_at is null
                    union all select applying_stage from provider where applying_stage is not null)
                """));
    }

    /// Begins to make a stage the provider's live list. One at a time for each provider.
    public StagedListPublisher takeOver(ProviderId provider, long stage) {
        return StagedListPublisher.begin(database, provider, stage);
    }

    /// Ends take-overs that the end of the program or a full disk has left: the old list stays, or the new one gets
    /// its last details. Call it before channels are read.
    public void finishTakeOvers() {
        var all = database.read(tx -> tx.list(
                "select id from provider where adding_stage is not null or applying_stage is not null",
                row -> new ProviderId(row.number(1))));
        for (var provider : all) finishTakeOver(provider);
        if (!all.isEmpty())
            database.write(tx -> {
                ChannelStore.deleteEmpty(tx);
                return "";
            });
    }

    /// As [#finishTakeOvers()], for one provider.
    ///
    /// @return whether there was one to end
    public boolean finishTakeOver(ProviderId provider) {
        var adding = stage("adding_stage", provider);
        if (adding != 0) StagedListPublisher.rollBack(database, provider);
        var applying = stage("applying_stage", provider);
        var applied = applying != 0;
        while (applied) applied = StagedListPublisher.applyNext(database, provider, applying);
        return adding != 0 || applying != 0;
    }

    private long stage(String column, ProviderId provider) {
        return database.read(tx -> tx.first(
                        "select " + column + " from provider where id = ?", row -> row.number(1), provider.value()))
                .orElse(0L);
    }

    /// Forgets sources that have been gone since before `limit`, and channels that lose their last one; not those the
    /// user decided something about.
    public int purgeGone(Instant limit) {
        return database.write(Topic.CHANNELS, tx -> {
            var purged = tx.update("""
                    delete from source where gone_at < ?
                        and provider not in (select id from provider where held_stage is not null
                            or adding_stage is not null or applying_stage is not null)
                        and id not in (select subject from decision where what in ('PIN', 'CHANNEL', 'BLOCKED'))
                        and id not in (select subject from edit_change where what in ('PIN', 'CHANNEL', 'BLOCKED'))
                    """, limit);
            if (purged > 0) ChannelStore.deleteEmpty(tx);
            return purged;
        });
    }
}
