package tv.tributary.format.m3u;

/// Tells the lines of a playlist apart: tags such as `#EXTGRP: News`, and those of the plain lists of some players:
/// `name,url`, or `group,#genre#` before the channels of a group. Stateless.
final class PlaylistLine {
    private static final int LONGEST_NAME = 200;
    private static final String GENRE = "#genre#";

    private PlaylistLine() {}

    /// Whether a line has this tag, in any case.
    static boolean hasTag(String line, String tag) {
        int length = tag.length();
        if (!line.regionMatches(true, 0, tag, 0, length)) {
            return false;
        }
        return line.length() == length || !Character.isLetterOrDigit(line.charAt(length));
    }

    /// What stands behind a tag's colon; empty for nothing.
    static String tagValue(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? "" : line.substring(colon + 1).strip();
    }

    /// Where the name of a plain list's line ends, or -1 if it is no such line.
    static int nameEnd(String text) {
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

    /// Whether a plain list's line names the group of the channels behind it.
    ///
    /// @param nameEnd where its name ends
    static boolean isGenre(String text, int nameEnd) {
        return text.substring(nameEnd + 1).strip().startsWith(GENRE);
    }
}
