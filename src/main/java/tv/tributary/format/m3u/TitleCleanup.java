package tv.tributary.format.m3u;

/// Names as they were meant, of names as lists write them. Stateless.
final class TitleCleanup {
    private TitleCleanup() {}

    /// Without markup, double encoding, quotes all around and commas left over at the ends.
    static String legible(String written) {
        var text = DoubleEncoding.undone(NameMarkup.removed(written));
        var trimmed = trimmed(UrlLine.unquoted(trimmed(text)));
        return trimmed.isEmpty() ? text.strip() : trimmed;
    }

    /// Without blanks and commas around it, and semicolons before it.
    static String trimmed(String text) {
        var from = 0;
        var to = text.length();
        while (from < to && (isLeftOver(text.charAt(from)) || text.charAt(from) == ';')) from++;
        while (to > from && isLeftOver(text.charAt(to - 1))) to--;
        return text.substring(from, to);
    }

    private static boolean isLeftOver(char c) {
        return c <= ' ' || c == ',' || c == '\u00A0';
    }
}
