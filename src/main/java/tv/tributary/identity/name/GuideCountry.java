package tv.tributary.identity.name;

import java.util.Locale;
import java.util.Set;
import tv.tributary.identity.text.Markets;

/// The country a guide id ends in: `BBCOne.uk`, `TLC.de@HD`.
final class GuideCountry {
    /// Endings of web addresses, which are no countries there.
    private static final Set<String> ELSEWHERE =
            Set.of("tv", "fm", "me", "io", "co", "to", "cc", "ws", "la", "am", "id");

    private GuideCountry() {}

    /// Empty if it ends in none.
    static String of(String tvgId) {
        var at = tvgId.indexOf('@');
        var end = at < 0 ? tvgId.length() : at;
        if (end < 5 || tvgId.charAt(end - 3) != '.') return "";
        var code = tvgId.substring(end - 2, end).toLowerCase(Locale.ROOT);
        // `AR` is Argentina here, as in ISO's list.
        if (code.equals("ar")) return "ar";
        if (ELSEWHERE.contains(code) && at < 0) return "";
        return Markets.ofCode(code.toUpperCase(Locale.ROOT));
    }
}
