package tv.tributary.format.m3u;

/// A URL line taken apart: the URL itself and the request headers glued to it.
///
/// @param url with `&amp;` undone
/// @param suffix what stood behind `|` (Kodi's convention, values URL-encoded) or a blank (TVHeadend's), as
///     written
record UrlLine(String url, String suffix) {
    static UrlLine of(String line) {
        int bar = line.indexOf('|');
        if (bar > 0) {
            return new UrlLine(
                    unescaped(line.substring(0, bar).strip()),
                    line.substring(bar + 1).strip());
        }
        int blank = line.indexOf(' ');
        if (blank > 0 && startsWithHeader(line, blank + 1)) {
            return new UrlLine(
                    unescaped(line.substring(0, blank)),
                    line.substring(blank + 1).strip());
        }
        return new UrlLine(unescaped(line), "");
    }

    /// Whether another URL stands behind the bar instead of headers.
    boolean hasOther() {
        return hasScheme(suffix);
    }

    /// `&amp;` in a list is an escape that somebody forgot to undo.
    static String unescaped(String text) {
        return text.indexOf("&amp;") < 0 ? text : text.replace("&amp;", "&");
    }

    /// Whether the text begins with `scheme://`.
    static boolean hasScheme(String text) {
        return schemeEnd(text) > 0;
    }

    /// Whether the text may be a URL without a scheme, that is a path, rather than stray words.
    static boolean mayBePath(String text) {
        boolean pathLike = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '"' || c == '<' || c == '>' || c == '{') {
                return false;
            }
            pathLike |= c == '/' || c == '.' || c == '\\';
        }
        return pathLike;
    }

    /// Whether players know the scheme.
    static boolean hasKnownScheme(String url) {
        int end = schemeEnd(url);
        return switch (end) {
            case 3 -> starts(url, "udp", "rtp", "mms", "srt");
            case 4 -> starts(url, "http", "rtsp", "rtmp", "mmsh", "mmst");
            case 5 -> starts(url, "https", "rtsps", "rtmps", "rtmpe", "rtmpt");
            default -> false;
        };
    }

    private static boolean starts(String url, String... schemes) {
        for (String scheme : schemes) {
            if (url.regionMatches(true, 0, scheme, 0, scheme.length())) {
                return true;
            }
        }
        return false;
    }

    /// The length of the scheme, or -1.
    private static int schemeEnd(String text) {
        int end = 0;
        while (end < text.length() && end < 16 && isSchemePart(text.charAt(end))) {
            end++;
        }
        return end > 0 && text.startsWith("://", end) ? end : -1;
    }

    private static boolean isSchemePart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-';
    }

    private static boolean startsWithHeader(String line, int from) {
        int i = from;
        while (i < line.length() && (Character.isLetter(line.charAt(i)) || line.charAt(i) == '-')) {
            i++;
        }
        return i > from && i < line.length() && line.charAt(i) == '=';
    }
}
