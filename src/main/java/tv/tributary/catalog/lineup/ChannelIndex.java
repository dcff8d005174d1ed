package tv.tributary.catalog.lineup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import tv.tributary.catalog.lineup.SearchText.Fit;
import tv.tributary.identity.text.LongMap;
import tv.tributary.identity.text.TextRows;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;

/// Channels in playlist order, searchable and by id. Immutable; a copy with a few other channels reuses the rest.
public final class ChannelIndex {
    /// @param key what it sorts by
    private record Placed(long key, SearchableRow searchable) {
        static Placed of(SearchableRow searchable) {
            return new Placed(PlaylistOrder.key(searchable.row()), searchable);
        }

        ChannelRow row() {
            return searchable.row();
        }

        int compareTo(Placed other) {
            return PlaylistOrder.compare(key, row(), other.key, other.row());
        }
    }

    private final ChannelRow[] rows;
    /// What each row sorts by.
    private final long[] keys;
    private final SearchText searchText;
    private final ChannelTotals channelTotals;
    private final SequencedMap<String, Integer> groups;
    private final RowsById byId;

    private ChannelIndex(Builder builder, ChannelTotals channelTotals, RowsById byId) {
        this.rows = builder.rows;
        this.keys = builder.keys;
        this.searchText = new SearchText(builder.text.build());
        this.channelTotals = channelTotals;
        this.groups = channelTotals.groups();
        this.byId = byId;
    }

    /// Of channels of whose streams nothing is known.
    public static ChannelIndex of(Collection<ChannelRow> rows) {
        return ofSearchable(rows.stream().map(SearchableRow::of).toList());
    }

    static ChannelIndex ofSearchable(Collection<SearchableRow> rows) {
        var next = new Builder(rows.size(), new TextRows.Builder(rows.size()));
        var channelTotals = new ChannelTotals();
        for (var one : sorted(rows)) {
            next.add(one);
            channelTotals.add(one.row());
        }
        return new ChannelIndex(next, channelTotals, RowsById.of(next.rows));
    }

    private static List<Placed> sorted(Collection<SearchableRow> rows) {
        var placed = new ArrayList<Placed>(rows.size());
        for (var row : rows) placed.add(Placed.of(row));
        placed.sort(Placed::compareTo);
        return placed;
    }

    /// Without some channels, with some rows.
    ChannelIndex with(Set<Long> without, Collection<SearchableRow> fresh) {
        var cuts = without.stream()
                .flatMap(id -> byId.find(id).stream())
                .mapToInt(this::place)
                .sorted()
                .toArray();
        if (fresh.isEmpty() && cuts.length == 0) return this;
        var size = rows.length - cuts.length + fresh.size();
        var next = new Builder(size, searchText.rows().next(size));
        var sums = channelTotals.copy();
        var at = 0;
        var cut = 0;
        for (var one : sorted(fresh)) {
            var end = placeAfter(one.key, one.row());
            for (; cut < cuts.length && cuts[cut] < end; at = cuts[cut++] + 1) next.copy(this, at, cuts[cut]);
            next.copy(this, at, end);
            at = end;
            next.add(one);
            sums.add(one.row());
        }
        for (; cut < cuts.length; at = cuts[cut++] + 1) next.copy(this, at, cuts[cut]);
        next.copy(this, at, rows.length);
        for (var place : cuts) sums.remove(rows[place]);
        return new ChannelIndex(
                next,
                sums,
                byId.with(without, fresh.stream().map(SearchableRow::row).toList(), next.rows));
    }

    /// Where a row stands.
    @SuppressWarnings("ReferenceEquality") // A row in the list is that very one, not one like it.
    private int place(ChannelRow row) {
        var place = placeAfter(PlaylistOrder.key(row), row) - 1;
        // Rows that sort alike stand side by side.
        while (rows[place] != row) place--;
        return place;
    }

    /// The first place of a row that sorts behind this one.
    private int placeAfter(long key, ChannelRow row) {
        var low = 0;
        var high = rows.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (PlaylistOrder.compare(key, row, keys[middle], rows[middle]) < 0) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    /// Gathers rows in their order.
    private static final class Builder {
        private final ChannelRow[] rows;
        private final long[] keys;
        private final TextRows.Builder text;
        private int size;

        Builder(int size, TextRows.Builder text) {
            this.rows = new ChannelRow[size];
            this.keys = new long[size];
            this.text = text;
        }

        void add(Placed one) {
            rows[size] = one.row();
            keys[size++] = one.key;
            text.add(one.searchable.text());
        }

        /// Rows of another index, `to` exclusive.
        void copy(ChannelIndex other, int from, int to) {
            System.arraycopy(other.rows, from, rows, size, to - from);
            System.arraycopy(other.keys, from, keys, size, to - from);
            text.addFrom(other.searchText.rows(), from, to);
            size += to - from;
        }
    }

    /// All in the playlist's order.
    List<ChannelRow> list() {
        return Collections.unmodifiableList(Arrays.asList(rows));
    }

    /// Those that match.
    ///
    /// @param search the query's words
    RankedRows find(ChannelQuery query, SearchQuery search) {
        var found = new RankedRows();
        for (var i = 0; i < rows.length; i++) {
            var row = rows[i];
            if (!matches(row, query)) continue;
            var fit = search.words.isEmpty() ? Fit.NAME : searchText.fit(i, search);
            if (fit != Fit.NONE) found.add(fit, row);
        }
        return found;
    }

    private static boolean matches(ChannelRow row, ChannelQuery query) {
        return row.backups() >= query.minBackups()
                && (row.favourite() || !query.favourites())
                && (query.groups().isEmpty()
                        || query.groups().contains(row.channel().group()))
                && (query.provider().isEmpty()
                        || row.providers().contains(query.provider().get()));
    }

    Optional<ChannelRow> find(ChannelId id) {
        return byId.find(id.value());
    }

    List<String> groups() {
        return List.copyOf(groups.keySet());
    }

    SequencedMap<String, Integer> groupSizes() {
        return groups;
    }

    int size() {
        return rows.length;
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
        return Arrays.stream(rows)
                .filter(row -> row.backups() > 0)
                .sorted(Comparator.comparingInt(row -> -row.sources()))
                .limit(limit)
                .toList();
    }

    /// Channel rows by id: an index of all rows as they were at one time, and those that changed since.
    /// Immutable; a copy with a few other rows shares the index.
    private static final class RowsById {
        /// With more changes the index is made anew.
        private static final int MOST_CHANGES = 1_000;

        private final ChannelRow[] rows;
        private final LongMap places;
        private final Map<Long, Optional<ChannelRow>> changed;

        private RowsById(ChannelRow[] rows, LongMap places, Map<Long, Optional<ChannelRow>> changed) {
            this.rows = rows;
            this.places = places;
            this.changed = changed;
        }

        /// @param rows must not change afterwards
        static RowsById of(ChannelRow[] rows) {
            var places = new LongMap(rows.length);
            for (var i = 0; i < rows.length; i++)
                places.put(rows[i].channel().id().value(), i);
            return new RowsById(rows, places, Map.of());
        }

        Optional<ChannelRow> find(long id) {
            var known = changed.get(id);
            if (known != null) return known;
            var place = places.get(id);
            return place == LongMap.ABSENT ? Optional.empty() : Optional.of(rows[(int) place]);
        }

        /// @param all the rows that there are then, in any order
        RowsById with(Set<Long> without, Collection<ChannelRow> fresh, ChannelRow[] all) {
            if (changed.size() + without.size() + fresh.size() > MOST_CHANGES) return of(all);
            var next = new HashMap<>(changed);
            for (var id : without) next.put(id, Optional.empty());
            for (var row : fresh) next.put(row.channel().id().value(), Optional.of(row));
            return new RowsById(rows, places, next);
        }
    }
}
