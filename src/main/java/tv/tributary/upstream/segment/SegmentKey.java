package tv.tributary.upstream.segment;

import java.util.Optional;
import tv.tributary.format.hls.MediaSegment;

/// Identifies a segment. Providers use an address again for something else, so that alone does not tell.
///
/// @param url where it lies
/// @param range which bytes there are it; all where empty
/// @param number its place in its playlist; [#ALONE] of what has none
public record SegmentKey(String url, Optional<MediaSegment.Range> range, long number) {
    /// Nothing else ever lies at its address.
    public static final long ALONE = -1;

    public static SegmentKey of(MediaSegment mediaSegment) {
        return new SegmentKey(mediaSegment.url(), mediaSegment.range(), mediaSegment.sequence());
    }

    public static SegmentKey of(MediaSegment.Init init) {
        return new SegmentKey(init.url(), init.range(), init.since());
    }

    /// Leaves the URL out: it may hold a password.
    @Override
    public String toString() {
        return "SegmentKey[" + range + ", " + number + "]";
    }
}
