package tv.tributary.ui.channels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelQuery.Sight;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.provider.Providers;
import tv.tributary.model.ProviderId;
import tv.tributary.ui.channels.ChannelsLayout.SortBy;

/// The result of a query: found and sorted off the FX thread, then shown at once.
///
/// @param total channels there are in all
/// @param hidden channels the user hid; counted only where no other is left
/// @param groups all groups in sight and how many channels they have, sorted
/// @param names the providers' names, in their order
record ChannelQueryResult(
        List<ChannelRow> rows,
        int total,
        int hidden,
        SequencedMap<String, Integer> groups,
        Map<ProviderId, String> names) {
    static ChannelQueryResult to(ChannelQuery query, List<SortBy> sort, Channels channels, Providers providers) {
        var names = new LinkedHashMap<ProviderId, String>();
        for (var status : providers.all()) {
            names.put(status.provider().id(), status.provider().name());
        }
        var rows = sorted(channels.list(query), sort, names);
        var total = channels.counts().channels();
        var hidden = total > 0
                ? 0
                : channels.list(ChannelQuery.all().with(Sight.HIDDEN)).size();
        return new ChannelQueryResult(rows, total, hidden, channels.groupSizes(), names);
    }

    static List<ChannelRow> sorted(List<ChannelRow> rows, List<SortBy> sort, Map<ProviderId, String> names) {
        var sorted = new ArrayList<>(rows);
        sort.stream()
                .map(step -> step.direction() == SortBy.Direction.UP
                        ? step.column().order(names)
                        : step.column().order(names).reversed())
                .reduce(Comparator::thenComparing)
                .ifPresent(sorted::sort);
        return sorted;
    }
}
