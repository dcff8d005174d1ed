package tv.tributary.relay.hls;

import java.time.Duration;
import java.time.Instant;
import tv.tributary.upstream.segment.Segments;

/// A part of a segment that is still being written (RFC 8216bis).
///
/// @param lease of the whole segment, good during the call that hands it out; [Segments.Lease#again] keeps it longer
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
