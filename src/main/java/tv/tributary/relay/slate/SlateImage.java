package tv.tributary.relay.slate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tv.tributary.relay.slate.YuvImage.Colour;
import tv.tributary.text.Messages;

/// The slate's picture: the channel's name, the reason, a line that the picture will return, and three dots that light
/// up in turn, so that it does not look frozen.
final class SlateImage {
    static final int WIDTH = 640;
    /// As coded; the lowest 8 lines are cut off by players.
    static final int HEIGHT = 368;
    /// How many pictures the dots go through.
    static final int PHASES = 4;

    private static final Colour GROUND = Colour.of(0x111A24);
    private static final Colour BRIGHT = Colour.of(0xEEF3F7);
    private static final Colour CALM = Colour.of(0xA9B8C6);
    private static final Colour FAINT = Colour.of(0x718496);
    private static final Colour ACCENT = Colour.of(0x3DB2C4);

    private static final int LEFT = 48;
    private static final int ROOM = WIDTH - 2 * LEFT;
    private static final float LARGE = 40;
    private static final float SMALLER = 32;
    private static final float PLAIN = 20;
    private static final float SMALL = 14;
    private static final int MOST_OF_NAME = 2;
    private static final int MOST_OF_REASON = 3;

    private final GlyphOutlines glyphOutlines;

    SlateImage(GlyphOutlines glyphOutlines) {
        this.glyphOutlines = glyphOutlines;
    }

    /// The pictures, one for each phase of the dots. A name in letters that cannot be drawn is "this channel", a reason
    /// in such letters is left out.
    List<YuvImage> pictures(String channelName, String reason) {
        var plain = new YuvImage(WIDTH, HEIGHT, GROUND);
        var name = glyphOutlines.drawable(channelName).orElseGet(() -> Messages.of("slate.channel.other"));
        boolean one = glyphOutlines.width(name, LARGE) <= ROOM;
        float size = one ? LARGE : SMALLER;
        var title = LineBreaker.of(glyphOutlines, name, size, ROOM, MOST_OF_NAME);
        var why = glyphOutlines
                .drawable(reason)
                .map(text -> LineBreaker.of(glyphOutlines, text, PLAIN, ROOM, MOST_OF_REASON))
                .orElse(List.of());

        put(plain, List.of(Messages.of("slate.product.name")), SMALL, 44, FAINT);
        float y = 150 - (title.size() - 1) * size / 2;
        y = put(plain, title, size, y, BRIGHT);
        put(plain, why, PLAIN, y - size * 1.25f + PLAIN * 2.1f, CALM);
        put(plain, List.of(Messages.of("slate.hope.text")), SMALL, 316, FAINT);
        return IntStream.range(0, PHASES).mapToObj(phase -> dots(plain, phase)).toList();
    }

    /// @return where the line after the last one would stand
    private float put(YuvImage yuvImage, List<String> lines, float size, float base, Colour colour) {
        var coverageMask = new CoverageMask(WIDTH, HEIGHT);
        float y = base;
        for (var line : lines) {
            coverageMask.text(glyphOutlines, line, size, LEFT, y);
            y += size * 1.25f;
        }
        yuvImage.put(coverageMask, colour);
        return y;
    }

    /// In one row of macroblocks, one each, so that a change of them costs little.
    private static YuvImage dots(YuvImage plain, int phase) {
        var yuvImage = plain.copy();
        for (int dot = 0; dot < PHASES - 1; dot++) {
            var coverageMask = new CoverageMask(WIDTH, HEIGHT);
            coverageMask.disc(LEFT + 8 + 16 * dot, 16 * 17 + 8, 3.5f);
            yuvImage.put(coverageMask, dot < phase ? ACCENT : FAINT);
        }
        return yuvImage;
    }

    /// Breaks drawable text into lines.
    static final class LineBreaker {
        private LineBreaker() {}

        /// At most `most` lines no wider than `width`, broken between words where that is possible; the last one
        /// ends in an ellipsis if not all fits.
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
}
