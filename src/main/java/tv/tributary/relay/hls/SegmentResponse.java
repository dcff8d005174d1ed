package tv.tributary.relay.hls;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import tv.tributary.relay.viewer.HlsViewer;
import tv.tributary.upstream.segment.Segment;
import tv.tributary.upstream.segment.Segments;

/// A segment, part, key or header on its way to a client. Any thread; the sender closes it.
public final class SegmentResponse implements AutoCloseable {
    private final Segments.Lease lease;
    private final String type;
    private final boolean fetched;
    private final HlsCounters hlsCounters;
    private final Optional<HlsViewer> seat;
    private final AtomicBoolean closed = new AtomicBoolean();

    /// @param fetched it had to be fetched for the one who asked
    /// @param seat the viewer who asked, if known
    SegmentResponse(
            Segments.Lease lease, String type, boolean fetched, HlsCounters hlsCounters, Optional<HlsViewer> seat) {
        this.lease = lease;
        this.type = type;
        this.fetched = fetched;
        this.hlsCounters = hlsCounters;
        this.seat = seat;
    }

    /// There or on its way; good until this is closed.
    public Segment segment() {
        return lease.segment();
    }

    /// For `Content-Type`.
    public String type() {
        return type;
    }

    /// So many bytes more have gone out.
    public void sent(long bytes) {
        seat.ifPresent(s -> s.sent(bytes));
        if (!fetched) hlsCounters.saved(bytes);
    }

    /// Closing twice does nothing.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) lease.close();
    }
}
