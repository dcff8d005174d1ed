package tv.tributary.identity.name;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tv.tributary.identity.text.BroadcastMarkets;
import tv.tributary.identity.text.Folding;

/// A possible provider's prefix of a name: words up to a separator (`UK:`, `[FR]`, `ES |`, `4K-DE |`, `NL -`), signs
/// alone (`◉`), or a first word in capitals. Only the whole list tells whether it is one.
///
/// @param text as it is written; marks of one text are the same
/// @param label its words; empty for signs alone
/// @param rest what follows it; has a letter or a digit
record NamePrefix(String text, String label, String rest) {
    private static final int LONGEST = 24;
    private static final int MOST_WORDS = 4;
    private static final int LONGEST_CODE = 5;
    private static final String OPENING = "|[({<«【「*";
    private static final String CLOSING = ":|])}>»›】」";
    /// Signs that part words only with a space on both sides.
    private static final String SPACED = "-–—_~/.#=";
    private static final String TIGHT = "-_~#./";
    private static final Set<String> NUMBERED = Set.of("4K", "8K");

    /// Words and a sign, or signs alone; empty if the name begins with neither.
    static Optional<NamePrefix> of(String name) {
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
    static Optional<NamePrefix> loose(String name) {
        var end = 0;
        while (end < name.length() && isCapital(name.charAt(end))) end++;
        if (end < 2 || end > LONGEST_CODE || end == name.length()) return Optional.empty();
        var label = name.substring(0, end);
        if (name.charAt(end) == ' ') return withRest(name, label, end);
        return TIGHT.indexOf(name.charAt(end)) >= 0 ? withRest(name, label, end + 1) : Optional.empty();
    }

    private static Optional<NamePrefix> signs(String name, int start) {
        // A bracket alone opens something else: `(Backup) One`.
        if (start == 0 || OPENING.indexOf(name.charAt(0)) > 0) return Optional.empty();
        return withRest(name, "", start);
    }

    private static Optional<NamePrefix> withRest(String name, String label, int end) {
        var rest = name.substring(end).strip();
        return Folding.hasLetterOrDigit(rest)
                ? Optional.of(new NamePrefix(name.substring(0, end).strip(), label, rest))
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
