package tv.tributary.format.m3u;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The request headers an entry asks for. The URL's suffix wins over directives (`#EXTVLCOPT`, `#KODIPROP`), and they
/// win over attributes.
final class EntryHeaders {
    private static final int MOST = 32;
    private static final String VLC_OPTION = "#EXTVLCOPT";

    private EntryHeaders() {}

    static Map<String, String> of(Attributes attributes, List<String> directives, String suffix) {
        if (suffix.isEmpty() && directives.isEmpty() && attributes.isEmpty()) {
            return Map.of();
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        put(headers, "User-Agent", attributes.first("user-agent", "http-user-agent"));
        put(headers, "Referer", attributes.first("referer", "referrer", "http-referer", "http-referrer"));
        for (String directive : directives) {
            fromDirective(headers, directive);
        }
        fromSuffix(headers, suffix);
        return headers.isEmpty() ? Map.of() : Collections.unmodifiableMap(headers);
    }

    private static void fromDirective(Map<String, String> headers, String directive) {
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
            fromVlc(headers, directive.substring(key, equals).strip(), unquoted(value));
        } else if (begins(directive, "#KODIPROP:inputstream.adaptive.")
                && directive.substring(0, equals).strip().endsWith("_headers")) {
            fromSuffix(headers, value);
        }
    }

    private static boolean begins(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static void fromVlc(Map<String, String> headers, String key, String value) {
        switch (key.toLowerCase(Locale.ROOT)) {
            case "http-user-agent", "http-referrer", "http-referer", "http-origin", "http-cookie" ->
                put(headers, httpName(key.substring("http-".length())), value);
            default -> {
                // Options of VLC itself, such as http-reconnect.
            }
        }
    }

    private static void fromSuffix(Map<String, String> headers, String suffix) {
        int from = 0;
        while (from < suffix.length()) {
            int next = suffix.indexOf('&', from);
            int end = next < 0 ? suffix.length() : next;
            int equals = suffix.indexOf('=', from, end);
            if (equals > from) {
                String key = suffix.substring(from, equals).strip();
                put(headers, httpName(key.startsWith("!") ? key.substring(1) : key), decoded(suffix, equals + 1, end));
            }
            from = end + 1;
        }
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
            case "user-agent" -> "User-Agent";
            case "referer", "referrer" -> "Referer";
            case "origin" -> "Origin";
            case "cookie" -> "Cookie";
            default -> key;
        };
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
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
