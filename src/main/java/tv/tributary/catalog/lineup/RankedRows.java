package tv.tributary.catalog.lineup;

import java.util.ArrayList;
import java.util.List;
import tv.tributary.catalog.lineup.SearchText.Fit;

/// Rows that were found, those that fit best first and in the playlist's order among equals. Not thread-safe.
final class RankedRows {
    private static final Fit[] FITS = Fit.values();

    private final List<List<ChannelRow>> byFit = new ArrayList<>(FITS.length);

    RankedRows() {
        for (var _ : FITS) byFit.add(new ArrayList<>());
    }

    /// The next one in the playlist's order.
    void add(Fit fit, ChannelRow row) {
        byFit.get(fit.ordinal()).add(row);
    }

    /// These and others, which are in the same order.
    RankedRows with(RankedRows others) {
        var all = new RankedRows();
        for (var fit : FITS) {
            var merged = merged(byFit.get(fit.ordinal()), others.byFit.get(fit.ordinal()));
            all.byFit.set(fit.ordinal(), merged);
        }
        return all;
    }

    List<ChannelRow> inOrder() {
        var all = new ArrayList<ChannelRow>(byFit.stream().mapToInt(List::size).sum());
        byFit.forEach(all::addAll);
        return all;
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
