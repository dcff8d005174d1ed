package tv.tributary.upstream.segment;

import tv.tributary.net.HttpResponse;
import tv.tributary.upstream.account.UpstreamException;

/// How a segment is asked for upstream.
@FunctionalInterface
public interface SegmentSource {
    /// @param from how many bytes of it there are already: the answer's body begins after them
    HttpResponse open(SegmentKey key, int from) throws UpstreamException;
}
