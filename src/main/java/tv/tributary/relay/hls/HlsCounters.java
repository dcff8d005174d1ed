package tv.tributary.relay.hls;

import java.util.concurrent.atomic.LongAdder;
import tv.tributary.upstream.segment.Segment;

/// Request counters of a channel's HLS. Thread-safe.
final class HlsCounters {
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
    ///
    /// @param now it had to be fetched for that
    void opened(Segment segment, boolean now) {
        if (now) fetched.increment();
        else if (segment.whole()) hits.increment();
        else joined.increment();
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
