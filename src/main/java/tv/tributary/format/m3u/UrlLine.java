package tv.tributary.format.m3u;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A URL as a list writes it, taken apart.
///
/// @param url with `&amp;` undone
/// @param suffix request headers that stood behind `|` (Kodi's convention, values URL-encoded), behind `%7C` or behind
///     a blank (TVHeadend's), as written
/// @param label a name for this address among several, which stood behind `$`
record UrlLine(String url, String suffix, String label) {
    private static final int LONGEST_LABEL = 60;
    /// A path that ends like a stream's, in which somebody forgot to encode blanks.
    private static final Pattern MEDIA_PATH =
            Pattern.compile("[^ ]*/.*\\.(?:ts|m3u8|mpd|mp4|mkv|aac|mp3)", Pattern.CASE_INSENSITIVE);
    /// `https//host`, `http:/host`, `htp://host`, `http:// host`.
    private static final Pattern MISSPELT =
            Pattern.compile("h[tx]{1,2}p(s?)(?::[/\\\\]+|[/\\\\]{2,}) *([^/\\\\ ].*)", Pattern.CASE_INSENSITIVE);

    static UrlLine of(String line) {
        int bar = bar(line);
        if (bar > 0) {
            int behind = bar + (line.charAt(bar) == '|' ? 1 : 3);
            return labelled(
                    line.substring(0, bar).strip(), line.substring(behind).strip());
        }
        int blank = line.indexOf(' ');
        if (blank > 0 && startsWithHeader(line, blank + 1)) {
            return labelled(line.substring(0, blank), line.substring(blank + 1).strip());
        }
        return labelled(line, "");
    }

    private static UrlLine labelled(String url, String suffix) {
        int sign = labelAt(url);
        return sign < 0
                ? new UrlLine(unescaped(url), suffix, "")
                : new UrlLine(
                        unescaped(url.substring(0, sign)),
                        suffix,
                        url.substring(sign + 1).strip());
    }

    UrlLine at(String other) {
        return new UrlLine(other, suffix, label);
    }

    /// The addresses in one line: some lists put several into it, divided by `#`, `|` or a blank, or by a comma or
    /// semicolon where no query has begun that may hold one.
    static List<String> split(String line) {
        int next = nextAddress(line, 0);
        // A command or an add-on's address holds addresses of its own.
        if (next < 0 || !hasKnownScheme(line)) return List.of(line);
        var parts = new ArrayList<String>();
        int from = 0;
        while (next >= 0) {
            parts.add(cut(line, from, next));
            from = next;
            next = nextAddress(line, from);
        }
        parts.add(line.substring(from).strip());
        return List.copyOf(parts);
    }

    private static String cut(String line, int from, int next) {
        int end = next;
        while (end > from && "#|,; ".indexOf(line.charAt(end - 1)) >= 0) end--;
        return line.substring(from, end);
    }

    /// Where another address begins, or -1.
    private static int nextAddress(String line, int from) {
        int first = line.indexOf("://", from);
        int mark = first < 0 ? -1 : line.indexOf("://", first + 3);
        while (mark >= 0) {
            int start = mark;
            while (start > first && isSchemePart(line.charAt(start - 1))) start--;
            if (start < mark && divides(line, from, start)) return start;
            mark = line.indexOf("://", mark + 3);
        }
        return -1;
    }

    private static boolean divides(String line, int from, int start) {
        return switch (line.charAt(start - 1)) {
            case '#', '|', ' ' -> true;
            case ',', ';' -> {
                int query = line.indexOf('?', from);
                yield query < 0 || query > start;
            }
            default -> false;
        };
    }

    /// Where headers begin: at a bar, or at an encoded one before something like a header.
    private static int bar(String line) {
        int bar = line.indexOf('|');
        if (bar >= 0) return bar;
        for (int at = line.indexOf("%7"); at >= 0; at = line.indexOf("%7", at + 2)) {
            if (at + 3 < line.length()
                    && (line.charAt(at + 2) == 'C' || line.charAt(at + 2) == 'c')
                    && startsWithHeader(line, at + 3)) return at;
        }
        return -1;
    }

    /// Where a label's `$` is, or -1. Such a sign may be part of a URL as well: in a query it is one only before
    /// letters that no query holds as they are.
    private static int labelAt(String url) {
        int sign = url.lastIndexOf('$');
        if (sign <= 0 || url.length() - sign > LONGEST_LABEL) return -1;
        var label = url.substring(sign + 1);
        if (label.chars().anyMatch(c -> "/=&?{}<>".indexOf(c) >= 0)) return -1;
        boolean inQuery = url.indexOf('?') >= 0 && url.indexOf('?') < sign;
        boolean plain = label.chars().allMatch(c -> c > ' ' && c < 0x7F);
        return inQuery && plain && label.length() > 0 && !isWord(label) ? -1 : sign;
    }

    /// `HD`, `LR1`, `1080p`: short, and no piece of a token.
    private static boolean isWord(String label) {
        return label.length() <= 5
                && label.toUpperCase(Locale.ROOT).equals(label)
                && label.chars().allMatch(Character::isLetterOrDigit);
    }

    /// `&amp;` in a list is an escape that somebody forgot to undo.
    static String unescaped(String text) {
        return text.indexOf("&amp;") < 0 ? text : text.replace("&amp;", "&");
    }

    /// Without quotes all around, or the angle brackets that letters put around addresses.
    static String unquoted(String text) {
        int last = text.length() - 1;
        if (last < 1) return text;
        char open = text.charAt(0);
        char close = text.charAt(last);
        boolean quoted = (open == '"' && close == '"')
                || (open == '\'' && close == '\'')
                || (open == '“' && close == '”')
                || (open == '<' && close == '>' && hasScheme(text, 1));
        if (!quoted) return text;
        var inside = text.substring(1, last);
        return inside.indexOf(close) < 0 ? inside.strip() : text;
    }

    /// Whether the text begins with `scheme://`.
    static boolean hasScheme(String text) {
        return schemeEnd(text, 0) > 0;
    }

    static boolean hasScheme(String text, int from) {
        return schemeEnd(text, from) > from;
    }

    /// The address with its scheme as it was meant.
    static String mended(String text) {
        int host = text.indexOf("://") + 3;
        boolean isWhole =
                host > 3 && hasKnownScheme(text) && host < text.length() && "/\\ ".indexOf(text.charAt(host)) < 0;
        if (isWhole) return text;
        var misspelt = MISSPELT.matcher(text);
        return misspelt.matches()
                ? "http" + misspelt.group(1).toLowerCase(Locale.ROOT) + "://" + misspelt.group(2)
                : text;
    }

    /// A host and port without a scheme get one; a path stays as it is.
    static String withScheme(String text) {
        int end = 0;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) end++;
        var host = text.substring(0, end).toLowerCase(Locale.ROOT);
        boolean isHost = host.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+:[0-9]{1,5}")
                || host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")
                || (host.startsWith("www.") && end < text.length());
        return isHost ? "http://" + text : text;
    }

    /// Whether the text may be a URL without a scheme, that is a path, rather than stray words.
    static boolean mayBePath(String text) {
        boolean pathLike = text.startsWith("?") && text.indexOf('=') > 0;
        boolean isFile = MEDIA_PATH.matcher(text).matches();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c <= ' ' && !isFile) || c == '"' || c == '<' || c == '>' || c == '{') {
                return false;
            }
            pathLike |= c == '/' || c == '.' || c == '\\';
        }
        return pathLike;
    }

    /// Whether players know the scheme.
    static boolean hasKnownScheme(String url) {
        int end = schemeEnd(url, 0);
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

    /// Where the scheme that begins at `from` ends, or -1.
    private static int schemeEnd(String text, int from) {
        int end = from;
        while (end < text.length() && end < from + 16 && isSchemePart(text.charAt(end))) {
            end++;
        }
        return end > from && text.startsWith("://", end) ? end : -1;
    }

    private static boolean isSchemePart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-';
    }

    private static boolean startsWithHeader(String line, int from) {
        int i = from;
        while (i < line.length() && (Character.isLetter(line.charAt(i)) || line.charAt(i) == '-')) {
            i++;
        }
        return i > from && (line.startsWith("=", i) || line.regionMatches(true, i, "%3D", 0, 3));
    }
}
