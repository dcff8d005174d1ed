package tv.tributary.relay.hls;

import java.util.List;

/// The segments that one supplier offers now, oldest first.
///
/// @param id tells one supplier from another
/// @param first the first offer's number among all that this supplier ever had: they are counted without a hole
/// @param target milliseconds; no offer is meant to be longer
record SegmentWindow(long id, long first, long target, List<SourceSegment> offers) {
    SegmentWindow {
        offers = List.copyOf(offers);
    }
}
