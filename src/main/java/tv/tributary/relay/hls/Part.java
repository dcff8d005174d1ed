package tv.tributary.relay.hls;

import java.time.Duration;
import tv.tributary.upstream.Segments;

/// A piece of a segment that still grows.
///
/// @param lease of the whole segment, good during the call that hands it out; [Segments.Lease#again] keeps it longer
/// @param from where it starts in the segment, in bytes
/// @param independent it holds a frame that a player can start at
record Part(Segments.Lease lease, int from, int length, Duration duration, boolean independent) {
    /// Makes a segment of its own of it; the lease is the taker's to close.
    Segments.Lease copy(Segments.Making into) {
        try (var reader = lease.again()) {
            int end = from + length;
            for (int at = from; at < end; ) {
                var view = reader.segment().bytes(at);
                int n = Math.min(view.remaining(), end - at);
                into.put(view.limit(view.position() + n));
                at += n;
            }
        }
        var kept = into.lease();
        into.finish();
        return kept;
    }
}
