package tv.tributary.relay.hls;

import tv.tributary.upstream.HlsSource;
import tv.tributary.upstream.segment.CacheStatus;
import tv.tributary.upstream.segment.SegmentKey;
import tv.tributary.upstream.segment.Segments;

/// The content behind a name in a playlist, until it is closed.
sealed interface SegmentContent extends AutoCloseable {
    /// A hold on it, there or on its way. Never waits. Only before it is closed.
    Segments.Lease open();

    /// The same for another list, to be closed apart. From then on it stays until that is closed, if it was made or
    /// fetched anyway.
    SegmentContent again();

    /// Whether a hold on it made somebody fetch it.
    boolean fetches(Segments.Lease hold);

    @Override
    void close();

    /// It was made here, or fetched and is kept.
    record Held(Segments.Lease lease) implements SegmentContent {
        @Override
        public Segments.Lease open() {
            return lease.again();
        }

        @Override
        public SegmentContent again() {
            return new Held(lease.again());
        }

        @Override
        public boolean fetches(Segments.Lease hold) {
            return false;
        }

        @Override
        public void close() {
            lease.close();
        }
    }

    /// The source has it: what is not there any more, or not yet, is fetched.
    ///
    /// @param comes the channel fetches it anyway
    record Asked(HlsSource source, SegmentKey key, boolean comes) implements SegmentContent {
        @Override
        public Segments.Lease open() {
            return source.open(key);
        }

        @Override
        public SegmentContent again() {
            return comes ? new Held(open()) : this;
        }

        @Override
        public boolean fetches(Segments.Lease hold) {
            return hold.got() == CacheStatus.FETCHED;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
