package tv.tributary.format.hls;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// An attribute list (RFC 8216, 4.2), tolerant of spaces, case and missing quotes. The first value of a name counts.
final class AttributeList {
    private final Map<String, String> values = new LinkedHashMap<>();

    private AttributeList() {}

    static AttributeList of(String text) {
        var list = new AttributeList();
        int at = 0;
        while (at < text.length()) {
            int equals = text.indexOf('=', at);
            if (equals < 0) break;
            var name = text.substring(at, equals).strip().toUpperCase(Locale.ROOT);
            int start = equals + 1;
            while (start < text.length() && text.charAt(start) == ' ') start++;
            int end;
            String value;
            if (start < text.length() && text.charAt(start) == '"') {
                end = text.indexOf('"', start + 1);
                if (end < 0) end = text.length();
                value = text.substring(start + 1, end);
                end = text.indexOf(',', end);
            } else {
                end = text.indexOf(',', start);
                value = text.substring(start, end < 0 ? text.length() : end).strip();
            }
            list.values.putIfAbsent(name.replaceFirst("^[, ]+", ""), value);
            if (end < 0) break;
            at = end + 1;
        }
        return list;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /// Empty where it is missing.
    String text(String name) {
        return values.getOrDefault(name, "");
    }

    boolean yes(String name) {
        return text(name).equalsIgnoreCase("YES");
    }

    /// 0 where it is missing or no number.
    long number(String name) {
        return NumericAttributes.whole(text(name)).orElse(0);
    }
}
