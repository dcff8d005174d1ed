package tv.tributary.relay.hls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tv.tributary.relay.hls.OpenSegment.CutSegment;
import tv.tributary.relay.hls.PartWriter.PartialSegment;
import tv.tributary.upstream.segment.Segment;
import tv.tributary.upstream.segment.Segments;

/// What a packager put out, copied.
final class Collected implements OpenSegment.Output {
    /// @param parts the parts it was told in, whole
    record Piece(
            ByteBuffer content,
            Duration duration,
            boolean discontinuity,
            boolean independent,
            Instant time,
            List<Slice> parts) {
        byte[] bytes() {
            return copy(content);
        }
    }

    record Slice(ByteBuffer content, Duration duration, boolean independent) {
        byte[] bytes() {
            return copy(content);
        }
    }

    final List<Piece> pieces = new ArrayList<>();
    private final List<Slice> slices = new ArrayList<>();

    @Override
    public void part(PartialSegment partialSegment) {
        byte[] bytes;
        try (var reader = partialSegment.lease().again()) {
            var all = bytes(reader.segment());
            bytes = Arrays.copyOfRange(all, partialSegment.from(), partialSegment.from() + partialSegment.length());
        }
        slices.add(new Slice(ByteBuffer.wrap(bytes), partialSegment.duration(), partialSegment.independent()));
    }

    @Override
    public void segment(CutSegment cutSegment) {
        try (Segments.Lease lease = cutSegment.lease()) {
            var bytes = bytes(lease.segment());
            pieces.add(new Piece(
                    ByteBuffer.wrap(bytes),
                    cutSegment.duration(),
                    cutSegment.discontinuity(),
                    cutSegment.independent(),
                    cutSegment.time(),
                    List.copyOf(slices)));
            slices.clear();
        }
    }

    private static byte[] bytes(Segment segment) {
        var out = new byte[segment.filled()];
        for (int at = 0; at < out.length; ) {
            var view = segment.bytes(at);
            int n = view.remaining();
            view.get(out, at, n);
            at += n;
        }
        return out;
    }

    private static byte[] copy(ByteBuffer content) {
        var bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return bytes;
    }

    byte[] together() {
        var out = new ByteArrayOutputStream();
        for (var piece : pieces) out.writeBytes(piece.bytes());
        return out.toByteArray();
    }

    /// How long each is, in milliseconds.
    List<Long> millis() {
        return pieces.stream().map(p -> p.duration().toMillis()).toList();
    }
}
