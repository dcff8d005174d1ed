package tv.tributary.relay.slate;

import java.util.ArrayList;
import java.util.List;

/// Breaks drawable text into lines.
final class Lines {
    private Lines() {}

    /// At most `most` lines no wider than `width`, broken between words where that is possible; the last one ends in an
    /// ellipsis if not all fits.
    static List<String> of(Letters letters, String text, float size, float width, int most) {
        var lines = new ArrayList<String>();
        var rest = text;
        while (!rest.isEmpty() && lines.size() < most - 1) {
            int end = fitting(letters, rest, size, width);
            int space = rest.lastIndexOf(' ', end);
            if (end < rest.length() && space > 0) end = space;
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) lines.add(cut(letters, rest, size, width));
        return lines;
    }

    private static String cut(Letters letters, String text, float size, float width) {
        if (letters.width(text, size) <= width) return text;
        int end = fitting(letters, text, size, width - letters.width(Letters.ELLIPSIS, size));
        return text.substring(0, end).strip() + Letters.ELLIPSIS;
    }

    /// How many of the text's chars fit, at least one letter.
    private static int fitting(Letters letters, String text, float size, float width) {
        int end = 0;
        float used = 0;
        while (end < text.length()) {
            int code = text.codePointAt(end);
            used += letters.of(code).advance * size;
            if (used > width && end > 0) break;
            end += Character.charCount(code);
        }
        return end;
    }
}
