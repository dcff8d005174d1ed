package tv.tributary.identity.name;

import java.util.Locale;
import java.util.Set;
import tv.tributary.identity.text.BroadcastMarkets;

/// The country a guide id ends in: `BBCOne.uk`, `TLC.de@HD`.
final class GuideIdCountry {
    /// Endings of web addresses, which are no countries there.
    private static final Set<String> ELSEWHERE =
            Set.of("tv", "fm", "me", "io", "co", "to", "cc", "ws", "la", "am", "id");

    private GuideIdCountry() {}

    /// A guide id that says its country and, behind `@`, its feed, without both and in lower case; empty for others.
    /// Who names feeds names channels: ids that only end in a country are often the guide's, not the channel's.
    static String withoutCountry(String tvgId) {
        return tvgId.indexOf('@') < 0 || of(tvgId).isEmpty()
                ? ""
                : tvgId.substring(0, end(tvgId) - 3).toLowerCase(Locale.ROOT);
    }

    /// Where the country ends.
    private static int end(String tvgId) {
        var at = tvgId.indexOf('@');
        return at < 0 ? tvgId.length() : at;
    }

    /// Empty if it ends in none.
    static String of(String tvgId) {
        var end = end(tvgId);
        if (end < 5 || tvgId.charAt(end - 3) != '.') return "";
        var code = tvgId.substring(end - 2, end).toLowerCase(Locale.ROOT);
        // `AR` is Argentina here, as in ISO's list.
        if (code.equals("ar")) return "ar";
        if (ELSEWHERE.contains(code) && end == tvgId.length()) return "";
        return BroadcastMarkets.ofCode(code.toUpperCase(Locale.ROOT));
    }
}
