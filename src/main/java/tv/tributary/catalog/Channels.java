package tv.tributary.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.tributary.catalog.ChannelDetail.RankedSource;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
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
                    Why.words(stored.getFirst(), one)));
        }
        return ranked;
    }

    private String providerName(ProviderId id) {
        return roster.find(id).map(row -> row.provider().name()).orElse("");
    }
}
