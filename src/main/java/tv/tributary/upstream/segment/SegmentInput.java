package tv.tributary.upstream.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import tv.tributary.net.HttpResponse;
import tv.tributary.upstream.account.UpstreamException;

/// The bytes of a segment as they come from a provider, from a certain one on. Read by one thread, closed by any.
public interface SegmentInput extends AutoCloseable {
    /// Opens segments upstream.
    @FunctionalInterface
    interface SegmentSource {
        /// @param from how many bytes of it there are already: what is read begins after them
        SegmentInput open(SegmentKey key, int from) throws UpstreamException;
    }

    /// All of an answer's body.
    static SegmentInput of(HttpResponse httpResponse) {
        return new SegmentInput() {
            @Override
            public OptionalLong length() {
                return SegmentInput.length(httpResponse);
            }

            @Override
            public int read(ByteBuffer target) throws IOException {
                return httpResponse.read(target);
            }

            @Override
            public void close() {
                httpResponse.close();
            }
        };
    }

    /// How many bytes an answer's body has; empty if it does not say.
    static OptionalLong length(HttpResponse httpResponse) {
        return httpResponse.header("Content-Length").stream()
                .filter(text -> text.matches("\\d{1,12}"))
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    /// How many bytes there are in all, before any was read; empty if nobody said.
    OptionalLong length();

    /// Waits for at least one byte and takes what is at hand.
    ///
    /// @return how many bytes, -1 at the end
    /// @throws tv.tributary.net.NetException where there are more than can be
    int read(ByteBuffer target) throws IOException;

    @Override
    void close();
}
