package tv.tributary.identity.name;

import tv.tributary.identity.text.Folding;

/// A channel number that a list writes into its names: `201. ESPN`, `535 | ESPN`, `2 - France 2`, `#201 ESPN`,
/// `ESPN (201)`. A number without a sign may be the name's own: `24 Kitchen`, `3sat`.
public final class NumberInName {
    private static final int LONGEST = 4;
    private static final int BEHIND = 3;

    private NumberInName() {}

    /// The name without it; as it is if it has none or nothing but it.
    static String without(String name) {
        var rest = behind(front(name));
        return Folding.hasLetter(rest) ? rest : name;
    }

    /// The number in front of a name; empty if there is none.
    public static String of(String name) {
        var stripped = name.strip();
        var rest = front(stripped);
        if (rest.length() == stripped.length() || !Folding.hasLetter(rest)) return "";
        var start = stripped.startsWith("#") ? 1 : 0;
        var end = start;
        while (Folding.isDigit(stripped.charAt(end))) end++;
        return stripped.substring(start, end);
    }

    private static String front(String name) {
        var start = name.startsWith("#") ? 1 : 0;
        var end = start;
        while (end < name.length() && Folding.isDigit(name.charAt(end))) end++;
        if (end == start || end - start > LONGEST || end == name.length()) return name;
        var spaced = name.charAt(end) == ' ';
        var at = end;
        while (at < name.length() && name.charAt(at) == ' ') at++;
        if (at == name.length()) return name;
        var sign = name.charAt(at);
        if (sign == '|'
                || sign == ')'
                || (sign == '-' && spaced && at + 1 < name.length() && name.charAt(at + 1) == ' ')
                || (sign == '.' && !spaced && at + 1 < name.length() && name.charAt(at + 1) == ' '))
            return name.substring(at + 1).strip();
        return start == 1 && spaced ? name.substring(at) : name;
    }

    private static String behind(String name) {
        if (!name.endsWith(")")) return name;
        var open = name.lastIndexOf('(');
        var digits = name.length() - open - 2;
        if (open < 1 || digits != BEHIND) return name;
        for (var i = open + 1; i < name.length() - 1; i++) if (!Folding.isDigit(name.charAt(i))) return name;
        return name.substring(0, open).strip();
    }
}
