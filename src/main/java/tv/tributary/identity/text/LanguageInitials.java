package tv.tributary.identity.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Languages by the initial of their name in a country's own tongue, as operators mark feeds: `Eurosport 1 N` is Dutch
/// (Nederlands) in Belgium. Names of languages are those of the JDK's locale data. Stateless.
public final class LanguageInitials {
    private static final String ENGLISH = "en";
    /// Countries whose operators sell one channel in several languages, and mark it without brackets.
    private static final Set<String> MIXED = Set.of("be", "ch", "lu");
    /// In brackets these count copies: `(A)`, `(B)`.
    private static final String COPIES = "abhsvx";
    private static final Map<String, Map<Character, String>> BY_MARKET = new HashMap<>();

    static {
        for (var market : Locale.getISOCountries()) {
            var code = market.toLowerCase(Locale.ROOT);
            var spoken = Lexicon.SHIPPED.spoken(code);
            if (!spoken.isEmpty()) BY_MARKET.put(code, Map.copyOf(initials(spoken)));
        }
    }

    private LanguageInitials() {}

    private static Map<Character, String> initials(List<String> spoken) {
        var languages = new ArrayList<>(spoken);
        if (!languages.contains(ENGLISH)) languages.add(ENGLISH);
        var initials = new HashMap<Character, String>();
        // A language's own name for itself is before what the others call it.
        for (var language : languages) put(initials, language, language);
        for (var tongue : spoken) for (var language : languages) put(initials, language, tongue);
        return initials;
    }

    private static void put(Map<Character, String> initials, String language, String tongue) {
        var name = Folding.plain(Locale.of(language).getDisplayLanguage(Locale.of(tongue)));
        if (!name.isEmpty()) initials.putIfAbsent(name.charAt(0), language);
    }

    /// Whether a country's operators mark languages by a letter alone, without brackets.
    public static boolean isMixed(String market) {
        return MIXED.contains(market);
    }

    /// The language that a letter in brackets means; empty if it means none, or a copy of the same.
    ///
    /// @param letter in lower case
    /// @param market ISO 3166 in lower case; without one nothing is known
    public static String of(String letter, String market) {
        if (letter.length() != 1 || (COPIES.contains(letter) && !isMixed(market))) return "";
        return BY_MARKET.getOrDefault(market, Map.of()).getOrDefault(letter.charAt(0), "");
    }
}
