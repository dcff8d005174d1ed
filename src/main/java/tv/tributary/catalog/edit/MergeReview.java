package tv.tributary.catalog.edit;

import java.util.List;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.lineup.Lineup.CatalogCounts;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.catalog.lineup.ProviderCache;
import tv.tributary.model.ProviderId;

/// The result of the merge in figures. Thread-safe.
public final class MergeReview {
    /// @param streams in its list, headings left out; @param channels that have at least one of them
    public record ProviderShare(ProviderId provider, String name, int streams, int channels) {}

    /// @param largest channels with the most streams, most first
    public record Figures(CatalogCounts counts, List<ProviderShare> providers, List<ChannelRow> largest) {
        public Figures {
            providers = List.copyOf(providers);
            largest = List.copyOf(largest);
        }
    }

    private final LineupCache lineupCache;
    private final ProviderCache providerCache;

    public MergeReview(LineupCache lineupCache, ProviderCache providerCache) {
        this.lineupCache = lineupCache;
        this.providerCache = providerCache;
    }

    /// The figures of the merge.
    public Figures figures(int largest) {
        var lineup = lineupCache.lineup();
        var providers = providerCache.present().stream()
                .map(row -> row.provider())
                .filter(provider -> provider.enabled())
                .map(provider -> new ProviderShare(
                        provider.id(),
                        provider.name(),
                        lineup.sourcesOf(provider.id()),
                        lineup.channelsOf(provider.id())))
                .toList();
        return new Figures(lineup.counts(), providers, lineup.largest(largest));
    }
}
