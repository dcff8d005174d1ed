package tv.tributary.identity.name;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tv.tributary.identity.text.BroadcastMarkets;
import tv.tributary.text.Messages;

/// One feed of a channel as a public directory lists it.
///
/// @param channel the directory's id of the channel, `BBCOne.uk`
/// @param name what tells it from the channel's other feeds, without marks of quality; empty for the plain one
/// @param isMain whether the bare name of the channel means it
/// @param names the channel's names, the proper one first; never empty
/// @param country ISO 3166 in lower case, where the channel is at home
/// @param areas where it is broadcast to: countries in lower case, regions by their codes
/// @param languages ISO 639 as in the lists of the product, two letters where there are
/// @param isClosed whether the channel is no more
public record DirectoryFeed(
        String channel,
        String name,
        boolean isMain,
        List<String> names,
        String country,
        Set<String> areas,
        Set<String> languages,
        boolean isClosed) {
    private static final int MOST_AREAS = 5;

    public DirectoryFeed {
        names = List.copyOf(names);
        areas = Set.copyOf(areas);
        languages = Set.copyOf(languages);
    }

    /// The channel's proper name, and the feed's behind it.
    public String title() {
        return name.isEmpty() ? names.getFirst() : names.getFirst() + " " + name;
    }

    /// As a sentence for people: `The channel directory lists “Grindo” for viewers in Hungary, in Hungarian.`
    public String words() {
        var where = areas.stream()
                .map(area -> area.length() == 2 ? BroadcastMarkets.words(area) : area)
                .sorted()
                .limit(MOST_AREAS)
                .collect(Collectors.joining(", "));
        var spoken = languages.stream().map(Messages::languageName).sorted().collect(Collectors.joining(", "));
        return Messages.of("directory.listed", title(), where, spoken);
    }

    /// Equal for feeds that are one channel to viewers: those that differ in their picture only.
    String id() {
        return isMain || name.isEmpty() ? channel : channel + "@" + name;
    }
}
