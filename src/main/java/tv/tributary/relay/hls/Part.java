package tv.tributary.relay.hls;

import java.time.Duration;
import tv.tributary.upstream.Segments;

/// A piece of a segment that still grows.
///
/// @param lease of the whole segment, good during the call that hands it out; [Segments.Lease#again] keeps it longer
/// @param from where it starts in the segment, in bytes
/// @param independent it holds a frame that a player can start at
record Part(Segments.Lease lease, int from, int length, Duration duration, boolean independent) {}
