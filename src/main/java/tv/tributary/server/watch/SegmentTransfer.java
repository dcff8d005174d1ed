package tv.tributary.server.watch;

import java.util.Optional;
import java.util.function.LongConsumer;
import tv.tributary.relay.hls.SegmentResponse;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.upstream.segment.Segment;

/// A segment on its way to one client.
///
/// @param type for `Content-Type`
/// @param sent is told how many bytes more have gone out
/// @param done run once, when nothing more is read from the segment
record SegmentTransfer(Segment segment, String type, LongConsumer sent, Runnable done) {
    static SegmentTransfer of(SegmentResponse segmentResponse) {
        return new SegmentTransfer(
                segmentResponse.segment(), segmentResponse.type(), segmentResponse::sent, segmentResponse::close);
    }

    /// Finds segments by name.
    @FunctionalInterface
    interface Shelf {
        /// Never waits; empty if nothing has that name (any more).
        Optional<SegmentTransfer> find(String name, ClientId who);
    }
}
