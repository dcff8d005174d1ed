package tv.tributary.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import tv.tributary.catalog.ChannelDetail.RankedSource;
import tv.tributary.catalog.edit.EditDescriptions;
import tv.tributary.catalog.edit.Editor;
import tv.tributary.catalog.intake.ListIntake;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.lineup.Lineup.CatalogCounts;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.catalog.rank.SourceOrder;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.NamingConventions;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;
import tv.tributary.net.Redaction;
import tv.tributary.store.NamingConventionStore;

/// The channels made of all providers' streams. Lists are answered from memory, fast enough for each key stroke.
/// Thread-safe.
public final class Channels {
    private final LineupCache lineupCache;
    private final SourceOrder order;
    private final Editor editor;
    private final EditDescriptions editDescriptions;
    private final NamingConventionStore conventions;
    private final Supplier<ChannelIdentifier> identifiers;

    Channels(
            LineupCache lineupCache,
            SourceOrder order,
            Editor editor,
            EditDescriptions editDescriptions,
            NamingConventionStore conventions,
            Supplier<ChannelIdentifier> identifiers) {
        this.lineupCache = lineupCache;
        this.order = order;
        this.editor = editor;
        this.editDescriptions = editDescriptions;
        this.conventions = conventions;
        this.identifiers = identifiers;
    }

    /// In playlist order: by number, then group, then name. Where words are searched, those that fit best come first.
    public List<ChannelRow> list(ChannelQuery query) {
        return lineupCache.lineup().list(query);
    }

    /// All groups in use, sorted.
    public List<String> groups() {
        return lineupCache.lineup().groups();
    }

    /// All groups in use and how many channels they have, sorted.
    public SequencedMap<String, Integer> groupSizes() {
        return lineupCache.lineup().groupSizes();
    }

    /// Also those that only hidden channels have.
    public List<String> allGroups() {
        return lineupCache.lineup().allGroups();
    }

    /// With its sources; these come from the database.
    public Optional<ChannelDetail> find(ChannelId id) {
        return lineupCache.lineup().find(id).map(row -> new ChannelDetail(row.channel(), sources(id)));
    }

    /// One in sight or hidden, from memory.
    public Optional<Channel> channel(ChannelId id) {
        return lineupCache.lineup().find(id).map(ChannelRow::channel);
    }

    /// The same as a row.
    public Optional<ChannelRow> row(ChannelId id) {
        return lineupCache.lineup().find(id);
    }

    /// Whether it is on televisions: neither it nor its group is hidden. From memory.
    public boolean isShown(ChannelId id) {
        return lineupCache.lineup().find(id).filter(row -> !row.hidden()).isPresent();
    }

    /// What the user decided about a channel and its streams, in plain words.
    public List<String> decisions(ChannelId id) {
        return editDescriptions.about(id);
    }

    /// Never plays that stream again, through all syncs, until [#unblock]. A channel that plays it is not left by
    /// this.
    ///
    /// @return the channel it belongs to
    /// @throws EditRefused if there is no such stream in a channel
    public ChannelId block(SourceId source) {
        return editor.block(source).channel();
    }

    /// @return the channel it belongs to
    /// @throws EditRefused if there is no such stream in a channel
    public ChannelId unblock(SourceId source) {
        return editor.unblock(source).channel();
    }

    /// The naming conventions of a provider's list; one short read.
    public NamingConventions conventions(ProviderId provider) {
        return new NamingConventions(
                conventions.of(provider).stream().map(ListIntake::habit).toList());
    }

    public CatalogCounts counts() {
        return lineupCache.lineup().counts();
    }

    /// Grows with every change of the channels; for ETags.
    public long revision() {
        return lineupCache.lineup().revision();
    }

    private List<RankedSource> sources(ChannelId id) {
        var waiting = order.of(id);
        var ranked = new ArrayList<RankedSource>();
        if (waiting.isEmpty()) return ranked;
        var mergeReasons = new MergeReasons(
                conventions, identifiers.get(), id, waiting.getFirst().source());
        for (var one : waiting) {
            var source = one.source().source();
            ranked.add(new RankedSource(
                    source,
                    one.provider().name(),
                    Redaction.redact(source.url()),
                    mergeReasons.words(one.source()),
                    one.reason(),
                    one.isPinned(),
                    one.source().blocked(),
                    one.vitals()));
        }
        return ranked;
    }
}
