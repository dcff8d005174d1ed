package tv.tributary.guide.generate;

import java.util.List;

/// How the names of the event channels of some groups are read. All channels of these groups that no guide has count as
/// event channels, whatever the merge takes them for.
///
/// @param id tells it from the others
/// @param groups as the user or the list calls them; never empty
public record GroupProfile(int id, List<String> groups, EventProfile profile) {
    public GroupProfile {
        groups = List.copyOf(groups);
    }

    boolean isFor(List<String> others) {
        return groups.stream().anyMatch(others::contains);
    }
}
