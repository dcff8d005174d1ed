package tv.tributary.catalog.edit;

import java.util.Map;

/// Settings for the numbers of new channels. Existing numbers stay unless all channels are renumbered on
/// request.
///
/// @param first where free numbers begin
/// @param groups where the numbers of a group begin, for [Scheme#BY_GROUP]; groups left out get free numbers
public record NumberingSettings(Scheme scheme, int first, Map<String, Integer> groups) {
    /// The name they are stored under.
    public static final String NAME = "numbering";

    /// Numbers begin here at most.
    public static final int HIGHEST = 9_000_000;

    /// The source of a number.
    public enum Scheme {
        /// The one in the list, where it is free.
        FROM_LIST,
        /// The next in the range of its group.
        BY_GROUP,
        /// The lowest nobody has.
        FREE
    }

    public NumberingSettings {
        groups = Map.copyOf(groups);
        if (first < 1 || first > HIGHEST) throw new IllegalArgumentException("first: " + first);
        groups.forEach((group, start) -> {
            if (start < 1 || start > HIGHEST) throw new IllegalArgumentException(group + ": " + start);
        });
    }

    public static NumberingSettings defaults() {
        return new NumberingSettings(Scheme.FROM_LIST, 1, Map.of());
    }
}
