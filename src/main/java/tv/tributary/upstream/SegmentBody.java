package tv.tributary.upstream;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tv.tributary.model.FailureReason;
import tv.tributary.net.HttpResponse;
import tv.tributary.net.NetException;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.SegmentInput;

/// A segment in the body of an answer: without what comes before it there, and no longer than it is. One reader.
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
}
