package tv.tributary.guide.match;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// In which countries the languages of guides are spoken. Immutable.
final class GuideLanguages {
    /// Languages of several countries whose channels mostly come from one of them.
    private static final Map<String, String> HOMES = Map.ofEntries(
            Map.entry("ar", "arabic"),
            Map.entry("bs", "ba"),
            Map.entry("ca", "es"),
            Map.entry("da", "dk"),
            Map.entry("de", "de"),
            Map.entry("el", "gr"),
            Map.entry("eu", "es"),
            Map.entry("fa", "ir"),
            Map.entry("fr", "fr"),
            Map.entry("gl", "es"),
            Map.entry("hi", "in"),
            Map.entry("hr", "hr"),
            Map.entry("it", "it"),
            Map.entry("ko", "kr"),
            Map.entry("ms", "my"),
            Map.entry("nl", "nl"),
            Map.entry("ro", "ro"),
            Map.entry("ru", "ru"),
            Map.entry("sq", "al"),
            Map.entry("sr", "rs"),
            Map.entry("sv", "se"),
            Map.entry("th", "th"),
            Map.entry("tr", "tr"),
            Map.entry("vi", "vn"));

    static final GuideLanguages SHIPPED = new GuideLanguages();

    private final Map<String, Set<String>> countries = new HashMap<>();

    private GuideLanguages() {
        for (var locale : Locale.getAvailableLocales()) {
            if (locale.getCountry().length() != 2) continue;
            countries
                    .computeIfAbsent(locale.getLanguage(), _ -> new HashSet<>(2))
                    .add(locale.getCountry().toLowerCase(Locale.ROOT));
        }
    }

    /// `de` for `de-AT` and `DE`, `no` for Norwegian in both its forms; empty for what is no language tag.
    static String language(String tag) {
        var language = Locale.forLanguageTag(tag.strip().replace('_', '-')).getLanguage();
        return language.equals("nb") || language.equals("nn") ? "no" : language;
    }

    /// Whether a market's viewers speak it; also true of a language nobody knows.
    boolean isSpoken(String language, String market) {
        if (language.isEmpty() || market.equals(HOMES.get(language))) return true;
        var spoken = countries.get(language);
        return spoken == null || spoken.contains(market);
    }

    /// The market that most channels of a language come from; empty if there are several.
    String home(String language) {
        var home = HOMES.get(language);
        if (home != null) return home;
        var spoken = countries.getOrDefault(language, Set.of());
        return spoken.size() == 1 ? spoken.iterator().next() : "";
    }
}
