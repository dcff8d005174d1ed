package tv.tributary.catalog.lineup;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tv.tributary.catalog.lineup.SearchText.Fit;

/// Rows that were found, those that fit best first and in the playlist's order among equals. Not thread-safe.
final class RankedRows {
    private final Map<Fit, List<ChannelRow>> byFit = new EnumMap<>(Fit.class);

    RankedRows() {
        for (var fit : Fit.values()) byFit.put(fit, new ArrayList<>());
    }

    /// The next one in the playlist's order.
    void add(Fit fit, ChannelRow row) {
        rows(fit).add(row);
    }

    /// These and others, which are in the same order.
    RankedRows with(RankedRows others) {
        var all = new RankedRows();
        for (var fit : Fit.values()) all.byFit.put(fit, merged(rows(fit), others.rows(fit)));
        return all;
    }

    List<ChannelRow> inOrder() {
        var all = new ArrayList<ChannelRow>(
                byFit.values().stream().mapToInt(List::size).sum());
        byFit.values().forEach(all::addAll);
        return all;
    }

    private List<ChannelRow> rows(Fit fit) {
        return byFit.getOrDefault(fit, List.of());
    }

    /// Two lists in the playlist's order as one.
    static List<ChannelRow> merged(List<ChannelRow> some, List<ChannelRow> more) {
        if (more.isEmpty()) return some;
        var all = new ArrayList<ChannelRow>(some.size() + more.size());
        var at = 0;
        for (var row : some) {
            while (at < more.size() && PlaylistOrder.isBefore(more.get(at), row)) all.add(more.get(at++));
            all.add(row);
        }
        all.addAll(more.subList(at, more.size()));
        return all;
    }
}
