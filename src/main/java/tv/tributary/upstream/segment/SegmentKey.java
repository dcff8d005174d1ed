package tv.tributary.upstream.segment;

import java.util.Optional;
import tv.tributary.format.hls.MediaSegment;

/// What is asked for: an address, whole or in part.
public record SegmentKey(String url, Optional<MediaSegment.Range> range) {
    /// Leaves the URL out: it may hold a password.
    @Override
    public String toString() {
        return "SegmentKey[" + range + "]";
    }
}
