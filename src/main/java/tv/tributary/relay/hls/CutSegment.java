package tv.tributary.relay.hls;

import java.time.Duration;
import java.time.Instant;
import tv.tributary.upstream.segment.Segments;

/// A complete segment cut from the channel's stream.
///
/// @param lease the taker's to close
/// @param discontinuity it does not continue the one before: another source, or something is missing between them
/// @param independent it starts with a frame that a player can start at
/// @param time when its first frame was sent, as far as is known
record CutSegment(Segments.Lease lease, Duration duration, boolean discontinuity, boolean independent, Instant time) {}
