package tv.tributary.relay.hls;

import tv.tributary.upstream.HlsSource;
import tv.tributary.upstream.Segments;

/// What stands behind a name in a playlist, until it is closed.
sealed interface Content extends AutoCloseable {
    /// A hold on it, there or on its way. Never waits. Only before it is closed.
    Segments.Lease open();

    /// The same for another list, to be closed apart.
    Content again();

    @Override
    void close();

    /// It was made here, or fetched and is kept.
    record Held(Segments.Lease lease) implements Content {
        @Override
        public Segments.Lease open() {
            return lease.again();
        }

        @Override
        public Content again() {
            return new Held(lease.again());
        }

        @Override
        public void close() {
            lease.close();
        }
    }

    /// The source has it: what is not there any more, or not yet, is fetched.
    record Asked(HlsSource source, Segments.Key key) implements Content {
        @Override
        public Segments.Lease open() {
            return source.open(key);
        }

        @Override
        public Content again() {
            return this;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
