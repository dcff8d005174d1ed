package tv.tributary.catalog.edit;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The user's choice of all there is to watch. A word about a single channel comes before it.
///
/// @param countries whose channels are wanted (`gb`; empty for channels of no country); none for all
/// @param hidden the groups that are not wanted, by the names they are shown with; all others are
/// @param order groups that come first in the playlist, in this order; none to leave the order as it is
/// @param names what groups are called instead, by the names they are shown with; two of one name become one
/// @param naming whether groups of one meaning become one group
public record LineupSelection(
        Set<String> countries, Set<String> hidden, List<String> order, Map<String, String> names, Naming naming) {
    /// The treatment of several groups that mean the same.
    public enum Naming {
        /// Each stays as it is.
        AS_LISTED,
        /// They become one.
        UNITED
    }

    public LineupSelection {
        countries = Set.copyOf(countries);
        hidden = Set.copyOf(hidden);
        order = List.copyOf(order);
        names = Map.copyOf(names);
    }

    /// Groups keep the names they have.
    public LineupSelection(Set<String> countries, Set<String> hidden, List<String> order, Naming naming) {
        this(countries, hidden, order, Map.of(), naming);
    }
}
