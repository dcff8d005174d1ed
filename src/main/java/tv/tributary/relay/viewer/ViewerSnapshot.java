package tv.tributary.relay.viewer;

import java.time.Duration;
import java.time.Instant;

/// A viewer as it is at one moment.
///
/// @param client its User-Agent, empty if it sends none
/// @param user name of the user who watches; empty if it is nobody in particular
/// @param bytes sent to it so far
/// @param behind how far behind the newest packet it is
/// @param skips how often it was too slow and jumped to a newer keyframe
/// @param capped whether [Throttle.RateLimits] keep it below what the stream needs, so that it must skip
public record ViewerSnapshot(
        long id,
        Protocol protocol,
        String address,
        String client,
        String user,
        Instant since,
        long bytes,
        Duration behind,
        int skips,
        boolean capped) {
    /// Protocols by which viewers get a channel. Words under `protocol.*`.
    public enum Protocol {
        /// One endless MPEG transport stream over HTTP.
        TS,
        /// HTTP Live Streaming: playlists and segments.
        HLS
    }
}
