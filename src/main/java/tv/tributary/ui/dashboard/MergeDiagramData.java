package tv.tributary.ui.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tv.tributary.stats.LiveStats;
import tv.tributary.text.Messages;

/// The data of the [MergeDiagram].
///
/// @param inflows the providers with their numbers of streams, largest first; the smallest are summed up at the end
record MergeDiagramData(List<Inflow> inflows, int streams, int channels, int merged, String sentence) {
    private static final int MOST_INFLOWS = 4;

    MergeDiagramData {
        inflows = List.copyOf(inflows);
    }

    record Inflow(String name, int streams) {}

    static MergeDiagramData of(LiveStats now) {
        var counts = now.catalog();
        var sentence = Messages.of("dashboard.merge.sentence", counts.sources(), counts.channels(), counts.merged());
        return new MergeDiagramData(inflows(now), counts.sources(), counts.channels(), counts.merged(), sentence);
    }

    private static List<Inflow> inflows(LiveStats now) {
        var bySize = now.providers().stream()
                .filter(provider -> provider.enabled() && provider.sources() > 0)
                .map(provider -> new Inflow(provider.name(), provider.sources()))
                .sorted(Comparator.comparingInt(Inflow::streams).reversed())
                .toList();
        if (bySize.size() <= MOST_INFLOWS) return bySize;
        var shown = new ArrayList<>(bySize.subList(0, MOST_INFLOWS - 1));
        var others = bySize.subList(MOST_INFLOWS - 1, bySize.size());
        var sum = others.stream().mapToInt(Inflow::streams).sum();
        shown.add(new Inflow(Messages.of("dashboard.merge.others", others.size()), sum));
        return shown;
    }
}
