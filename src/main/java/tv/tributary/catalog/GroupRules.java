package tv.tributary.catalog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.store.EditStore;

/// What the user decided about groups as a whole. Holds for all channels in them, also for those still to come. A
/// word about one channel comes first. Immutable.
///
/// @param names what groups are called instead; two of one name are one group
/// @param hidden groups left out everywhere but in the editor
/// @param places where groups stand in the playlist, from 1, by the name they are shown with
record GroupRules(Map<String, String> names, Set<String> hidden, Map<String, Integer> places) {
    static final GroupRules NONE = new GroupRules(Map.of(), Set.of(), Map.of());

    GroupRules {
        names = Map.copyOf(names);
        hidden = Set.copyOf(hidden);
        places = Map.copyOf(places);
    }

    static GroupRules of(EditStore store) {
        var names = new HashMap<String, String>();
        var hidden = new HashSet<String>();
        var places = new HashMap<String, Integer>();
        store.eachGroupRule((group, what, value) -> {
            switch (what) {
                case GROUP_NAME -> names.put(group, value);
                case GROUP_HIDDEN -> hidden.add(group);
                case GROUP_PLACE -> places.put(group, Integer.parseInt(value));
                default -> throw new IllegalStateException("no rule for a group: " + what);
            }
        });
        return new GroupRules(names, hidden, places);
    }

    /// The name a group is shown with.
    String shown(String group) {
        return names.getOrDefault(group, group);
    }

    boolean hides(String group) {
        return hidden.contains(group);
    }

    /// Whether any group of that name in sight is hidden.
    boolean hidesShown(String shown) {
        return behind(shown).stream().anyMatch(this::hides);
    }

    /// @return [ChannelRow#UNPLACED] for one without a place
    int place(String shown) {
        return places.getOrDefault(shown, ChannelRow.UNPLACED);
    }

    /// The groups that are shown with that name.
    Set<String> behind(String shown) {
        var behind = new HashSet<String>();
        names.forEach((group, name) -> {
            if (name.equals(shown)) behind.add(group);
        });
        if (shown(shown).equals(shown)) behind.add(shown);
        return behind;
    }
}
