package tv.tributary.upstream;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tv.tributary.format.document.ContentKind;
import tv.tributary.format.ts.Aligner;
import tv.tributary.model.FailureReason;
import tv.tributary.net.HttpResponse;
import tv.tributary.net.NetException;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.SegmentInput;

/// A segment in the body of an answer: without what comes before it there, and no longer than it is. One
/// reader.
final class SegmentBody implements SegmentInput {
    private final HttpResponse httpResponse;
    private final long skipped;
    /// How many of its bytes are still to be handed out.
    private long left;
    private byte[] head = new byte[0];
    private int headAt;
    private int headEnd;

    /// Passes over the first bytes.
    ///
    /// @param most how many bytes it has at most
    /// @throws UpstreamException ENDED if there are fewer to pass over
    SegmentBody(HttpResponse httpResponse, long skip, long most) throws UpstreamException {
        this.httpResponse = httpResponse;
        this.skipped = skip;
        this.left = most;
        var nowhere = ByteBuffer.allocate(8192);
        try {
            for (long rest = skip; rest > 0; rest -= nowhere.position()) {
                nowhere.clear().limit((int) Math.min(nowhere.capacity(), rest));
                if (httpResponse.read(nowhere) < 0) throw new UpstreamException(FailureReason.ENDED);
            }
        } catch (IOException | NetException _) {
            throw new UpstreamException(FailureReason.ENDED);
        }
    }

    /// Takes away what stands in front of the media; to be called before anything is read.
    ///
    /// @return how many bytes that was
    /// @throws UpstreamException NOT_MEDIA if it is a page, ENDED or STALLED if its start does not come
    int trim() throws UpstreamException {
        head = new byte[SegmentFront.ENOUGH];
        fill();
        if (!SegmentFront.isOdd(head, headEnd)) return 0;
        OptionalInt media = SegmentFront.media(head, headEnd);
        while (media.isEmpty() && headEnd == head.length && head.length < SegmentFront.LONGEST) {
            head = Arrays.copyOf(head, Math.min(SegmentFront.LONGEST, Math.max(4096, 2 * head.length)));
            fill();
            media = SegmentFront.media(head, headEnd);
        }
        if (media.isEmpty() && SegmentFront.isPage(head, headEnd)) throw new UpstreamException(FailureReason.NOT_MEDIA);
        headAt = media.orElse(0);
        left -= headAt;
        return headAt;
    }

    private void fill() throws UpstreamException {
        try {
            while (headEnd < head.length) {
                int n = httpResponse.read(ByteBuffer.wrap(head, headEnd, head.length - headEnd));
                if (n < 0) return;
                headEnd += n;
            }
        } catch (SocketTimeoutException _) {
            throw new UpstreamException(FailureReason.STALLED);
        } catch (IOException | NetException _) {
            // What has come may be enough; reading on tells.
            return;
        }
    }

    @Override
    public OptionalLong length() {
        var all = SegmentInput.length(httpResponse);
        if (all.isEmpty()) return all;
        return OptionalLong.of(Math.min(left, Math.max(0, all.getAsLong() - skipped - headAt)));
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (left == 0) return -1;
        int limit = target.limit();
        int room = (int) Math.min(target.remaining(), left);
        int n;
        if (headAt < headEnd) {
            n = Math.min(room, headEnd - headAt);
            target.put(head, headAt, n);
            headAt += n;
        } else {
            target.limit(target.position() + room);
            n = httpResponse.read(target);
            target.limit(limit);
        }
        left -= Math.max(0, n);
        return n;
    }

    @Override
    public void close() {
        httpResponse.close();
    }

    /// Tells what stands in front of a segment's media: hosts that serve pictures and pages only are given
    /// segments with a picture or a script before them. Pure.
    static final class SegmentFront {
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
                    || start.chars().allMatch(c -> c == 0xFF)
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
}
