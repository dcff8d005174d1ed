package tv.tributary.relay.hls;

import java.util.OptionalInt;

/// A blocking playlist reload: what the playlist must list before it is sent (`_HLS_msn` and `_HLS_part`, RFC 8216bis).
///
/// @param sequence a segment's number
/// @param part which of its parts, from 0; empty for the whole segment
public record BlockingReload(long sequence, OptionalInt part) {
    public BlockingReload {
        if (sequence < 0 || part.orElse(0) < 0)
            throw new IllegalArgumentException("awaited: " + sequence + ", " + part);
    }
}
