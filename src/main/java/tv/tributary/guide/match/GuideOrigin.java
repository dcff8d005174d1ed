package tv.tributary.guide.match;

import java.util.Locale;
import java.util.Set;
import tv.tributary.identity.text.BroadcastMarkets;
import tv.tributary.identity.text.Folding;

/// The facts known of a guide before it is read.
///
/// @param name what the user calls it
/// @param address its URL or file name; may be empty
/// @param market the country the user set for it (ISO 3166, lower case, or a region); empty to find it out
public record GuideOrigin(String name, String address, String market) {
    /// One of which nothing is known.
    public static final GuideOrigin UNKNOWN = new GuideOrigin("", "", "");

    private static final String EDGES = "[^\\p{L}]+";
    private static final int CODE = 2;
    /// Endings of hosts that anybody may have, and parts of addresses that look like countries.
    private static final Set<String> NO_COUNTRIES =
            Set.of("tv", "io", "me", "co", "fm", "to", "cc", "ws", "gz", "is", "my", "in", "at", "so", "no", "it");

    /// The country its name, else its address speaks of; empty if they name none, or several.
    String hint() {
        var named = named(name);
        return named.isEmpty() ? named(withoutLogin(address)) : named;
    }

    private static String withoutLogin(String address) {
        var query = address.indexOf('?');
        var path = query < 0 ? address : address.substring(0, query);
        var login = path.indexOf('@');
        return login < 0 ? path : path.substring(login + 1);
    }

    private static String named(String text) {
        var found = "";
        for (var word : Folding.plain(text).split(EDGES, -1)) {
            var market = word.length() > CODE ? BroadcastMarkets.ofLabel(word) : ofCode(word);
            if (market.isEmpty() || market.equals(found)) continue;
            if (!found.isEmpty()) return "";
            found = market;
        }
        return found;
    }

    private static String ofCode(String word) {
        if (word.length() < CODE || NO_COUNTRIES.contains(word)) return "";
        return BroadcastMarkets.ofCode(word.toUpperCase(Locale.ROOT));
    }
}
