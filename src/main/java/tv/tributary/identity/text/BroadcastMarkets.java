package tv.tributary.identity.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tv.tributary.text.LocalizableMessage;

/// Countries and regions as providers write them: `UK`, `GER`, `Deutschland`, `UNITED STATES`.
public final class BroadcastMarkets {
    /// Codes that are not ISO's, or that providers use for something else (`AR` is Arabic, Argentina is `ARG`).
    private static final Map<String, String> OWN_CODES = Map.ofEntries(
            Map.entry("UK", "gb"),
            Map.entry("ENG", "gb"),
            Map.entry("GER", "de"),
            Map.entry("NED", "nl"),
            Map.entry("HOL", "nl"),
            Map.entry("POR", "pt"),
            Map.entry("BUL", "bg"),
            Map.entry("GRE", "gr"),
            Map.entry("CRO", "hr"),
            Map.entry("SUI", "ch"),
            Map.entry("DEN", "dk"),
            Map.entry("ROM", "ro"),
            Map.entry("SPA", "es"),
            Map.entry("MAS", "my"),
            Map.entry("SLO", "si"),
            Map.entry("AR", "arabic"),
            Map.entry("ARAB", "arabic"),
            Map.entry("ARABIC", "arabic"),
            Map.entry("AF", "africa"),
            Map.entry("AFR", "africa"),
            Map.entry("EXYU", "ex-yu"),
            Map.entry("EX-YU", "ex-yu"),
            Map.entry("LAT", "latin"),
            Map.entry("LATAM", "latin"),
            Map.entry("LATINO", "latin"),
            Map.entry("EU", "europe"),
            Map.entry("KURD", "kurd"),
            Map.entry("KD", "kurd"),
            Map.entry("KU", "kurd"),
            Map.entry("MENA", "arabic"),
            Map.entry("SCAN", "nordic"),
            Map.entry("NORDIC", "nordic"),
            Map.entry("BALKAN", "balkan"),
            Map.entry("BENELUX", "benelux"),
            Map.entry("CARIB", "caribbean"));
    private static final Map<String, String> OWN_NAMES = Map.ofEntries(
            Map.entry("usa", "us"),
            Map.entry("uk", "gb"),
            Map.entry("united states of america", "us"),
            Map.entry("great britain", "gb"),
            Map.entry("england", "gb"),
            Map.entry("turkey", "tr"),
            Map.entry("turkiye", "tr"),
            Map.entry("czech republic", "cz"),
            Map.entry("czech", "cz"),
            Map.entry("korea", "kr"),
            Map.entry("holland", "nl"),
            Map.entry("bosnia", "ba"),
            Map.entry("macedonia", "mk"),
            Map.entry("hong kong", "hk"),
            Map.entry("uae", "ae"),
            Map.entry("deutschland", "de"),
            Map.entry("osterreich", "at"),
            Map.entry("schweiz", "ch"),
            Map.entry("suisse", "ch"),
            Map.entry("italia", "it"),
            Map.entry("espana", "es"),
            Map.entry("nederland", "nl"),
            Map.entry("belgique", "be"),
            Map.entry("belgie", "be"),
            Map.entry("polska", "pl"),
            Map.entry("sverige", "se"),
            Map.entry("norge", "no"),
            Map.entry("danmark", "dk"),
            Map.entry("suomi", "fi"),
            Map.entry("magyarorszag", "hu"),
            Map.entry("hrvatska", "hr"),
            Map.entry("srbija", "rs"),
            Map.entry("slovenija", "si"),
            Map.entry("slovensko", "sk"),
            Map.entry("cesko", "cz"),
            Map.entry("brasil", "br"),
            Map.entry("россия", "ru"),
            Map.entry("украина", "ua"),
            Map.entry("ελλαδα", "gr"),
            Map.entry("българия", "bg"),
            Map.entry("србија", "rs"),
            Map.entry("shqiperi", "al"),
            Map.entry("shqiperia", "al"),
            Map.entry("kosove", "xk"),
            Map.entry("kosovo", "xk"),
            Map.entry("ceska republika", "cz"),
            Map.entry("ceskoslovensko", "cz"),
            Map.entry("island", "is"),
            Map.entry("eesti", "ee"),
            Map.entry("latvija", "lv"),
            Map.entry("lietuva", "lt"),
            Map.entry("eire", "ie"),
            Map.entry("luxemburg", "lu"),
            Map.entry("algerie", "dz"),
            Map.entry("maroc", "ma"),
            Map.entry("tunisie", "tn"),
            Map.entry("viet nam", "vn"),
            Map.entry("republica dominicana", "do"),
            Map.entry("argentine", "ar"),
            Map.entry("allemagne", "de"),
            Map.entry("espagne", "es"),
            Map.entry("italie", "it"),
            Map.entry("alemania", "de"),
            Map.entry("francia", "fr"),
            Map.entry("reino unido", "gb"),
            Map.entry("estados unidos", "us"),
            Map.entry("ex yugoslavia", "ex-yu"),
            Map.entry("africa", "africa"),
            Map.entry("afrique", "africa"),
            Map.entry("latin america", "latin"),
            Map.entry("america latina", "latin"),
            Map.entry("arab world", "arabic"),
            Map.entry("arabic", "arabic"),
            Map.entry("arab", "arabic"),
            Map.entry("ex yu", "ex-yu"));
    private static final Set<String> PLAIN_CODES = Set.of(
            "at", "au", "bg", "br", "ca", "ch", "cz", "de", "dk", "es", "fr", "gr", "hr", "hu", "ie", "it", "lu", "mx",
            "nl", "nz", "pl", "pt", "ro", "rs", "ru", "se", "si", "sk", "tr", "ua", "uk", "us", "usa", "za");
    private static final Set<String> PLAINEST_CODES =
            Set.of("bg", "cz", "de", "dk", "hr", "hu", "nl", "pl", "ro", "rs", "uk", "us", "usa");
    /// Regions beside countries that people have words for.
    private static final Set<String> REGIONS = Set.of(
            "africa",
            "arabic",
            "asia",
            "balkan",
            "baltic",
            "benelux",
            "caribbean",
            "cee",
            "dach",
            "europe",
            "ex-yu",
            "kurd",
            "latin",
            "nordic",
            "northamerica");

    /// Codes of countries that are words of the trade in lists: Tuvalu and Micronesia.
    private static final Set<String> NO_CODES = Set.of("TV", "FM");
    /// Codes that are words, too: `NO` and `MY` name a group as often as a country.
    private static final Set<String> WORDS = Set.of(
            "AD", "AI", "AM", "AND", "AS", "BY", "CD", "DO", "HM", "IS", "LA", "MA", "ME", "MO", "MS", "MY", "NE", "NO",
            "OM", "PA", "PER", "PM", "SO", "ST", "TO", "UM", "VA", "VC");
    /// In a group the picture, not Sudan.
    private static final String STANDARD = "SD";
    private static final Pattern EDGE = Pattern.compile("[|:/»›•★✦]| [-–—] ");

    private static final Map<String, String> codes = codes();
    private static final Map<String, String> names = names();
    private static final Map<String, String> foreignNames = Lexicon.SHIPPED.countries();

    private BroadcastMarkets() {}

    /// The market of a code in capitals; empty if it is none.
    public static String ofCode(String code) {
        return codes.getOrDefault(code, "");
    }

    /// The market of a country's name, folded; empty if it is none.
    public static String ofName(String name) {
        return names.getOrDefault(name, "");
    }

    /// Whether a code at a name's end, outside brackets, is likely to be a country and no word or abbreviation.
    public static boolean isPlainCode(String code) {
        return PLAIN_CODES.contains(code);
    }

    /// The same, of a name that is all in capitals, where `ES` or `SE` may be a word.
    public static boolean isPlainestCode(String code) {
        return PLAINEST_CODES.contains(code);
    }

    /// The market of a group that is plainly a country's (`UK| UNITED KINGDOM`, `France | French`); else empty.
    public static String ofGroup(String group) {
        if (group.isBlank()) return "";
        var parts = EDGE.split(TextCleanup.repaired(group), -1);
        for (var part : parts) {
            var word = letters(part);
            if (word.isEmpty()) continue;
            // Only the first part counts: the second may be a language.
            var market = ofPart(word);
            // Arabic or Argentina, the next part tells.
            if (word.equals("AR") && parts[parts.length - 1].strip().equalsIgnoreCase("argentina")) return "ar";
            return market;
        }
        return "";
    }

    /// Whether a group is nothing but a country's code that may as well be a word: `NO`, `[MY]`.
    public static boolean isWord(String group) {
        return isCode(group) && WORDS.contains(letters(group.strip()));
    }

    /// Whether a group is nothing but a country's code: `DE`, `[FR]`.
    public static boolean isCode(String group) {
        var code = letters(group.strip());
        return code.length() > 1 && code.length() < 4 && !ofCode(code).isEmpty();
    }

    /// The same of what stands in front of names or above them, where a country's name in any language is no brand's.
    public static String ofLabel(String label) {
        var market = ofName(label);
        return market.isEmpty() ? foreignNames.getOrDefault(label, "") : market;
    }

    /// The market a group names, rather by a country's name in any part of it than by a code: `AR | ARGENTINA`.
    public static String namedBy(String group) {
        if (group.isBlank()) return "";
        for (var part : EDGE.split(TextCleanup.repaired(group), -1)) {
            var market = ofLabel(name(letters(part)));
            if (!market.isEmpty()) return market;
        }
        return ofGroup(group);
    }

    /// The market whose feeds are meant where a group names a language: `Luxembourg | French` means the French
    /// ones; other countries' own.
    public static String ofSpeakers(String market, String group) {
        if (!market.equals("lu") && !market.equals("ch") && !market.equals("be")) return market;
        for (var part : EDGE.split(group, -1)) {
            var home = switch (part.strip().toLowerCase(Locale.ROOT)) {
                case "french", "francais", "français" -> "fr";
                case "german", "deutsch" -> market.equals("be") ? "be" : "de";
                case "italian", "italiano" -> "it";
                case "english" -> "gb";
                case "portuguese" -> "pt";
                case "spanish" -> "es";
                default -> "";
            };
            if (!home.isEmpty()) return home;
        }
        return market;
    }

    /// Without brackets, flags and other signs around it: `[FR]`, `🇫🇷 France`.
    private static String letters(String part) {
        var start = 0;
        var end = part.length();
        while (start < end && !Character.isLetterOrDigit(part.charAt(start))) start++;
        while (end > start && !Character.isLetterOrDigit(part.charAt(end - 1))) end--;
        var close = part.indexOf(']', start);
        return close > start && close < end ? part.substring(start, close).strip() : part.substring(start, end);
    }

    /// `FRANCE`, `FR`, or a group of such a country: `USA LOCALS`, `UK RADIO`.
    private static String ofPart(String part) {
        if (part.equals(STANDARD)) return "";
        var market = ofCode(part);
        if (market.isEmpty()) market = ofLabel(name(part));
        var end = part.indexOf(' ');
        if (!market.isEmpty() || end < 0) return market;
        var first = part.substring(0, end);
        var code = isPlainCode(Folding.plain(first)) || OWN_CODES.containsKey(first);
        return code ? ofCode(first) : ofLabel(name(first));
    }

    /// A market for people: `Germany`, `Ex-Yu`.
    public static LocalizableMessage message(String market) {
        if (market.length() == 2) return LocalizableMessage.country(market);
        return REGIONS.contains(market)
                ? LocalizableMessage.of("market." + market)
                : LocalizableMessage.verbatim(english(market));
    }

    /// The same in the language that is spoken now.
    public static String words(String market) {
        return message(market).words();
    }

    /// A market as lists in English call it.
    public static String english(String market) {
        var country = market.length() == 2 ? Locale.of("", market).getDisplayCountry(Locale.ENGLISH) : "";
        return country.isEmpty() ? market.substring(0, 1).toUpperCase(Locale.ROOT) + market.substring(1) : country;
    }

    private static String name(String word) {
        return Folding.plain(word).replace('-', ' ').replace("&", "and");
    }

    private static Map<String, String> codes() {
        var all = new HashMap<String, String>();
        for (var code : Locale.getISOCountries()) {
            var market = code.toLowerCase(Locale.ROOT);
            all.put(code, market);
            all.put(Locale.of("", code).getISO3Country(), market);
        }
        all.putAll(OWN_CODES);
        all.keySet().removeAll(NO_CODES);
        return Map.copyOf(all);
    }

    /// Countries by their names in English, and in their own languages.
    private static Map<String, String> names() {
        var all = new HashMap<String, String>();
        for (var code : Locale.getISOCountries()) {
            all.put(name(Locale.of("", code).getDisplayCountry(Locale.ENGLISH)), code.toLowerCase(Locale.ROOT));
        }
        all.putAll(OWN_NAMES);
        return Map.copyOf(all);
    }
}
