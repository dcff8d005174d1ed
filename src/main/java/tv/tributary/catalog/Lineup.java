package tv.tributary.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.tributary.catalog.merge.LongMap;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;

/// All channels at one moment. Immutable.
final class Lineup {
    /// @param sources entries, headings left out; @param channels that have at least one of them
    record Share(int sources, int channels) {}

    private final List<ChannelRow> rows;
    private final LongMap places;
    private final SearchText search;
    private final List<String> groups;
    private final CatalogCounts counts;
    private final Map<ProviderId, Share> shares;
    private final long revision;

    /// @param rows in playlist order
    Lineup(
            List<ChannelRow> rows,
            SearchText search,
            List<String> groups,
            CatalogCounts counts,
            Map<ProviderId, Share> shares,
            long revision) {
        this.rows = List.copyOf(rows);
        this.search = search;
        this.groups = List.copyOf(groups);
        this.counts = counts;
        this.shares = Map.copyOf(shares);
        this.revision = revision;
        this.places = new LongMap();
        for (var i = 0; i < this.rows.size(); i++)
            places.put(this.rows.get(i).channel().id().value(), i);
    }

    static Lineup empty() {
        return new Lineup(
                List.of(), SearchText.of(List.of()), List.of(), new CatalogCounts(0, 0, 0, 0, 0), Map.of(), 0);
    }

    List<ChannelRow> list(ChannelQuery query) {
        var words = SearchText.words(query.text());
        if (words.isEmpty() && query.group().isEmpty() && query.provider().isEmpty() && query.minBackups() <= 0) {
            return rows;
        }
        var found = new ArrayList<ChannelRow>();
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (matches(row, query) && search.has(i, words)) found.add(row);
        }
        return found;
    }

    Optional<ChannelRow> find(ChannelId id) {
        var place = places.get(id.value());
        return place == LongMap.ABSENT ? Optional.empty() : Optional.of(rows.get((int) place));
    }

    List<String> groups() {
        return groups;
    }

    CatalogCounts counts() {
        return counts;
    }

    int sourcesOf(ProviderId provider) {
        return shares.getOrDefault(provider, new Share(0, 0)).sources();
    }

    int channelsOf(ProviderId provider) {
        return shares.getOrDefault(provider, new Share(0, 0)).channels();
    }

    long revision() {
        return revision;
    }

    private static boolean matches(ChannelRow row, ChannelQuery query) {
        return row.backups() >= query.minBackups()
                && (query.group().isEmpty() || row.channel().group().equals(query.group()))
                && (query.provider().isEmpty()
                        || row.providers().contains(query.provider().get()));
    }
}
