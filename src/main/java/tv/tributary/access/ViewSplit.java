package tv.tributary.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tv.tributary.access.View.NameFilter;
import tv.tributary.access.View.NameFilter.FilterMode;
import tv.tributary.catalog.lineup.ChannelRow;

/// Two views that share the channels of one with more of them than a client reads. Whole groups stay together where
/// that can be, so that a channel that comes new is in one of them only.
///
/// @param first has as many as the client reads, or less
/// @param rest has all others; may itself have too many
record ViewSplit(View first, View rest) {
    /// @param household its channels in sight
    /// @param most channels that the client reads
    /// @return empty if there are not more
    static Optional<ViewSplit> of(View view, List<ChannelRow> household, int most) {
        var seen = household.stream().filter(view::sees).toList();
        if (seen.size() <= most) return Optional.empty();
        var sizes = new LinkedHashMap<String, Integer>();
        for (var row : seen) sizes.merge(row.channel().group(), 1, Integer::sum);
        var together = new TreeSet<String>();
        int count = 0;
        for (var group : sizes.entrySet()) {
            if (count + group.getValue() > most) continue;
            together.add(group.getKey());
            count += group.getValue();
        }
        return Optional.of(together.isEmpty() ? byChannels(view, seen, most) : byGroups(view, together));
    }

    private static ViewSplit byGroups(View view, TreeSet<String> first) {
        var channels = view.channels();
        var others = new TreeSet<>(channels.groups().names());
        NameFilter rest;
        if (channels.groups().mode() == FilterMode.ONLY) {
            others.removeAll(first);
            rest = NameFilter.only(others);
        } else {
            others.addAll(first);
            rest = NameFilter.except(others);
        }
        return new ViewSplit(view.with(channels.with(NameFilter.only(first))), view.with(channels.with(rest)));
    }

    /// Of groups that are each too large.
    private static ViewSplit byChannels(View view, List<ChannelRow> seen, int most) {
        var channels = view.channels();
        var inFirst = new TreeSet<>(channels.leftOut());
        var inRest = new TreeSet<>(channels.leftOut());
        for (var row : seen.subList(0, most)) inRest.add(row.channel().id().value());
        for (var row : seen.subList(most, seen.size()))
            inFirst.add(row.channel().id().value());
        return new ViewSplit(view.with(channels.without(inFirst)), view.with(channels.without(inRest)));
    }
}
