package tv.tributary.net;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes credentials out of text before anybody reads it. Pure, linear in the length of the text.
///
/// Rather too much than too little: what stands where a password would is taken out even if it is none.
public final class Redaction {
    private static final String GONE = "***";

    /// What may stand in a part of a path.
    private static final String PART = "[^/?#\\s\"'<>]++";

    /// `http://name:password@host`; the last @ counts, since passwords hold some too.
    private static final Pattern LOGIN = Pattern.compile("://[^/?#\\s\"'<>]*@");
    /// A URL inside a value of another: nobody needs to read it.
    private static final Pattern ENCODED_URL = Pattern.compile("(?i)https?%3a[^\\s&\"'<>]*+");
    /// `/live/name/password/7.ts` and its sisters, behind any prefix or none.
    private static final Pattern PANEL =
            Pattern.compile("(?i)(?<![\\w.%-])(live|movie|series|timeshift|hlsr?|play)/" + PART + "/" + PART + "(?=/)");
    /// The name of a stream is what opens it: `rtmp://host/app/key`.
    private static final Pattern RTMP =
            Pattern.compile("(?i)\\b(rtmp[a-z]*+://" + PART + "/" + PART + ")/[^?#\\s\"'<>]++");
    /// `/play/token/ts`, `/hls/token/7.ts`.
    private static final Pattern TICKET = Pattern.compile("(?i)/(hlsr?|play)/" + PART + "(?=/)");
    /// `http://host/name/password/7.ts`, the oldest form of all.
    private static final Pattern SHORT = Pattern.compile(
            "(://" + PART + ")/" + PART + "/(?!watch/)" + PART + "(/\\d++(?:\\.\\w++)?+)(?![^?#\\s\"'<>|,;:)\\]])");
    /// The same without a host, as logs of servers show it.
    private static final Pattern BARE = Pattern.compile("(?<![^\\s\"'<>(\\[=])/(?!api/)" + PART + "/(?!watch/)" + PART
            + "(/\\d++(?:\\.\\w++)?+)(?![^?#\\s\"'<>|,;:)\\]])");
    /// Both behind a prefix: `http://host/panel/name/password/7.ts`.
    private static final Pattern DEEP =
            Pattern.compile("((?:://" + PART + "|(?<![^\\s\"'<>(\\[=]))(?!/api/)(?:/(?!\\*)" + PART
                    + "){1,6}?)/" + PART + "/(?!watch/)" + PART
                    + "(/\\d++(?:\\.(?!m3u\\b)\\w++)?+)(?![^?#\\s\"'<>|,;:)\\]])");
    /// Our own addresses: the household's token opens the playlist and every channel.
    private static final Pattern OURS = Pattern.compile(
            "(?<!/)/" + PART
                    + "(?=/(?:(?:playlist|films|movies|series)\\.m3u|watch/|film/|movie/|episode/|guide\\.xml|xmltv|logo/|hls/))");
    private static final Pattern DAV = Pattern.compile("/dav/" + PART);
    private static final Pattern SCHEME = Pattern.compile("\\b(Bearer|bearer|Basic|Digest) ++[\\w+/=.~-]++");
    private static final Pattern HEADER = Pattern.compile(
            "(?i)\\b((?:proxy-)?authorization|(?:set-)?cookie|x-(?:api-key|auth-token)|password|passwd|secret|token)"
                    + "(\\s*+:\\s*+)[^\\r\\n\"']++");
    private static final Pattern JSON = Pattern.compile("\"([\\w.-]*+)\"\\s*+:\\s*+\"");
    private static final Pattern ASSIGNMENT = Pattern.compile("(?<![\\w.%\\[\\]-])([\\w.%\\[\\]-]++)=[\"']?+");
    private static final Pattern SEGMENT = Pattern.compile("(?<=[/=])[\\w.~%+=-]{16,}+");

    private Redaction() {}

    /// The same text with user names, passwords and tokens of every URL in it replaced by `***`.
    public static String redact(String text) {
        var before = text;
        var after = once(before);
        // What one rule takes out may uncover the shape another looks for. Every rule only ever takes something
        // out, so this settles, in practice at the second look.
        for (var look = 0; look < 4 && !after.equals(before); look++) {
            before = after;
            after = once(before);
        }
        return after;
    }

    private static String once(String text) {
        // JSON may write a slash so.
        var plain = text.replace("\\/", "/");
        var clean = LOGIN.matcher(plain).replaceAll("://" + GONE + "@");
        clean = ENCODED_URL.matcher(clean).replaceAll(GONE);
        clean = values(clean, JSON);
        clean = values(clean, ASSIGNMENT);
        clean = HEADER.matcher(clean).replaceAll("$1$2" + GONE);
        clean = SCHEME.matcher(clean).replaceAll("$1 " + GONE);
        clean = PANEL.matcher(clean).replaceAll("$1/" + GONE + "/" + GONE);
        clean = RTMP.matcher(clean).replaceAll("$1/" + GONE);
        clean = TICKET.matcher(clean).replaceAll("/$1/" + GONE);
        clean = SHORT.matcher(clean).replaceAll("$1/" + GONE + "/" + GONE + "$2");
        clean = BARE.matcher(clean).replaceAll("/" + GONE + "/" + GONE + "$1");
        clean = DEEP.matcher(clean).replaceAll("$1/" + GONE + "/" + GONE + "$2");
        clean = OURS.matcher(clean).replaceAll("/" + GONE);
        clean = DAV.matcher(clean).replaceAll("/dav/" + GONE);
        return SEGMENT.matcher(clean)
                .replaceAll(match ->
                        SecretParameters.isOpaque(match.group()) ? GONE : Matcher.quoteReplacement(match.group()));
    }

    /// Takes out the values behind names that tell of a secret.
    private static String values(String text, Pattern heads) {
        var head = heads.matcher(text);
        var kept = new StringBuilder(text.length());
        var done = 0;
        while (head.find()) {
            if (head.start() < done || !SecretParameters.isSecretName(head.group(1))) continue;
            var start = head.end();
            var end = valueEnd(text, start);
            if (end == start) continue;
            kept.append(text, done, start).append(GONE);
            done = end;
        }
        return kept.append(text, done, text.length()).toString();
    }

    /// A value ends at its quote, or where a parameter or a word does; always with the line.
    private static int valueEnd(String text, int start) {
        var opening = text.charAt(start - 1);
        var quoted = opening == '"' || opening == '\'';
        var end = start;
        while (end < text.length()) {
            var c = text.charAt(end);
            if (c == '\n' || c == '\r') break;
            if (quoted ? c == opening : "&\"'<>".indexOf(c) >= 0 || Character.isWhitespace(c)) break;
            end += quoted && c == '\\' && end + 1 < text.length() && text.charAt(end + 1) == opening ? 2 : 1;
        }
        return end;
    }

    /// Recognises the names of secrets, and values that look like one.
    private static final class SecretParameters {
        private static final Set<String> NAMES = Set.of(
                "user",
                "usr",
                "u",
                "un",
                "uid",
                "userid",
                "login",
                "pass",
                "p",
                "pw",
                "pwd",
                "pin",
                "auth",
                "sig",
                "sign",
                "mac",
                "sn",
                "sid",
                "st",
                "ticket",
                "hdnts",
                "hdnea",
                "hdntl",
                "policy",
                "streamid",
                "stream_id",
                "srt_streamid",
                "rtmp_playpath",
                "playpath");
        private static final List<String> PIECES = List.of(
                "token",
                "passw",
                "passphrase",
                "username",
                "user_name",
                "secret",
                "signature",
                "credential",
                "session",
                "hash",
                "hmac",
                "jwt",
                "authori",
                "authsign",
                "cookie");

        private SecretParameters() {}

        /// Whether a value under that name is nobody's business.
        static boolean isSecretName(String name) {
            var lower = name.toLowerCase(Locale.ROOT);
            return NAMES.contains(lower)
                    || lower.endsWith("key")
                    || PIECES.stream().anyMatch(lower::contains);
        }

        /// Whether a part of an address looks drawn by lot: long, and changing between small, capital and digit
        /// more often than names do; or so long without a pause that it is no name.
        static boolean isOpaque(String part) {
            var changes = 0;
            var run = 0;
            var longest = 0;
            for (var i = 0; i < part.length(); i++) {
                var c = part.charAt(i);
                run = Character.isLetterOrDigit(c) ? run + 1 : 0;
                longest = Math.max(longest, run);
                if (i > 0 && differ(part.charAt(i - 1), c)) changes++;
            }
            return longest >= 32 || (part.length() >= 16 && changes >= 5);
        }

        private static boolean differ(char before, char now) {
            if (!Character.isLetterOrDigit(before) || !Character.isLetterOrDigit(now)) return false;
            return Character.isDigit(before) != Character.isDigit(now)
                    || (Character.isLowerCase(before) && Character.isUpperCase(now));
        }
    }
}
