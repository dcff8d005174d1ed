package tv.tributary.relay.hls;

import java.util.concurrent.atomic.LongAdder;
import tv.tributary.upstream.Segments;

/// What was asked of a channel as HLS. Thread-safe.
final class Counters {
    private final LongAdder hits = new LongAdder();
    private final LongAdder joined = new LongAdder();
    private final LongAdder fetched = new LongAdder();
    private final LongAdder saved = new LongAdder();
    private final LongAdder playlists = new LongAdder();

    /// A playlist was asked for.
    void playlist() {
        playlists.increment();
    }

    /// A segment was asked for.
    void opened(Segments.Lease lease) {
        switch (lease.got()) {
            case HIT -> hits.increment();
            case JOINED -> joined.increment();
            case FETCHED -> fetched.increment();
            case MADE -> (lease.segment().whole() ? hits : joined).increment();
        }
    }

    /// So many bytes were sent that nobody had to be asked for.
    void saved(long bytes) {
        saved.add(bytes);
    }

    long hits() {
        return hits.sum();
    }

    long joined() {
        return joined.sum();
    }

    long fetched() {
        return fetched.sum();
    }

    long saved() {
        return saved.sum();
    }

    long playlists() {
        return playlists.sum();
    }
}
