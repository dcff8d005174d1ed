package tv.tributary.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import tv.tributary.catalog.ChannelDetail.RankedSource;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;
import tv.tributary.net.Redaction;
import tv.tributary.store.ChannelStore;

/// The channels all providers' streams became. Lists come from memory, fast enough for every key stroke. Thread-safe.
public final class Channels {
    private final Stand stand;
    private final Roster roster;
    private final ChannelStore store;

    Channels(Stand stand, Roster roster, ChannelStore store) {
        this.stand = stand;
        this.roster = roster;
        this.store = store;
    }

    /// In playlist order: by number, then group, then name.
    public List<ChannelRow> list(ChannelQuery query) {
        return stand.lineup().list(query);
    }

    /// All groups in use, sorted.
    public List<String> groups() {
        return stand.lineup().groups();
    }

    /// With its sources; these come from the database.
    public Optional<ChannelDetail> find(ChannelId id) {
        return stand.lineup().find(id).map(row -> new ChannelDetail(row.channel(), sources(id)));
    }

    /// Never plays that stream again, through all syncs, until [#unblock]. A channel that plays it is not left by this.
    ///
    /// @return the channel it belongs to
    /// @throws NoSuchElementException if there is no such stream in a channel
    public ChannelId block(SourceId source) {
        return told(source, store.block(source));
    }

    /// @return the channel it belongs to
    /// @throws NoSuchElementException if there is no such stream in a channel
    public ChannelId unblock(SourceId source) {
        return told(source, store.unblock(source));
    }

    private ChannelId told(SourceId source, Optional<ChannelId> channel) {
        var found = channel.orElseThrow(() -> new NoSuchElementException("no stream " + source));
        stand.tellChannels();
        return found;
    }

    public CatalogCounts counts() {
        return stand.lineup().counts();
    }

    /// Grows with every change of the channels; for ETags.
    public long revision() {
        return stand.lineup().revision();
    }

    private List<RankedSource> sources(ChannelId id) {
        var stored = store.sources(id);
        var ranked = new ArrayList<RankedSource>();
        for (var one : stored) {
            ranked.add(new RankedSource(
                    one.source(),
                    providerName(one.source().provider()),
                    Redaction.redact(one.source().url()),
                    Why.words(stored.getFirst(), one),
                    one.blocked()));
        }
        return ranked;
    }

    private String providerName(ProviderId id) {
        return roster.find(id).map(row -> row.provider().name()).orElse("");
    }
}
