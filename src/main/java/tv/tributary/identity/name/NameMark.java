package tv.tributary.identity.name;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tv.tributary.identity.text.BroadcastMarkets;
import tv.tributary.identity.text.Folding;

/// A possible provider's mark on a name. In front of it: words up to a separator (`UK:`, `[FR]`, `ES |`, `4K-DE |`,
/// `NL -`), signs alone (`◉`), or a first word in capitals. Behind it: brackets (`[BE]`) or words behind a sign
/// (`| Opción 2`). Only the whole list tells whether it is one.
///
/// @param text as it is written, behind a name with `#` for digits; marks of one text are the same
/// @param label its words; empty for signs alone
/// @param rest the name without it; has a letter or a digit
record NameMark(String text, String label, String rest) {
    private static final int LONGEST = 24;
    private static final int MOST_WORDS = 4;
    private static final int LONGEST_CODE = 5;
    private static final String OPENING = "|[({<«【「*";
    private static final String CLOSING = ":|])}>»›】」";
    /// Signs that part words only with a space on both sides.
    private static final String SPACED = "-–—_~/.#=";
    private static final String TIGHT = "-_~#./";
    private static final String STARTS = "([{<«【「|";
    private static final String ENDS = ")]}>»】」|";
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Set<String> NUMBERED = Set.of("4K", "8K");

    /// Words and a sign, or signs alone; empty if the name begins with neither.
    static Optional<NameMark> of(String name) {
        var start = 0;
        while (start < name.length() && isOrnament(name, start)) start++;
        if (start == name.length()) return Optional.empty();
        var at = start;
        var words = 1;
        var starred = start > 0 && name.charAt(start - 1) == '*';
        while (at < name.length() && at - start <= LONGEST && !isEdge(name, at)) {
            if (starred && name.charAt(at) == '*') break;
            var c = name.charAt(at);
            if (c == ' ') words++;
            else if (!isPart(c)) return signs(name, start);
            at++;
        }
        if (at == name.length() || at - start > LONGEST || words > MOST_WORDS || at == start) return signs(name, start);
        var label = name.substring(start, at).strip();
        // `PPV 01:` is a place of its own, not a mark that many share.
        if (Folding.isDigit(label.charAt(label.length() - 1)) || !Character.isLetterOrDigit(label.charAt(0)))
            return signs(name, start);
        return withRest(name, label, afterEdges(name, at));
    }

    /// `UK BBC One`, `FR-TF1`, `US_CNN`: no sign parts them, or one that names have inside, too.
    static Optional<NameMark> loose(String name) {
        var end = 0;
        while (end < name.length() && isCapital(name.charAt(end))) end++;
        if (end < 2 || end > LONGEST_CODE || end == name.length()) return Optional.empty();
        var label = name.substring(0, end);
        if (name.charAt(end) == ' ') return withRest(name, label, end);
        return TIGHT.indexOf(name.charAt(end)) >= 0 ? withRest(name, label, end + 1) : Optional.empty();
    }

    /// Brackets or words behind a sign at the end; empty if the name ends in neither.
    static Optional<NameMark> behind(String name) {
        var last = name.isEmpty() ? ' ' : name.charAt(name.length() - 1);
        var bracket = ENDS.indexOf(last);
        var start = bracket >= 0 ? name.lastIndexOf(STARTS.charAt(bracket)) : lastSign(name);
        if (start < 1 || name.length() - start > LONGEST) return Optional.empty();
        var from = start;
        while (from < name.length() && !Character.isLetterOrDigit(name.charAt(from))) from++;
        var to = name.length();
        while (to > from && !Character.isLetterOrDigit(name.charAt(to - 1))) to--;
        var rest = name.substring(0, start).strip();
        if (!Folding.hasLetter(rest)) return Optional.empty();
        return Optional.of(
                new NameMark(DIGITS.matcher(name.substring(start)).replaceAll("#"), name.substring(from, to), rest));
    }

    /// Where the last sign between spaces stands that is no part of a word; negative if there is none.
    private static int lastSign(String name) {
        for (var at = name.length() - 1; at > 0; at--) {
            if (name.charAt(at - 1) != ' ' || Character.isLetterOrDigit(name.charAt(at))) continue;
            var end = name.indexOf(' ', at);
            var isSign = true;
            for (var i = at; i < (end < 0 ? name.length() : end); i++) isSign &= isSign(name.charAt(i));
            if (isSign) return at;
        }
        return -1;
    }

    private static boolean isSign(char c) {
        return SPACED.indexOf(c) >= 0
                || CLOSING.indexOf(c) >= 0
                || "<*@•·".indexOf(c) >= 0
                || Character.getType(c) == Character.OTHER_SYMBOL;
    }

    private static Optional<NameMark> signs(String name, int start) {
        // A bracket alone opens something else: `(Backup) One`.
        if (start == 0 || OPENING.indexOf(name.charAt(0)) > 0) return Optional.empty();
        return withRest(name, "", start);
    }

    private static Optional<NameMark> withRest(String name, String label, int end) {
        var rest = name.substring(end).strip();
        return Folding.hasLetterOrDigit(rest)
                ? Optional.of(new NameMark(name.substring(0, end).strip(), label, rest))
                : Optional.empty();
    }

    private static boolean isOrnament(String name, int at) {
        var c = name.charAt(at);
        if (c == ' ' || OPENING.indexOf(c) >= 0) return true;
        var type = Character.getType(c);
        return type == Character.OTHER_SYMBOL || (c == '*' || c == '•' || c == '·' || c == '-' || c == '=');
    }

    private static boolean isEdge(String name, int at) {
        var c = name.charAt(at);
        if (CLOSING.indexOf(c) >= 0) return true;
        if (c == '•' || c == '·' || Character.getType(c) == Character.OTHER_SYMBOL) return true;
        if (SPACED.indexOf(c) < 0) return false;
        return at > 0 && name.charAt(at - 1) == ' ' && at + 1 < name.length() && name.charAt(at + 1) == ' ';
    }

    /// Several signs are one edge: `UK ::`, `[UK] |`.
    private static int afterEdges(String name, int from) {
        var end = from + 1;
        for (var at = end; at < name.length(); at++) {
            if (name.charAt(at) == ' ') continue;
            if (OPENING.indexOf(name.charAt(at)) > 0 || !isEdge(name, at)) break;
            end = at + 1;
        }
        return end;
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '+' || c == '/' || c == '.' || c == '&' || c == '\'';
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /// The country or region its words name, whatever marks of quality stand beside it; empty if they name none.
    String market() {
        var whole = named(label);
        if (!whole.isEmpty() || label.isEmpty()) return whole;
        var found = "";
        for (var part : label.split("[-+/. ]+", -1)) {
            if (isBeside(part)) continue;
            var market = named(part);
            if (market.isEmpty() || !found.isEmpty()) return "";
            found = market;
        }
        return found;
    }

    /// The style of writing: signs, and words in capitals or not.
    String style() {
        var letters = label.equals(label.toUpperCase(Locale.ROOT))
                ? "A"
                : label.equals(label.toLowerCase(Locale.ROOT)) ? "a" : "Aa";
        return text.replace(label, letters);
    }

    /// True if it only describes the stream's quality or price.
    boolean isAside() {
        if (label.isEmpty()) return true;
        for (var part : label.split("[-+/. ]+", -1)) if (!isBeside(part)) return false;
        return true;
    }

    private static String named(String words) {
        if (words.length() <= LONGEST_CODE) {
            var market = BroadcastMarkets.ofCode(words.toUpperCase(Locale.ROOT));
            if (!market.isEmpty()) return market;
        }
        return BroadcastMarkets.ofLabel(Folding.plain(words).replace('-', ' ').replace("&", "and"));
    }

    private static boolean isBeside(String part) {
        var word = part.toUpperCase(Locale.ROOT);
        return NUMBERED.contains(word) || CountryPrefix.BESIDE.contains(word);
    }
}
