package tv.tributary.catalog.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tv.tributary.catalog.lineup.ChannelTotals;
import tv.tributary.catalog.lineup.InsertionPoint;
import tv.tributary.catalog.lineup.InsertionPoint.Side;

/// Works out which groups need a place in the playlist for a list of groups to read as it was arranged: those with a
/// place come first, the others follow by name. Pure.
final class GroupOrder {
    private GroupOrder() {}

    /// The groups that have a place after some were moved, in their order. Groups that were not moved keep the place
    /// they have.
    ///
    /// @param all the names, as they are shown
    /// @param placed those that have a place
    /// @param moved in the order in which they are to stand
    static List<String> after(List<String> all, Set<String> placed, List<String> moved, InsertionPoint<String> point) {
        var order = new ArrayList<String>();
        var chosen = Set.copyOf(moved);
        var at = 0;
        for (var group : all) {
            var isTarget = group.equals(point.item());
            if (isTarget && point.side() == Side.BEFORE) at = order.size();
            if (!chosen.contains(group)) order.add(group);
            if (isTarget && point.side() == Side.BEHIND) at = order.size();
        }
        order.addAll(at, moved);
        var kept = new HashSet<>(placed);
        kept.removeAll(chosen);
        return List.copyOf(order.subList(0, leading(order, kept)));
    }

    /// How many of the first need a place: what comes behind them is in the order of names, and needs none.
    private static int leading(List<String> order, Set<String> kept) {
        var count = order.size();
        while (count > 0
                && !kept.contains(order.get(count - 1))
                && (count == order.size()
                        || ChannelTotals.BY_EYE.compare(order.get(count - 1), order.get(count)) <= 0)) {
            count--;
        }
        return count;
    }
}
