package tv.tributary.format.m3u;

import java.util.Arrays;

/// Takes an `#EXTINF` or `#EXTM3U` line apart: duration, attributes, title. Reads from left to right and looks only a
/// key's length back, and ahead only for the ends of at most 256 values, so its time grows with the line's length and
/// no faster. Used again for every line; for one thread.
///
/// Quoting as met in the wild: `"`, `'`, curly or none. A quote closes a value if the line ends behind it, or a comma
/// or another attribute follows; so `"` and `'` may stand inside. Without a closing quote the value ends before the
/// next attribute or the first comma.
final class InfoScanner {
    private static final int MOST_ATTRIBUTES = 256;
    private static final int LONGEST_KEY = 64;
    /// How names begin that only attributes have.
    private static final String[] KNOWN_KEYS = {
        "tvg-",
        "tvg_",
        "group-",
        "group_",
        "group=",
        "logo=",
        "catchup",
        "timeshift=",
        "channel-",
        "tvc-",
        "tvh-",
        "radio="
    };

    private String line = "";
    private int at;
    private int end;
    private int[] spans = new int[16 * Attributes.WIDTH];
    private int used;
    private double duration;
    private int titleStart;
    private int titleEnd;
    private boolean repaired;

    /// Scans a line from the position behind its tag. The results below hold until the next call.
    void scan(String text, int from) {
        line = text;
        at = from;
        end = text.length();
        used = 0;
        duration = -1;
        repaired = false;
        titleStart = 0;
        titleEnd = 0;
        if (at < end && text.charAt(at) == ':') {
            at++;
        }
        at = skipBlanks(at);
        scanDuration();
        scanAttributes();
    }

    /// Seconds; -1 if absent, zero or negative.
    double duration() {
        return duration;
    }

    /// The text behind the first comma after which no attribute follows at once, else what follows the last attribute;
    /// without blanks and commas around it.
    String title() {
        return line.substring(titleStart, titleEnd);
    }

    Attributes attributes() {
        return used == 0 ? Attributes.NONE : new Attributes(line, spans, used);
    }

    /// Whether a quote was missing or there were too many attributes.
    boolean repaired() {
        return repaired;
    }

    /// Whether a text can be an attribute's name.
    static boolean isKey(String text) {
        boolean key = !text.isEmpty() && text.length() <= LONGEST_KEY && isLetter(text.charAt(0));
        for (int i = 1; key && i < text.length(); i++) {
            key = isKeyPart(text.charAt(i));
        }
        return key;
    }

    private void scanDuration() {
        int from = at;
        boolean negative = at < end && line.charAt(at) == '-';
        if (negative || (at < end && line.charAt(at) == '+')) {
            at++;
        }
        int firstDigit = at;
        double value = 0;
        while (at < end && isDigit(line.charAt(at))) {
            value = value * 10 + (line.charAt(at++) - '0');
        }
        if (at == firstDigit) {
            at = from;
            return;
        }
        if (at < end && line.charAt(at) == '.') {
            at++;
            for (double unit = 0.1; at < end && isDigit(line.charAt(at)); unit /= 10) {
                value += unit * (line.charAt(at++) - '0');
            }
        }
        if (!negative && value > 0 && value < Integer.MAX_VALUE) {
            duration = value;
        }
    }

    private void scanAttributes() {
        int behindLast = at;
        while (true) {
            at = skipBlanks(at);
            if (at == end) {
                if (titleStart == titleEnd) {
                    title(behindLast, end);
                }
                return;
            }
            if (line.charAt(at) == ',') {
                int next = skipBlanks(at + 1);
                int attribute = isKnownAttribute(next) ? next : lateAttribute(next);
                title(at + 1, attribute < 0 ? end : attribute);
                if (attribute < 0) {
                    return;
                }
                at = attribute;
            }
            if (used == MOST_ATTRIBUTES * Attributes.WIDTH) {
                repaired = true;
                title(line.indexOf(',', at) + 1, end);
                return;
            }
            if (scanAttribute()) {
                behindLast = at;
            } else {
                skipWord();
            }
        }
    }

    /// Some lists put attributes behind the title: where the first of them begins, or -1.
    private int lateAttribute(int from) {
        int key = line.indexOf("=\"", from);
        int farthest = Math.max(from, key - LONGEST_KEY);
        while (key > farthest && isKeyPart(line.charAt(key - 1))) {
            key--;
        }
        return key > from && isBlank(line.charAt(key - 1)) && isKnownAttribute(key) ? key : -1;
    }

    /// A title that says something is not replaced by an empty one.
    private void title(int from, int to) {
        int start = from;
        int stop = to;
        while (start < stop && endsWord(line.charAt(start))) {
            start++;
        }
        while (stop > start && endsWord(line.charAt(stop - 1))) {
            stop--;
        }
        if (start < stop) {
            titleStart = start;
            titleEnd = stop;
        }
    }

    private boolean scanAttribute() {
        int key = at;
        int keyEnd = keyEnd(key);
        int equals = keyEnd == key ? end : skipBlanks(keyEnd);
        if (equals >= end || line.charAt(equals) != '=') {
            return false;
        }
        int value = skipBlanks(equals + 1);
        if (value < end && isQuote(line.charAt(value))) {
            scanQuoted(key, keyEnd, value + 1);
        } else {
            at = equals + 1;
            while (at < end && !endsWord(line.charAt(at))) {
                at++;
            }
            add(key, keyEnd, equals + 1, at);
        }
        return true;
    }

    private void scanQuoted(int key, int keyEnd, int value) {
        char open = line.charAt(value - 1);
        int firstQuote = -1;
        int beforeBlank = -1;
        for (int quote = closing(open, value); quote >= 0; quote = closing(open, quote + 1)) {
            if (isEnd(quote + 1)) {
                add(key, keyEnd, value, quote);
                at = quote + 1;
                return;
            }
            int next = keyBefore(quote, value);
            if (next > 0) {
                repaired = true;
                add(key, keyEnd, value, beforeBlanks(next, value));
                at = next;
                return;
            }
            if (firstQuote < 0) {
                firstQuote = quote;
            }
            if (beforeBlank < 0 && isBlank(line.charAt(quote + 1))) {
                beforeBlank = quote;
            }
        }
        repaired = true;
        int quote = beforeBlank >= 0 ? beforeBlank : firstQuote;
        int comma = line.indexOf(',', value);
        if (quote >= 0 && (comma < 0 || quote < comma)) {
            add(key, keyEnd, value, quote);
            at = quote + 1;
        } else {
            at = comma < 0 ? end : comma;
            add(key, keyEnd, value, at);
        }
    }

    /// The next quote that may close what `open` opened, or -1.
    private int closing(char open, int from) {
        return switch (open) {
            case '"', '\'' -> line.indexOf(open, from);
            default -> curly(open, from);
        };
    }

    private int curly(char open, int from) {
        boolean isDouble = open >= '\u201C';
        for (int i = from; i < end; i++) {
            char c = line.charAt(i);
            if (isDouble
                    ? c == '"' || (c >= '\u201C' && c <= '\u201F')
                    : c == '\'' || (c >= '\u2018' && c <= '\u201B')) {
                return i;
            }
        }
        return -1;
    }

    /// Whether a value may end here: nothing follows but a comma or an attribute.
    private boolean isEnd(int position) {
        int next = skipBlanks(position);
        if (next == end || line.charAt(next) == ',') {
            return true;
        }
        if (line.charAt(next) == ';') {
            next = skipBlanks(next + 1);
        }
        int keyEnd = keyEnd(next);
        int equals = skipBlanks(keyEnd);
        return keyEnd > next && equals < end && line.charAt(equals) == '=';
    }

    /// If `key=` stands right before this quote, with a blank or comma before it: where the key begins; else -1.
    private int keyBefore(int quote, int value) {
        int key = quote - 1;
        if (key <= value || line.charAt(key) != '=') {
            return -1;
        }
        int farthest = Math.max(value, key - LONGEST_KEY);
        while (key > farthest && isKeyPart(line.charAt(key - 1))) {
            key--;
        }
        boolean named = key < quote - 1 && key > value && isLetter(line.charAt(key));
        return named && endsWord(line.charAt(key - 1)) ? key : -1;
    }

    private int beforeBlanks(int position, int value) {
        int before = position;
        while (before > value && endsWord(line.charAt(before - 1))) {
            before--;
        }
        return before;
    }

    /// Whether a quoted attribute with a name only attributes have begins here; a title may look like one otherwise.
    private boolean isKnownAttribute(int position) {
        int keyEnd = keyEnd(position);
        int equals = skipBlanks(keyEnd);
        int value = skipBlanks(equals + 1);
        if (keyEnd == position || value >= end || line.charAt(equals) != '=' || !isQuote(line.charAt(value))) {
            return false;
        }
        for (String prefix : KNOWN_KEYS) {
            int length = prefix.endsWith("=") ? prefix.length() - 1 : prefix.length();
            boolean whole = length == prefix.length() || keyEnd - position == length;
            if (whole && line.regionMatches(true, position, prefix, 0, length)) {
                return true;
            }
        }
        return false;
    }

    private void add(int key, int keyEnd, int value, int valueEnd) {
        if (used == spans.length) {
            spans = Arrays.copyOf(spans, used * 2);
        }
        spans[used++] = key;
        spans[used++] = keyEnd;
        spans[used++] = value;
        spans[used++] = valueEnd;
    }

    private int keyEnd(int from) {
        if (from >= end || !isLetter(line.charAt(from))) {
            return from;
        }
        int limit = Math.min(end, from + LONGEST_KEY);
        int position = from + 1;
        while (position < limit && isKeyPart(line.charAt(position))) {
            position++;
        }
        return position;
    }

    private void skipWord() {
        while (at < end && !endsWord(line.charAt(at))) {
            at++;
        }
    }

    private int skipBlanks(int from) {
        int position = from;
        while (position < end && isBlank(line.charAt(position))) {
            position++;
        }
        return position;
    }

    private static boolean endsWord(char c) {
        return c == ',' || isBlank(c);
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00A0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isKeyPart(char c) {
        return isLetter(c) || isDigit(c) || c == '-' || c == '_' || c == '.';
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || (c >= '\u2018' && c <= '\u201F');
    }
}
