package tv.tributary.identity.name;

import java.util.List;
import java.util.Set;
import tv.tributary.identity.text.BroadcastMarkets;
import tv.tributary.identity.text.Folding;

/// A country prefix in front of a channel's name: `UK: `, `US| `, `|DE| `, `[FR] `, `(ITA) `, `ES - `, `FR ★ `, 🇬🇧.
///
/// @param market empty if the name has no prefix
/// @param rest the name without it
record CountryPrefix(String market, String rest) {
    private static final int LONGEST = 6;
    private static final String OPENING = "|[(";
    private static final List<String> TAGS = List.of("VIP", "PREMIUM", "XXX", "[XXX", "ADULT", "4K");
    /// Stand beside a country in one prefix: `4K-DE - `, `UK-P| `.
    static final Set<String> BESIDE = Set.of(
            "4K", "8K", "UHD", "FHD", "HD", "SD", "RAW", "HEVC", "H265", "VIP", "PREMIUM", "P", "S", "VOD", "LIVE",
            "SUB", "SUBS", "BACKUP", "TV");
    private static final int LONGEST_COMPOUND = 10;
    private static final int FLAG_A = 0x1F1E6;

    static CountryPrefix of(String name) {
        var text = withoutTag(name.strip());
        if (text.startsWith("U.S.") || text.startsWith("U.K.")) text = "U" + text.charAt(2) + text.substring(4);
        if (text.length() < 3) return new CountryPrefix("", text);
        if (isFlag(text)) return flagged(text);
        var simple = simple(text);
        return simple.market.isEmpty() ? compound(text) : simple;
    }

    private static CountryPrefix simple(String text) {
        var start = OPENING.indexOf(text.charAt(0)) >= 0 ? 1 : 0;
        while (start < text.length() && text.charAt(start) == ' ') start++;
        var end = start;
        while (end < text.length() && end - start <= LONGEST && isCode(text, start, end)) end++;
        if (end - start < 2) return new CountryPrefix("", text);
        var market = BroadcastMarkets.ofCode(text.substring(start, end));
        if (market.isEmpty()) return new CountryPrefix("", text);
        var rest = afterEdge(text, end);
        if (rest.isEmpty()) rest = afterEdge(text, afterAddition(text, end));
        return rest.isEmpty() ? new CountryPrefix("", text) : new CountryPrefix(market, rest);
    }

    /// `4K-DE - RTL`, and a provider's own mark in front: `PROV1|FR|TNT`.
    private static CountryPrefix compound(String text) {
        var end = 0;
        while (end < text.length() && end <= LONGEST_COMPOUND && isMark(text.charAt(end))) end++;
        var rest = afterEdge(text, end);
        if (end < 2 || rest.isEmpty()) return new CountryPrefix("", text);
        var market = "";
        var known = true;
        for (var part : text.substring(0, end).split("-", -1)) {
            var code = BroadcastMarkets.ofCode(part);
            if (BESIDE.contains(part)) continue;
            known &= !code.isEmpty() && market.isEmpty();
            market = code;
        }
        if (known && !market.isEmpty()) return new CountryPrefix(market, rest);
        var sign = text.charAt(end);
        var behind = sign == '|' ? simple(rest) : new CountryPrefix("", rest);
        return behind.market.isEmpty() ? new CountryPrefix("", text) : behind;
    }

    private static boolean isMark(char c) {
        return (c >= 'A' && c <= 'Z') || Folding.isDigit(c) || c == '-' || c == '+';
    }

    /// `VIP | UK | …` and `XXX: …` tell what a stream costs or whom it is for.
    private static String withoutTag(String text) {
        for (var tag : TAGS) {
            if (!text.startsWith(tag)) continue;
            var at = tag.length();
            while (at < text.length() && text.charAt(at) == ' ') at++;
            if (at < text.length() && ":|]".indexOf(text.charAt(at)) >= 0)
                return text.substring(at + 1).strip();
        }
        return text;
    }

    /// The end of what may follow a code: `IN-HINDI:`, `US (ESPN+) :`.
    private static int afterAddition(String text, int from) {
        if (text.startsWith(" (", from)) {
            var close = text.indexOf(')', from);
            return close > 0 && afterEdgeIsSign(text, close + 1) ? close + 1 : from;
        }
        if (from >= text.length() || text.charAt(from) != '-') return from;
        var at = from + 1;
        while (at < text.length() && (Character.isUpperCase(text.charAt(at)) || text.charAt(at) == '+')) at++;
        return at < text.length() && ":|".indexOf(text.charAt(at)) >= 0 ? at : from;
    }

    private static boolean afterEdgeIsSign(String text, int from) {
        var at = from;
        while (at < text.length() && text.charAt(at) == ' ') at++;
        return at < text.length() && ":|".indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isCode(String text, int start, int at) {
        var c = text.charAt(at);
        if (c >= 'A' && c <= 'Z') return true;
        // Only EX-YU has a hyphen inside.
        return c == '-' && text.startsWith("EX-YU", start);
    }

    /// The name after a code's closing sign; empty without one, because then the code is part of the name (`US Open`).
    private static String afterEdge(String text, int end) {
        var at = end;
        while (at < text.length() && text.charAt(at) == ' ') at++;
        if (at == text.length()) return "";
        var c = text.charAt(at);
        var spaced = at > end;
        var edge = switch (c) {
            case ':', '|', ']', ')', '»', '›' -> true;
            case '-', '–', '—', '•', '·', '~', '_', '/', '>' ->
                spaced && at + 1 < text.length() && text.charAt(at + 1) == ' ';
            default ->
                Character.getType(c) == Character.OTHER_SYMBOL
                        && (spaced || (at + 1 < text.length() && text.charAt(at + 1) == ' '));
        };
        return edge ? text.substring(at + 1).strip() : "";
    }

    private static boolean isFlag(String text) {
        return isFlagLetter(text, 0) && isFlagLetter(text, 2);
    }

    private static boolean isFlagLetter(String text, int at) {
        return at + 1 < text.length() && Math.floorMod(text.codePointAt(at) - FLAG_A, 1 << 21) < 26;
    }

    private static CountryPrefix flagged(String text) {
        var code = "" + (char) ('A' + text.codePointAt(0) - FLAG_A) + (char) ('A' + text.codePointAt(2) - FLAG_A);
        var rest = text.substring(4).strip();
        // Flags are ISO's, where AR is Argentina.
        var market = code.equals("AR") ? "ar" : BroadcastMarkets.ofCode(code);
        return rest.isEmpty() ? new CountryPrefix("", text) : new CountryPrefix(market, rest);
    }
}
