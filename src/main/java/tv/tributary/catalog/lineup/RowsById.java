package tv.tributary.catalog.lineup;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tv.tributary.identity.text.LongMap;

/// Channel rows by id: an index of all rows as they were at one time, and those that changed since. Immutable; a copy
/// with a few other rows shares the index.
final class RowsById {
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
        for (var i = 0; i < rows.length; i++) places.put(rows[i].channel().id().value(), i);
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
