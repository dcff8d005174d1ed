package tv.tributary.format.m3u;

/// A line of the plain lists of some players: `name,url`, or `group,#genre#` before the channels of a group. Stateless.
final class GenreListLine {
    private static final int LONGEST_NAME = 200;
    private static final String GENRE = "#genre#";

    private GenreListLine() {}

    /// Where the name ends, or -1 if it is no such line.
    static int divider(String text) {
        var most = Math.min(text.length(), LONGEST_NAME);
        for (var i = 1; i < most; i++) {
            var c = text.charAt(i);
            if (c != ',' && c != '，' && c != ';' && c != '\t' && c != '|') continue;
            var next = i + 1;
            while (next < text.length() && text.charAt(next) <= ' ') next++;
            if (UrlLine.hasScheme(text, next) || text.startsWith(GENRE, next)) return i;
        }
        return -1;
    }

    static boolean isGenre(String text, int divider) {
        return text.substring(divider + 1).strip().startsWith(GENRE);
    }
}
