package tv.tributary.store;

import java.util.LinkedHashMap;
import java.util.Map;

/// A small map of texts in one column: `key US value RS …` with ASCII's own separators, which no playlist line holds.
public final class MapCodec {
    private static final char UNIT = '\u001F';
    private static final char RECORD = '\u001E';

    private MapCodec() {}

    public static String write(Map<String, String> map) {
        if (map.isEmpty()) return "";
        var text = new StringBuilder();
        map.forEach((key, value) ->
                text.append(clean(key)).append(UNIT).append(clean(value)).append(RECORD));
        return text.toString();
    }

    public static Map<String, String> read(String text) {
        var map = new LinkedHashMap<String, String>();
        for (var start = 0; start < text.length(); ) {
            var end = text.indexOf(RECORD, start);
            var middle = text.indexOf(UNIT, start);
            if (end < 0 || middle < 0 || middle > end) return map;
            map.put(text.substring(start, middle), text.substring(middle + 1, end));
            start = end + 1;
        }
        return map;
    }

    private static String clean(String text) {
        return text.indexOf(UNIT) < 0 && text.indexOf(RECORD) < 0
                ? text
                : text.replace(UNIT, ' ').replace(RECORD, ' ');
    }
}
