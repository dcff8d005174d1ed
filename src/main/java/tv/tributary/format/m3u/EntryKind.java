package tv.tributary.format.m3u;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The kind of an entry, guessed from its URL's path, its duration, its attributes and its name.
public enum EntryKind {
    LIVE,
    RADIO,
    /// A film or an episode.
    VOD,
    /// A line that only parts the list.
    SEPARATOR;

    private static final Set<String> FILES = Set.of(
            "mkv", "mp4", "m4v", "avi", "mov", "wmv", "mpg", "mpeg", "webm", "ogv", "3gp", "divx", "vob", "m2v", "rmvb",
            "asf");
    private static final List<String> CHANNELS_OWN =
            List.of("tvg-id", "tvg-chno", "tvg-country", "tvg-shift", "tvg-rec", "catchup", "timeshift");
    private static final Pattern IMDB = Pattern.compile("tt[0-9]+");

    static EntryKind of(String name, String url, double duration, Attributes attributes) {
        if (SeparatorLine.is(name)) {
            return SEPARATOR;
        }
        String radio = attributes.value("radio");
        if (radio.equalsIgnoreCase("true")
                || radio.equals("1")
                || radio.equalsIgnoreCase("yes")
                || attributes.first("tvg-type", "type").equalsIgnoreCase("radio")) {
            return RADIO;
        }
        boolean vod = isVod(url) || (isFile(url) && !(duration <= 0 && isChannel(attributes)));
        return vod ? VOD : LIVE;
    }

    /// Whether an attribute is there that only channels have. Some stations serve an endless stream under a file's
    /// name. A guide id such as `tt0111161` is a film's in the Internet Movie Database.
    private static boolean isChannel(Attributes attributes) {
        for (String key : CHANNELS_OWN) {
            String value = attributes.value(key);
            if (!value.isBlank() && !IMDB.matcher(value).matches()) {
                return true;
            }
        }
        return false;
    }

    /// Only the path counts: a query such as `?next=/movie/` says nothing, and `.mkv?token=…` is a file.
    private static boolean isVod(String url) {
        int end = pathEnd(url, hostStart(url));
        int from = pathStart(url);
        return from < end
                && !contains(url, "/live/", from, end)
                && (contains(url, "/movie/", from, end) || contains(url, "/series/", from, end));
    }

    /// Whether the path ends like a file's.
    private static boolean isFile(String url) {
        int end = pathEnd(url, hostStart(url));
        int from = pathStart(url);
        return from < end && !contains(url, "/live/", from, end) && FILES.contains(extension(url, from, end));
    }

    private static int hostStart(String url) {
        int scheme = url.indexOf("://");
        return scheme < 0 ? 0 : scheme + 3;
    }

    /// Behind everything if there is no path.
    private static int pathStart(String url) {
        int host = hostStart(url);
        int slash = host == 0 ? 0 : url.indexOf('/', host);
        return slash < 0 ? url.length() : slash;
    }

    private static boolean contains(String url, String part, int from, int end) {
        int at = url.indexOf(part, from);
        return at >= 0 && at < end;
    }

    private static String extension(String url, int from, int end) {
        int dot = url.lastIndexOf('.', end - 1);
        return dot < from || end - dot > 6 ? "" : url.substring(dot + 1, end).toLowerCase(Locale.ROOT);
    }

    private static int pathEnd(String url, int from) {
        for (int i = from; i < url.length(); i++) {
            if (url.charAt(i) == '?' || url.charAt(i) == '#') {
                return i;
            }
        }
        return url.length();
    }

    /// Recognises separator entries such as `##### SPORTS #####`. Conservative: a separator taken for a channel
    /// is a nuisance, a channel taken for a separator is lost.
    private static final class SeparatorLine {
        private static final int BOTH_ENDS = 2;
        private static final int ONE_END = 4;
        /// Behind a name in brackets: `[ SPORTS ] ======`.
        private static final int LINE = 6;

        private SeparatorLine() {}

        static boolean is(String name) {
            int length = name.length();
            if (length == 0 || !startsOrnate(name)) {
                return false;
            }
            int leading = 0;
            int from = 0;
            while (from < length) {
                int c = name.codePointAt(from);
                if (isOrnament(c)) {
                    leading++;
                } else if (!isFiller(c)) {
                    break;
                }
                from += Character.charCount(c);
            }
            if (from == length) {
                return leading > BOTH_ENDS;
            }
            int trailing = 0;
            int end = length;
            while (end > from) {
                int c = name.codePointBefore(end);
                if (isOrnament(c)) {
                    trailing++;
                } else if (!isFiller(c)) {
                    break;
                }
                end -= Character.charCount(c);
            }
            return leading >= ONE_END || trailing >= LINE || (leading >= BOTH_ENDS && trailing >= BOTH_ENDS);
        }

        /// Nearly every name ends the question here.
        private static boolean startsOrnate(String name) {
            char first = name.charAt(0);
            return first >= 0x80 || !Character.isLetterOrDigit(first);
        }

        private static boolean isFiller(int c) {
            return c <= ' ' || c == 0xA0 || c == 0xFE0F || c == 0x200D || c == '[' || c == ']' || c == '(' || c == ')';
        }

        private static boolean isOrnament(int c) {
            if (c < 0x80) {
                return "#=-_*~+|/\\<>^".indexOf(c) >= 0;
            }
            if (isSaying(c)) {
                return false;
            }
            return switch (Character.getType(c)) {
                case Character.OTHER_SYMBOL, Character.MATH_SYMBOL, Character.DASH_PUNCTUATION -> true;
                default -> c == 0x2022 || c == 0x00B7 || c == 0x203B || c == 0x2020 || c == 0x2021 || c == 0x00A6;
            };
        }

        /// Symbols that say something: flags, emoji, enclosed letters and digits, ©, ®, ™, ℗, ℠, °.
        private static boolean isSaying(int c) {
            return c >= 0x1F000
                    || (c >= 0x2460 && c <= 0x24FF)
                    || (c >= 0x2100 && c <= 0x214F)
                    || (c >= 0x3200 && c <= 0x33FF)
                    || c == 0xA9
                    || c == 0xAE
                    || c == 0xB0;
        }
    }
}
