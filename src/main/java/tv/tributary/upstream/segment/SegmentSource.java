package tv.tributary.upstream.segment;

import tv.tributary.upstream.account.UpstreamException;

/// How a segment is asked for upstream.
@FunctionalInterface
public interface SegmentSource {
    /// @param from how many bytes of it there are already: what is read begins after them
    SegmentInput open(SegmentKey key, int from) throws UpstreamException;
}
