package tv.tributary.upstream.segment;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.model.FailureReason;
import tv.tributary.net.HttpResponse;
import tv.tributary.net.NetException;
import tv.tributary.upstream.account.UpstreamException;

/// Downloads a response body into a segment, appending to what is there, and notifies readers as it grows. Blocking.
///
/// @param fetched counts the bytes
record Download(Segment segment, HttpResponse answer, LongAdder fetched) {
    private static final Logger log = LoggerFactory.getLogger(Download.class);
    /// A segment larger than this is none.
    private static final int LARGEST = 96 << 20;
    /// Bytes that the HTTP client hands out at most at once: fewer mean that no more is at hand.
    private static final int PORTION = 8192;
    /// Readers are told at least so often.
    private static final int TELL = 64 << 10;
    /// The status of an answer that is not the whole.
    private static final int PART = 206;

    /// @return why it is not whole; empty if it is
    Optional<UpstreamException> run() {
        try {
            return promised() ? fill() : Optional.of(new UpstreamException(FailureReason.ENDED));
        } catch (SocketTimeoutException _) {
            return Optional.of(new UpstreamException(FailureReason.STALLED));
        } catch (IOException | NetException _) {
            return Optional.of(new UpstreamException(FailureReason.ENDED));
        } catch (OutOfMemoryError e) {
            // Not the heap's: that of segments.
            log.warn("no memory for a segment: {}", e.getMessage());
            return Optional.of(new UpstreamException(FailureReason.FAILED));
        }
    }

    /// Whether it is as long as was said before, if it was: otherwise it is another.
    private boolean promised() {
        var length = answer.header("Content-Length")
                .filter(text -> text.matches("\\d{1,8}"))
                .map(Integer::parseInt)
                .map(count -> answer.status() == PART ? segment.filled() + count : count);
        if (length.isEmpty()) return true;
        if (segment.length().isPresent()) return segment.length().equals(length);
        segment.promise(length.get());
        return true;
    }

    private Optional<UpstreamException> fill() throws IOException, NetException {
        int told = 0;
        while (segment.filled() < LARGEST) {
            int n = answer.read(segment.room());
            if (n < 0) return Optional.empty();
            segment.grow(n);
            fetched.add(n);
            if (n < PORTION || segment.filled() - told >= TELL) {
                told = segment.filled();
                segment.tell();
            }
        }
        return Optional.of(new UpstreamException(FailureReason.NOT_MEDIA));
    }
}
