package tv.tributary.upstream;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.regex.Pattern;
import tv.tributary.model.FailureReason;
import tv.tributary.net.HttpResponse;
import tv.tributary.net.NetException;
import tv.tributary.upstream.account.Slot;
import tv.tributary.upstream.account.UpstreamException;

/// A range of a film's bytes from the provider, or of a past programme's, with the slot it uses. Read by one thread;
/// closed by any.
public final class FileUpstream implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes\\s+(?:(\\d{1,18})-(\\d{1,18})|\\*)/(\\d{1,18}|\\*)");

    /// The answer's description of the file. Texts are empty where it says nothing.
    ///
    /// @param status 200 for the whole, 206 for a part, 416 if there is no such part
    /// @param from where the part begins
    /// @param length of the part in bytes, -1 if unknown
    /// @param total of the whole file in bytes, -1 if unknown
    /// @param tag its `ETag`
    public record Head(int status, long from, long length, long total, String type, String tag, String modified) {}

    /// What is read.
    private interface Body {
        /// @return how many bytes, at least one; -1 at the end
        int read(ByteBuffer into) throws UpstreamException;

        void close();
    }

    private final Body body;
    private final Slot slot;
    private final Head head;

    private FileUpstream(Head head, Body body, Slot slot) {
        this.head = head;
        this.body = body;
        this.slot = slot;
    }

    /// @throws UpstreamException if that is no file
    static FileUpstream of(HttpResponse httpResponse, Slot slot) throws UpstreamException {
        return of(httpResponse, new byte[0], slot);
    }

    /// @param first bytes of it that were read already
    /// @throws UpstreamException if that is no file
    static FileUpstream of(HttpResponse httpResponse, byte[] first, Slot slot) throws UpstreamException {
        return new FileUpstream(head(httpResponse), new HttpBody(httpResponse, ByteBuffer.wrap(first)), slot);
    }

    /// A past programme that comes as HLS, as the transport stream that its segments make. It cannot be had in parts.
    static FileUpstream of(Upstream stream) {
        var head = new Head(200, 0, -1, -1, "video/mp2t", "", "");
        return new FileUpstream(head, new StreamBody(stream), stream.slot());
    }

    private static Head head(HttpResponse httpResponse) throws UpstreamException {
        var type = text(httpResponse, "Content-Type");
        var kind = type.toLowerCase(Locale.ROOT);
        if (kind.startsWith("text/html") && httpResponse.status() != 416)
            throw new UpstreamException(FailureReason.NOT_MEDIA);
        if (kind.contains("mpegurl")) throw new UpstreamException(FailureReason.UNSUPPORTED);
        long length = number(text(httpResponse, "Content-Length"));
        var range = RANGE.matcher(text(httpResponse, "Content-Range"));
        boolean ranged = httpResponse.status() != 200 && range.matches();
        if (httpResponse.status() == 206 && (!ranged || range.group(1) == null))
            throw new UpstreamException(FailureReason.FAILED);
        boolean part = httpResponse.status() == 206;
        long from = part ? Long.parseLong(range.group(1)) : 0;
        long total = ranged ? number(range.group(3)) : httpResponse.status() == 200 ? length : -1;
        if (part) length = Long.parseLong(range.group(2)) - from + 1;
        return new Head(
                httpResponse.status(),
                from,
                length,
                total,
                type,
                text(httpResponse, "ETag"),
                text(httpResponse, "Last-Modified"));
    }

    private static String text(HttpResponse httpResponse, String header) {
        return httpResponse.header(header).orElse("").strip();
    }

    private static long number(String digits) {
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : -1;
    }

    public Head head() {
        return head;
    }

    public Slot slot() {
        return slot;
    }

    /// Waits for bytes and takes at least one, more if they are at hand.
    ///
    /// @return how many, -1 at the end
    /// @throws UpstreamException ENDED or STALLED
    public int read(ByteBuffer into) throws UpstreamException {
        return body.read(into);
    }

    /// Whether a later part is of the same file: it says nothing else.
    public static boolean same(Head one, Head other) {
        boolean tagged = !one.tag().isEmpty() && !other.tag().isEmpty();
        return one.total() == other.total() && (!tagged || one.tag().equals(other.tag()));
    }

    /// Cancels the connection at once and gives the slot back. Closing twice does nothing.
    @Override
    public void close() {
        body.close();
        slot.close();
    }

    private record HttpBody(HttpResponse httpResponse, ByteBuffer first) implements Body {
        @Override
        public int read(ByteBuffer into) throws UpstreamException {
            if (first.hasRemaining()) {
                int n = Math.min(first.remaining(), into.remaining());
                into.put(first.slice().limit(n));
                first.position(first.position() + n);
                return n;
            }
            int had = into.position();
            try {
                int n = httpResponse.read(into);
                if (n < 0) return -1;
                while (n > 0 && into.hasRemaining() && httpResponse.body().available() > 0) n = httpResponse.read(into);
                return into.position() - had;
            } catch (SocketTimeoutException _) {
                throw new UpstreamException(FailureReason.STALLED);
            } catch (IOException _) {
                throw new UpstreamException(FailureReason.ENDED);
            } catch (NetException e) {
                throw new UpstreamException(
                        e.reason() == NetException.Reason.TIMEOUT ? FailureReason.STALLED : FailureReason.ENDED);
            }
        }

        @Override
        public void close() {
            httpResponse.close();
        }
    }

    private static final class StreamBody implements Body {
        private static final int PORTION = 64 << 10;

        private final Upstream stream;
        private final byte[] portion = new byte[PORTION];

        StreamBody(Upstream stream) {
            this.stream = stream;
        }

        /// A stream knows no end but breaking off.
        @Override
        public int read(ByteBuffer into) throws UpstreamException {
            int from = Math.max(0, PORTION - into.remaining());
            try {
                int n = stream.read(portion, from);
                into.put(portion, from, n);
                return n;
            } catch (UpstreamException e) {
                if (e.trouble() == FailureReason.ENDED) return -1;
                throw e;
            }
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
