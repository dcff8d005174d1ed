package tv.tributary.relay.slate;

import java.util.ArrayList;
import java.util.List;

/// Breaks drawable text into lines.
final class LineBreaker {
    private LineBreaker() {}

    /// At most `most` lines no wider than `width`, broken between words where that is possible; the last one ends in an
    /// ellipsis if not all fits.
    static List<String> of(GlyphOutlines glyphOutlines, String text, float size, float width, int most) {
        var lines = new ArrayList<String>();
        var rest = text;
        while (!rest.isEmpty() && lines.size() < most - 1) {
            int end = fitting(glyphOutlines, rest, size, width);
            int space = rest.lastIndexOf(' ', end);
            if (end < rest.length() && space > 0) end = space;
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) lines.add(cut(glyphOutlines, rest, size, width));
        return lines;
    }

    private static String cut(GlyphOutlines glyphOutlines, String text, float size, float width) {
        if (glyphOutlines.width(text, size) <= width) return text;
        int end = fitting(glyphOutlines, text, size, width - glyphOutlines.width(GlyphOutlines.ELLIPSIS, size));
        return text.substring(0, end).strip() + GlyphOutlines.ELLIPSIS;
    }

    /// How many of the text's chars fit, at least one letter.
    private static int fitting(GlyphOutlines glyphOutlines, String text, float size, float width) {
        int end = 0;
        float used = 0;
        while (end < text.length()) {
            int code = text.codePointAt(end);
            used += glyphOutlines.of(code).advance * size;
            if (used > width && end > 0) break;
            end += Character.charCount(code);
        }
        return end;
    }
}
