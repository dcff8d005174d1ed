package tv.tributary.format.m3u;

/// A line that begins with `#` and a tag: `#EXTGRP: News`. Stateless.
final class TagLine {
    private TagLine() {}

    /// Whether a line has this tag, in any case.
    static boolean is(String line, String tag) {
        int length = tag.length();
        if (!line.regionMatches(true, 0, tag, 0, length)) {
            return false;
        }
        return line.length() == length || !Character.isLetterOrDigit(line.charAt(length));
    }

    /// What stands behind the colon; empty for nothing.
    static String value(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? "" : line.substring(colon + 1).strip();
    }
}
