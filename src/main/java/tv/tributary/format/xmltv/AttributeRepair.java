package tv.tributary.format.xmltv;

import java.util.Arrays;

/// Writes the attributes of a start tag so that they are well-formed: values without quotes get some, names
/// that are none and names that came already are left out. For one thread.
final class AttributeRepair {
    private static final int MOST = 32;

    private final TextRepair text;
    private final TextRepair.Output out;
    private final int[] starts = new int[MOST];
    private final int[] ends = new int[MOST];

    AttributeRepair(TextRepair text) {
        this.text = text;
        this.out = text.out();
    }

    /// @param from behind the element's name
    /// @param to where the tag ends
    /// @param windowEnd where the bytes at hand end
    void append(byte[] bytes, int from, int to, int windowEnd) {
        var count = 0;
        var at = from;
        while (count < MOST) {
            while (at < to && !isNamePart(bytes[at])) at++;
            var nameEnd = at;
            while (nameEnd < to && isNamePart(bytes[nameEnd])) nameEnd++;
            var equals = behindSpace(bytes, nameEnd, to);
            if (at >= to || equals >= to) return;
            if (bytes[equals] != '=') {
                at = nameEnd;
                continue;
            }
            var value = behindSpace(bytes, equals + 1, to);
            var quoted = value < to && (bytes[value] == '"' || bytes[value] == '\'');
            if (quoted) value++;
            var valueEnd = value;
            while (valueEnd < to && (quoted ? bytes[valueEnd] != bytes[value - 1] : bytes[valueEnd] > ' ')) valueEnd++;
            if (isGood(bytes, at, nameEnd, count)) {
                starts[count] = at;
                ends[count++] = nameEnd;
                out.write(' ');
                out.write(bytes, at, nameEnd - at);
                out.ascii("=\"");
                text.append(bytes, value, valueEnd, windowEnd, false);
                out.write('"');
            }
            at = valueEnd + (quoted ? 1 : 0);
        }
    }

    private boolean isGood(byte[] bytes, int from, int to, int before) {
        if ((bytes[from] >= '0' && bytes[from] <= '9') || bytes[from] == '-' || bytes[from] == '.') return false;
        for (var i = 0; i < before; i++) {
            if (Arrays.equals(bytes, starts[i], ends[i], bytes, from, to)) return false;
        }
        return true;
    }

    private static int behindSpace(byte[] bytes, int from, int to) {
        var at = from;
        while (at < to && bytes[at] >= 0 && bytes[at] <= ' ') at++;
        return at;
    }

    /// Without colons: the prefixes of namespaces are nowhere declared here.
    private static boolean isNamePart(byte c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '-'
                || c == '.';
    }
}
