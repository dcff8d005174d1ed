package tv.tributary.catalog.lineup;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tv.tributary.store.EditStore;

/// The user's rules for whole groups and countries. They hold for all channels of them, also for those still to come. A
/// word about one channel comes first. Immutable.
///
/// @param names what groups are called instead; two of one name are one group
/// @param hidden groups left out everywhere but in the editor
/// @param places where groups stand in the playlist, from 1, by the name they are shown with
/// @param countries those whose channels are wanted (`gb`; empty for those of none); none for all
public record GroupRules(
        Map<String, String> names, Set<String> hidden, Map<String, Integer> places, Set<String> countries) {
    static final GroupRules NONE = new GroupRules(Map.of(), Set.of(), Map.of(), Set.of());

    public GroupRules {
        names = Map.copyOf(names);
        hidden = Set.copyOf(hidden);
        places = Map.copyOf(places);
        countries = Set.copyOf(countries);
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
        return new GroupRules(names, hidden, places, store.countries());
    }

    /// The name a group is shown with.
    public String shown(String group) {
        return names.getOrDefault(group, group);
    }

    boolean hides(String group) {
        return hidden.contains(group);
    }

    /// Whether channels of a country are left out; empty stands for those of none.
    public boolean hidesCountry(String market) {
        return !countries.isEmpty() && !countries.contains(market);
    }

    /// Whether any group of that name in sight is hidden.
    public boolean hidesShown(String shown) {
        return behind(shown).stream().anyMatch(this::hides);
    }

    /// @return [ChannelRow#UNPLACED] for one without a place
    public int place(String shown) {
        return places.getOrDefault(shown, ChannelRow.UNPLACED);
    }

    /// The groups that are shown with that name.
    public Set<String> behind(String shown) {
        var behind = new HashSet<String>();
        names.forEach((group, name) -> {
            if (name.equals(shown)) behind.add(group);
        });
        if (shown(shown).equals(shown)) behind.add(shown);
        return behind;
    }
}
