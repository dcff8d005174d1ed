package tv.tributary.relay.hls;

import java.time.Duration;
import java.time.Instant;
import tv.tributary.upstream.segment.Segment;
import tv.tributary.upstream.segment.Segments;

/// Publishes each part of the open segment as a document of its own, which can be requested before it exists. Owned by
/// the thread that cuts.
final class PartWriter {
    /// A part that has come.
    ///
    /// @param index its place in its segment, from 0
    /// @param content good during the call that hands it out
    /// @param following what the next part will be found as, likewise
    record Made(
            int index,
            SegmentContent content,
            Duration length,
            boolean independent,
            boolean discontinuity,
            Instant time,
            SegmentContent following)
            implements AutoCloseable {
        @Override
        public void close() {
            content.close();
            following.close();
        }
    }

    private final Segments segments;
    private Segments.Making next;
    private int index;

    PartWriter(Segments segments) {
        this.segments = segments;
        this.next = segments.make();
    }

    Made make(PartialSegment partialSegment) {
        var content = new SegmentContent.Held(next.lease());
        // A hold of its own: through the other one nothing is to be read.
        try (var reader = partialSegment.lease().again()) {
            copy(reader.segment(), partialSegment.from(), partialSegment.from() + partialSegment.length());
        }
        next.finish();
        next = segments.make();
        var following = new SegmentContent.Held(next.lease());
        return new Made(
                index++,
                content,
                partialSegment.duration(),
                partialSegment.independent(),
                partialSegment.discontinuity(),
                partialSegment.time(),
                following);
    }

    private void copy(Segment from, int start, int end) {
        for (int at = start; at < end; ) {
            var bytes = from.bytes(at);
            if (!bytes.hasRemaining()) return;
            if (bytes.remaining() > end - at) bytes.limit(bytes.position() + end - at);
            at += bytes.remaining();
            next.put(bytes);
        }
    }

    /// The parts to come are another segment's.
    void begin() {
        index = 0;
    }

    /// The next part will not come.
    void close() {
        next.abandon();
    }

    /// A part of a segment that is still being written (RFC 8216bis).
    ///
    /// @param lease of the whole segment, good during the call that hands it out; [Segments.Lease#again] keeps
    ///     it longer
    /// @param from where it starts in the segment, in bytes
    /// @param independent it holds a frame that a player can start at
    /// @param discontinuity its segment does not continue the one before
    /// @param time when its segment's first frame was sent, as far as is known
    record PartialSegment(
            Segments.Lease lease,
            int from,
            int length,
            Duration duration,
            boolean independent,
            boolean discontinuity,
            Instant time) {}
}
