package tv.tributary.upstream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import tv.tributary.format.m3u.ContentKind;
import tv.tributary.format.ts.Aligner;

/// Tells what stands in front of a segment's media: hosts that serve pictures and pages only are given segments with a
/// picture or a script before them. Pure.
final class SegmentFront {
    /// More than this stands in front of nothing.
    static final int LONGEST = 128 << 10;
    /// So many bytes tell whether there may be something.
    static final int ENOUGH = 189;

    private static final int TEXT = 16;
    private static final String[] PICTURES = {"\u0089PNG", "GIF8", "\u00FF\u00D8\u00FF", "BM", "RIFF", "%PDF"};
    private static final byte[] PNG_END = "IEND\u00AEB`\u0082".getBytes(StandardCharsets.ISO_8859_1);

    private SegmentFront() {}

    /// Whether bytes begin with something other than media.
    ///
    /// @param have [#ENOUGH], or all there are
    static boolean isOdd(byte[] b, int have) {
        if (have == 0) return false;
        if (b[0] == 0x47) return have < ENOUGH || b[ENOUGH - 1] != 0x47;
        var start = new String(b, 0, Math.min(have, TEXT), StandardCharsets.ISO_8859_1);
        for (var picture : PICTURES) {
            if (start.startsWith(picture)) return true;
        }
        return start.chars().allMatch(c -> c == 0)
                || start.chars().allMatch(c -> c == '\n' || c == '\r' || c == '\t' || (c >= ' ' && c <= '~'));
    }

    /// Where media begins behind what [#isOdd]; empty if none is seen.
    static OptionalInt media(byte[] b, int have) {
        int packets = Aligner.start(b, have);
        if (packets >= 0) return OptionalInt.of(packets);
        int end = pictureEnd(b, have);
        return end > 0 && end < have && !isOdd(Arrays.copyOfRange(b, end, have), have - end)
                ? OptionalInt.of(end)
                : OptionalInt.empty();
    }

    /// Behind a PNG; -1 without one.
    private static int pictureEnd(byte[] b, int have) {
        if (!new String(b, 0, Math.min(have, 4), StandardCharsets.ISO_8859_1).equals(PICTURES[0])) return -1;
        for (int at = 8; at + PNG_END.length <= have; at++) {
            int same = 0;
            while (same < PNG_END.length && b[at + same] == PNG_END[same]) same++;
            if (same == PNG_END.length) return at + same;
        }
        return -1;
    }

    /// Whether it is a page or a message instead of a segment.
    static boolean isPage(byte[] b, int have) {
        var kind = ContentKind.of(Arrays.copyOf(b, Math.min(have, ContentKind.ENOUGH)));
        return kind == ContentKind.WEB_PAGE || kind == ContentKind.JSON;
    }
}
