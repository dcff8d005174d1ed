package tv.tributary.format.m3u;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tv.tributary.format.document.HtmlEntities;

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

    /// Takes out of names what was meant for a screen or a program: Kodi's `[COLOR red]…[/COLOR]`, HTML tags and
    /// entities, escapes of JSON (`\u0417`) and of URLs (`%20`). Stateless; time grows with the length.
    private static final class NameMarkup {
        /// A longer text is no name.
        private static final int LONGEST = 4_000;
        private static final Pattern KODI = Pattern.compile(
                "\\[/?(?:color|size|font)(?:[ =:][^\\[\\]]{0,40})?\\]"
                        + "|\\[/(?:b|i|u|s|light|uppercase|lowercase|capitalize)\\]",
                Pattern.CASE_INSENSITIVE);
        private static final Pattern KODI_BLANK = Pattern.compile("\\[(?:cr|tabs?)\\]", Pattern.CASE_INSENSITIVE);
        private static final Pattern KODI_OPENING =
                Pattern.compile("\\[(b|i|u|s|light|uppercase|lowercase|capitalize)\\]", Pattern.CASE_INSENSITIVE);
        private static final Pattern HTML = Pattern.compile(
                "</?(?:b|i|u|s|em|strong|small|big|sup|sub|font|span|center|div|p|a|img|h[1-6]|br|hr|mark|tt|nobr)"
                        + "(?:\\s[^<>]{0,200})?/?>",
                Pattern.CASE_INSENSITIVE);
        private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
        private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0]+");

        private NameMarkup() {}

        /// The text without markup; a text that is nothing but markup stays as it is.
        static String removed(String text) {
            if (!mayHaveSome(text) || text.length() > LONGEST) return text;
            var plain = text;
            if (plain.indexOf('\\') >= 0) plain = unescaped(plain);
            if (plain.indexOf('%') >= 0) plain = percentDecoded(plain);
            if (plain.indexOf('&') >= 0) plain = HtmlEntities.undone(plain);
            if (mayHoldKodi(plain)) plain = withoutKodi(plain);
            if (plain.indexOf('<') >= 0) plain = HTML.matcher(plain).replaceAll("");
            if (plain.equals(text)) return text;
            var result = BLANKS.matcher(plain).replaceAll(" ").strip();
            return result.isEmpty() ? text : result;
        }

        /// Nearly every name ends the question here.
        private static boolean mayHaveSome(String text) {
            for (var i = 0; i < text.length(); i++) {
                switch (text.charAt(i)) {
                    case '\\', '%', '&', '[', '<' -> {
                        return true;
                    }
                    default -> {
                        // A letter like any other.
                    }
                }
            }
            return false;
        }

        /// Whether a bracket is followed by what begins one of Kodi's tags that stand alone, or closes any:
        /// `[IT]` and `[1080p]` end the question here.
        private static boolean mayHoldKodi(String text) {
            for (var at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) {
                if (at + 1 < text.length() && "/cCsSfFtT".indexOf(text.charAt(at + 1)) >= 0) return true;
            }
            return false;
        }

        /// What opens is markup only if it is closed somewhere: `[I]` alone may stand for Italy.
        private static String withoutKodi(String text) {
            var lower = text.toLowerCase(Locale.ROOT);
            var opened = lower.contains("[/")
                    ? KODI_OPENING.matcher(text).replaceAll(match -> replacement(match, lower))
                    : text;
            return KODI_BLANK.matcher(KODI.matcher(opened).replaceAll("")).replaceAll(" ");
        }

        private static String replacement(MatchResult match, String lower) {
            var closed = lower.contains("[/" + match.group(1).toLowerCase(Locale.ROOT) + "]");
            return closed ? "" : Matcher.quoteReplacement(match.group());
        }

        private static String unescaped(String text) {
            return UNICODE.matcher(text)
                    .replaceAll(match ->
                            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))))
                    .replace("\\\"", "\"")
                    .replace("\\/", "/")
                    .replace("\\'", "'");
        }

        /// Only where all of it is encoded: a name with blanks or with a bare `%` in it says what it means.
        private static String percentDecoded(String text) {
            if (text.indexOf(' ') >= 0) return text;
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            var length = 0;
            for (var i = 0; i < bytes.length; i++) {
                if (bytes[i] != '%') {
                    bytes[length++] = bytes[i];
                    continue;
                }
                var high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
                var low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
                if (low < 0) return text;
                bytes[length++] = (byte) (high << 4 | low);
                i += 2;
            }
            var plain = new String(bytes, 0, length, StandardCharsets.UTF_8);
            return plain.indexOf('\uFFFD') >= 0 || plain.chars().anyMatch(Character::isISOControl) ? text : plain;
        }
    }
}
