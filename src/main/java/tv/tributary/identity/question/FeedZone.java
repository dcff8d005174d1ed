package tv.tributary.identity.question;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Countries whose operators often carry the same feed of a channel. General knowledge of the trade.
enum FeedZone {
    CENTRAL_EUROPE(
            "cz", "sk", "hu", "pl", "ro", "md", "bg", "rs", "hr", "si", "ba", "me", "mk", "al", "xk", "ex-yu", "balkan",
            "lt", "lv", "ee"),
    NORDIC("se", "no", "dk", "fi", "is", "nordic"),
    LOW_COUNTRIES("nl", "be", "lu", "benelux"),
    GERMAN("de", "at", "ch", "li"),
    FRENCH("fr", "be", "lu", "re", "mc"),
    BRITISH("gb", "ie"),
    SOUTH_EAST_ASIA("sg", "my", "id", "th", "ph", "hk", "tw", "vn"),
    SOUTH_ASIA("in", "lk", "bd", "pk", "np"),
    ARABIC("arabic", "ae", "sa", "eg", "ma", "dz", "tn", "qa", "kw", "lb", "jo"),
    RUSSIAN("ru", "ua", "by", "kz", "uz"),
    AFRICAN("africa", "za", "ng", "ke", "gh", "zm", "ao"),
    NORTH_AMERICAN("us", "ca"),
    OCEANIAN("au", "nz");

    private static final List<FeedZone> ALL = List.of(values());

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf is
    private final Set<String> markets;

    FeedZone(String... markets) {
        this.markets = Set.copyOf(Arrays.asList(markets));
    }

    static boolean areNear(String market, String other) {
        return ALL.stream().anyMatch(zone -> zone.markets.contains(market) && zone.markets.contains(other));
    }
}
