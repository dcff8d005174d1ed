package tv.tributary.relay.hls;

import java.time.Duration;
import java.util.OptionalInt;
import tv.tributary.model.FailureReason;

/// The result of a playlist request.
public sealed interface PlaylistResult {
    /// Addresses in it are relative to its own.
    ///
    /// @param fresh for how long others may keep it
    /// @param multivariant it names playlists, not segments
    record Text(String playlist, Duration fresh, boolean multivariant) implements PlaylistResult {}

    /// There is no such channel.
    record Unknown() implements PlaylistResult {}

    /// The same viewer now wants another channel, which needed the connection, or was disconnected.
    record Left() implements PlaylistResult {}

    /// The channel has no such playlist.
    record NotListed() implements PlaylistResult {}

    /// The request waits for a segment so far ahead that nobody who knows the playlist would ask for it.
    record TooFar() implements PlaylistResult {}

    /// Nothing can be listed just now.
    record Refused(FailureReason why) implements PlaylistResult {}

    /// A blocking playlist reload: what the playlist must list before it is sent (`_HLS_msn` and `_HLS_part`, RFC
    /// 8216bis).
    ///
    /// @param sequence a segment's number
    /// @param part which of its parts, from 0; empty for the whole segment
    public record BlockingReload(long sequence, OptionalInt part) {
        public BlockingReload {
            if (sequence < 0 || part.orElse(0) < 0)
                throw new IllegalArgumentException("awaited: " + sequence + ", " + part);
        }
    }
}
