package tv.tributary.format.m3u;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/// The attributes of one line as positions in its text, seen as a map in the order written. Values become strings only
/// when asked for, which keeps big lists cheap. Of a key written twice the first counts. Immutable.
final class Attributes extends AbstractMap<String, String> {
    static final Attributes NONE = new Attributes("", new int[0], 0);

    private static final int KEY_START = 0;
    private static final int KEY_END = 1;
    private static final int VALUE_START = 2;
    private static final int VALUE_END = 3;
    static final int WIDTH = 4;

    /// Letters and signs that are there to show nothing: Hangul fillers, the empty Braille cell.
    private static final String FILLERS = "\u115F\u1160\u3164\uFFA0\u2800";

    private final String line;
    private final int[] spans;

    Attributes(String line, int[] spans, int used) {
        this.line = line;
        this.spans = Arrays.copyOf(spans, used);
    }

    /// The value as written, or "" if there is none; key in any case, `_` and `-` alike.
    String value(String key) {
        int at = find(key);
        return at < 0 ? "" : valueAt(at);
    }

    /// The first of these keys' values that says something, without blanks around it; "" if none does.
    String first(String... keys) {
        for (String key : keys) {
            int at = find(key);
            if (at >= 0 && spans[at + VALUE_START] < spans[at + VALUE_END]) {
                String value = valueAt(at).strip();
                if (!saysNothing(value)) {
                    return value;
                }
            }
        }
        return "";
    }

    /// The position of that key's value in the line, or -1.
    int find(String key) {
        int length = key.length();
        for (int at = 0; at < spans.length; at += WIDTH) {
            int start = spans[at + KEY_START];
            if (spans[at + KEY_END] - start == length && sameKey(key, start, length)) {
                return at;
            }
        }
        return -1;
    }

    int valueStart(int at) {
        return spans[at + VALUE_START];
    }

    int valueEnd(int at) {
        return spans[at + VALUE_END];
    }

    /// Texts that programs write for "no value", and those without anything to see.
    static boolean saysNothing(String value) {
        return switch (value.length()) {
            case 0 -> true;
            case 2 -> value.equals("[]") || value.equals("{}") || isInvisible(value);
            case 3 -> value.equalsIgnoreCase("N/A") || isInvisible(value);
            case 4 -> value.equalsIgnoreCase("null") || value.equalsIgnoreCase("none") || isInvisible(value);
            case 9 -> value.equalsIgnoreCase("undefined") || isInvisible(value);
            default -> isInvisible(value);
        };
    }

    private static boolean isInvisible(String value) {
        for (int at = 0; at < value.length(); at += Character.charCount(value.codePointAt(at))) {
            if (isVisible(value.codePointAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> FILLERS.indexOf(point) < 0;
        };
    }

    private boolean sameKey(String key, int start, int length) {
        for (int i = 0; i < length; i++) {
            if (fold(key.charAt(i)) != fold(line.charAt(start + i))) {
                return false;
            }
        }
        return true;
    }

    private static int fold(char c) {
        if (c == '_') {
            return '-';
        }
        return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }

    private String keyAt(int at) {
        return line.substring(spans[at + KEY_START], spans[at + KEY_END]);
    }

    private String valueAt(int at) {
        return line.substring(spans[at + VALUE_START], spans[at + VALUE_END]);
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, String>> iterator() {
                return new Walk();
            }

            @Override
            public int size() {
                int size = 0;
                for (int at = 0; at < spans.length; at += WIDTH) {
                    size += isRepeat(at) ? 0 : 1;
                }
                return size;
            }
        };
    }

    private boolean isRepeat(int at) {
        int length = spans[at + KEY_END] - spans[at + KEY_START];
        for (int earlier = 0; earlier < at; earlier += WIDTH) {
            if (spans[earlier + KEY_END] - spans[earlier + KEY_START] == length
                    && line.regionMatches(spans[earlier + KEY_START], line, spans[at + KEY_START], length)) {
                return true;
            }
        }
        return false;
    }

    private final class Walk implements Iterator<Map.Entry<String, String>> {
        private int at;

        @Override
        public boolean hasNext() {
            while (at < spans.length && isRepeat(at)) {
                at += WIDTH;
            }
            return at < spans.length;
        }

        @Override
        public Map.Entry<String, String> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Map.Entry<String, String> entry = Map.entry(keyAt(at), valueAt(at));
            at += WIDTH;
            return entry;
        }
    }
}
