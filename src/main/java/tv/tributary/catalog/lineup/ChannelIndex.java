package tv.tributary.catalog.lineup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tv.tributary.identity.text.LongMap;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;

/// Channels in playlist order, searchable and by id. Immutable; a copy with a few other channels reuses the rest.
public final class ChannelIndex {
    /// @param key what its number sorts by
    private record Placed(long key, ChannelRow row) {
        int compareTo(Placed other) {
            return PlaylistOrder.compare(key, row, other.key, other.row);
        }
    }

    private final List<ChannelRow> rows;
    private final List<Placed> placed;
    private final SearchText search;
    private final ChannelTotals channelTotals;
    private final List<String> groups;
    private final LongMap places = new LongMap();

    private ChannelIndex(List<Placed> placed, SearchText search, ChannelTotals channelTotals) {
        this.placed = placed;
        this.rows = placed.stream().map(Placed::row).toList();
        this.search = search;
        this.channelTotals = channelTotals;
        this.groups = channelTotals.groups();
        for (var i = 0; i < rows.size(); i++)
            places.put(rows.get(i).channel().id().value(), i);
    }

    public static ChannelIndex of(Collection<ChannelRow> rows) {
        var placed = sorted(rows);
        var search = new SearchText.Builder(rows.size());
        var channelTotals = new ChannelTotals();
        for (var one : placed) {
            search.add(one.row);
            channelTotals.add(one.row);
        }
        return new ChannelIndex(placed, search.build(), channelTotals);
    }

    private static List<Placed> sorted(Collection<ChannelRow> rows) {
        var placed = new ArrayList<Placed>(rows.size());
        for (var row : rows)
            placed.add(new Placed(PlaylistOrder.key(row.channel().number()), row));
        placed.sort(Placed::compareTo);
        return placed;
    }

    /// Without some channels, with some rows.
    ChannelIndex with(Set<Long> without, Collection<ChannelRow> fresh) {
        if (fresh.isEmpty() && without.stream().allMatch(id -> places.get(id) == LongMap.ABSENT)) return this;
        var coming = sorted(fresh);
        var next = new ArrayList<Placed>(placed.size() + fresh.size());
        var text = new SearchText.Builder(placed.size() + fresh.size());
        var sums = channelTotals.copy();
        var at = 0;
        for (var i = 0; i < placed.size(); i++) {
            var old = placed.get(i);
            if (without.contains(old.row.channel().id().value())) {
                sums.remove(old.row);
                continue;
            }
            while (at < coming.size() && coming.get(at).compareTo(old) < 0) put(coming.get(at++), next, text, sums);
            next.add(old);
            text.addFrom(search, i);
        }
        while (at < coming.size()) put(coming.get(at++), next, text, sums);
        return new ChannelIndex(next, text.build(), sums);
    }

    private static void put(Placed one, List<Placed> next, SearchText.Builder text, ChannelTotals sums) {
        next.add(one);
        text.add(one.row);
        sums.add(one.row);
    }

    List<ChannelRow> list(ChannelQuery query) {
        if (query.isOpen()) return rows;
        var words = SearchText.words(query.text());
        var found = new ArrayList<ChannelRow>();
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (matches(row, query) && search.has(i, words)) found.add(row);
        }
        return found;
    }

    private static boolean matches(ChannelRow row, ChannelQuery query) {
        return row.backups() >= query.minBackups()
                && (query.group().isEmpty() || row.channel().group().equals(query.group()))
                && (query.provider().isEmpty()
                        || row.providers().contains(query.provider().get()));
    }

    Optional<ChannelRow> find(ChannelId id) {
        var place = places.get(id.value());
        return place == LongMap.ABSENT ? Optional.empty() : Optional.of(rows.get((int) place));
    }

    List<String> groups() {
        return groups;
    }

    int size() {
        return rows.size();
    }

    int sources() {
        return channelTotals.sources();
    }

    int withBackups() {
        return channelTotals.withBackups();
    }

    int channelsOf(ProviderId provider) {
        return channelTotals.channelsOf(provider);
    }

    /// The channels with the most streams, most first.
    List<ChannelRow> largest(int limit) {
        return rows.stream()
                .filter(row -> row.backups() > 0)
                .sorted(Comparator.comparingInt(row -> -row.sources()))
                .limit(limit)
                .toList();
    }
}
