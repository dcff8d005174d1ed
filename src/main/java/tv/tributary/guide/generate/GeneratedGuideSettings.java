package tv.tributary.guide.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Settings of programmes for channels without a guide.
///
/// @param events whether event channels get the events in their names
/// @param profile how these names are read in groups without a profile of their own
/// @param profiles of groups; a group is in one of them at most
/// @param blocks whether all other channels get blocks with their names
/// @param blockHours how long a block is, 1 to 24
public record GeneratedGuideSettings(
        boolean events, EventProfile profile, List<GroupProfile> profiles, boolean blocks, int blockHours) {
    /// The profile for the event channels of some groups. All channels of these groups that no guide has count
    /// as event channels, whatever the merge takes them for.
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

    /// The name they are stored under.
    public static final String NAME = "generated-guide";

    public static final int LONGEST_BLOCK = 24;
    private static final int USUAL = 3;

    public GeneratedGuideSettings {
        profiles = List.copyOf(profiles);
        blockHours = Math.clamp(blockHours, 1, LONGEST_BLOCK);
    }

    public static GeneratedGuideSettings defaults() {
        return new GeneratedGuideSettings(true, EventProfile.usual(), List.of(), false, USUAL);
    }

    /// The profile that the user made for any of these groups.
    public Optional<GroupProfile> profileOf(List<String> groups) {
        return profiles.stream().filter(one -> one.isFor(groups)).findFirst();
    }

    public Optional<GroupProfile> profile(int id) {
        return profiles.stream().filter(one -> one.id() == id).findFirst();
    }

    /// An id that no profile has.
    public int freeId() {
        return profiles.stream().mapToInt(GroupProfile::id).max().orElse(0) + 1;
    }

    public GeneratedGuideSettings withEvents(boolean on) {
        return new GeneratedGuideSettings(on, profile, profiles, blocks, blockHours);
    }

    public GeneratedGuideSettings withBlocks(boolean on, int hours) {
        return new GeneratedGuideSettings(events, profile, profiles, on, hours);
    }

    /// With another profile for the groups without one of their own.
    public GeneratedGuideSettings withProfile(EventProfile other) {
        return new GeneratedGuideSettings(events, other, profiles, blocks, blockHours);
    }

    /// With this one in the place of the one with its id, or behind all others; its groups are taken out of
    /// these.
    public GeneratedGuideSettings with(GroupProfile wanted) {
        var all = new ArrayList<GroupProfile>();
        for (var one : profiles) {
            if (one.id() == wanted.id()) {
                all.add(wanted);
                continue;
            }
            var left = one.groups().stream()
                    .filter(group -> !wanted.groups().contains(group))
                    .toList();
            if (!left.isEmpty()) all.add(new GroupProfile(one.id(), left, one.profile()));
        }
        if (profile(wanted.id()).isEmpty()) all.add(wanted);
        return new GeneratedGuideSettings(events, profile, all, blocks, blockHours);
    }

    /// Without the one with this id.
    public GeneratedGuideSettings without(int id) {
        return new GeneratedGuideSettings(
                events, profile, profiles.stream().filter(one -> one.id() != id).toList(), blocks, blockHours);
    }
}
