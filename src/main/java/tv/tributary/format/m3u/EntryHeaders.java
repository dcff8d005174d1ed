package tv.tributary.format.m3u;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tv.tributary.format.json.Json;

/// The request headers an entry asks for. The URL's suffix wins over directives (`#EXTVLCOPT`, `#KODIPROP`,
/// `#EXTHTTP`), they win over attributes, and those over what the list sets for all.
final class EntryHeaders {
    private static final int MOST = 32;
    private static final String VLC_OPTION = "#EXTVLCOPT";
    private static final String KODI_PROPERTY = "#KODIPROP";
    private static final String JSON_LINE = "#EXTHTTP";
    private static final Set<String> COMMON =
            Set.of("user-agent", "referer", "referrer", "origin", "cookie", "authorization", "accept", "range", "host");
    /// Options of Kodi's own, which stand among the headers.
    private static final Set<String> PLAYER_OPTIONS = Set.of(
            "verifypeer",
            "seekable",
            "connection-timeout",
            "redirect-limit",
            "failonerror",
            "noshout",
            "sslcipherlist",
            "http-reconnect");

    private EntryHeaders() {}

    static Map<String, String> of(
            Attributes attributes, List<String> directives, String suffix, Map<String, String> defaults) {
        if (suffix.isEmpty() && directives.isEmpty() && attributes.isEmpty()) {
            return defaults;
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(defaults);
        put(headers, "User-Agent", attributes.first("user-agent", "http-user-agent", "tvg-user-agent"));
        put(headers, "Referer", attributes.first("referer", "referrer", "http-referer", "http-referrer"));
        put(headers, "Origin", attributes.first("origin", "http-origin"));
        put(headers, "Cookie", attributes.first("cookie", "http-cookie"));
        for (String directive : directives) {
            fromDirective(headers, directive);
        }
        fromSuffix(headers, suffix.indexOf('=') < 0 ? decoded(suffix, 0, suffix.length()) : suffix);
        return headers.isEmpty() ? Map.of() : Collections.unmodifiableMap(headers);
    }

    /// Whether a line sets request headers.
    static boolean isDirective(String line) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fromDirective(headers, line);
        return !headers.isEmpty();
    }

    private static void fromDirective(Map<String, String> headers, String directive) {
        if (begins(directive, JSON_LINE)) {
            fromJson(headers, directive.substring(JSON_LINE.length()));
            return;
        }
        int equals = directive.indexOf('=');
        if (equals < 0) {
            return;
        }
        String value = directive.substring(equals + 1).strip();
        if (begins(directive, VLC_OPTION)) {
            int key = VLC_OPTION.length();
            while (key < equals && ": -".indexOf(directive.charAt(key)) >= 0) {
                key++;
            }
            fromOption(headers, directive.substring(key, equals).strip(), UrlLine.unquoted(value));
        } else if (begins(directive, KODI_PROPERTY)) {
            int colon = Math.max(KODI_PROPERTY.length() - 1, directive.lastIndexOf(':', equals));
            String key = directive.substring(colon + 1, equals).strip();
            if (key.endsWith("_headers")) {
                fromSuffix(headers, value);
            } else {
                fromOption(headers, key.substring(key.lastIndexOf('.') + 1), UrlLine.unquoted(value));
            }
        }
    }

    private static boolean begins(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static void fromOption(Map<String, String> headers, String key, String value) {
        switch (key.toLowerCase(Locale.ROOT)) {
            case "http-user-agent",
                    "http-referrer",
                    "http-referer",
                    "http-origin",
                    "http-cookie",
                    "http-authorization" -> put(headers, httpName(key.substring("http-".length())), value);
            case "user-agent", "referrer", "referer", "origin", "cookie" -> put(headers, httpName(key), value);
            case "http-header", "http-headers", "http-extra-header", "http-extra-headers" -> {
                int colon = value.indexOf(':');
                if (colon > 0) {
                    put(
                            headers,
                            httpName(value.substring(0, colon).strip()),
                            value.substring(colon + 1).strip());
                }
            }
            default -> {
                // Options of the player itself, such as http-reconnect.
            }
        }
    }

    /// `:{"cookie":"…","User-Agent":"…"}`, also with the headers in an object of their own.
    private static void fromJson(Map<String, String> headers, String text) {
        int start = text.indexOf('{');
        if (start < 0) {
            return;
        }
        try {
            String object = text.substring(start);
            // Scripts write it with the quotes of their own language.
            fromObject(headers, Json.read(object.indexOf('"') < 0 ? object.replace('\'', '"') : object, Map.class), 0);
        } catch (Json.BadJson _) {
            // Whatever it was meant to say cannot be known.
        }
    }

    private static void fromObject(Map<String, String> headers, Map<?, ?> object, int depth) {
        object.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner && depth == 0) {
                fromObject(headers, inner, 1);
            } else if (value instanceof String || value instanceof Number) {
                put(
                        headers,
                        httpName(String.valueOf(key).strip()),
                        String.valueOf(value).strip());
            }
        });
    }

    /// `A=…&B=…`, also with bars for `&`. Both may stand inside a value that somebody forgot to encode.
    private static void fromSuffix(Map<String, String> headers, String suffix) {
        int from = 0;
        while (from < suffix.length()) {
            int equals = suffix.indexOf('=', from);
            int end = valueEnd(suffix, from, equals);
            if (equals > from && equals < end) {
                String written = suffix.substring(from, equals).strip();
                String key = written.startsWith("!") ? written.substring(1) : written;
                if (!PLAYER_OPTIONS.contains(key.toLowerCase(Locale.ROOT)))
                    put(headers, httpName(key), UrlLine.unquoted(decoded(suffix, equals + 1, end)));
            }
            from = end + 1;
        }
    }

    private static int valueEnd(String suffix, int from, int equals) {
        boolean inQuery = false;
        for (int at = from; at < suffix.length(); at++) {
            char c = suffix.charAt(at);
            inQuery |= c == '?';
            boolean divider = c == '&' || c == '|';
            if (divider && (at == equals + 1 || isHeader(suffix, at + 1, inQuery && c == '&'))) {
                return at;
            }
        }
        return suffix.length();
    }

    /// Whether `Name=` stands there.
    ///
    /// @param doubtful whether it may be a key of an address before it as well
    private static boolean isHeader(String suffix, int from, boolean doubtful) {
        int to = from;
        while (to < suffix.length() && to < from + 60 && isNamePart(suffix.charAt(to))) {
            to++;
        }
        if (to == from || to == suffix.length() || suffix.charAt(to) != '=') {
            return false;
        }
        String name = suffix.substring(from, to);
        return !doubtful
                || name.charAt(0) == '!'
                || name.indexOf('-') > 0
                || COMMON.contains(name.toLowerCase(Locale.ROOT));
    }

    private static boolean isNamePart(char c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '!');
    }

    /// A header that HTTP would not carry is left out.
    private static void put(Map<String, String> headers, String name, String value) {
        if (headers.size() < MOST
                && !value.isEmpty()
                && isToken(name)
                && value.chars().allMatch(c -> c >= ' ' && c != 0x7F)) {
            headers.put(name, value);
        }
    }

    private static boolean isToken(String name) {
        return !name.isEmpty()
                && name.chars().allMatch(c -> c > ' ' && c < 0x7F && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0);
    }

    private static String httpName(String key) {
        return switch (key.toLowerCase(Locale.ROOT)) {
            case "user-agent", "http-user-agent", "useragent", "user_agent" -> "User-Agent";
            case "referer", "referrer", "http-referer", "http-referrer" -> "Referer";
            case "origin", "http-origin" -> "Origin";
            case "cookie", "http-cookie" -> "Cookie";
            case "authorization", "http-authorization" -> "Authorization";
            default -> key;
        };
    }

    /// URL decoding that leaves broken escapes as they are.
    private static String decoded(String text, int from, int end) {
        byte[] bytes = text.substring(from, end).strip().getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
            if (low >= 0) {
                bytes[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                bytes[length++] = bytes[i] == '+' ? (byte) ' ' : bytes[i];
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
