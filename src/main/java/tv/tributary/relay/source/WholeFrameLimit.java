package tv.tributary.relay.source;

import java.time.Duration;
import tv.tributary.relay.mux.Splice;

/// Up to where packets may be published while one source is on air: whole frames only. Guarded by the lock of the
/// program bus; time is given as nano time.
final class WholeFrameLimit {
    /// A frame that takes longer is published as it comes: sound must not wait for a picture that lasts for minutes.
    /// But in a silence the unfinished frame is kept back, as the next source may replace it.
    private static final Duration LONGEST_FRAME = Duration.ofMillis(500);

    private final Splice splice;
    private long ready;
    private long seen;
    private long readyAt = System.nanoTime();

    public WholeFrameLimit(Splice splice) {
        this.splice = splice;
    }

    /// The position up to which everything may be published.
    public long ready(long now) {
        long whole = splice.whole();
        long all = splice.all();
        if (whole > ready || !splice.joined()) {
            ready = whole;
            readyAt = now;
        } else if (all > seen && now - readyAt > LONGEST_FRAME.toNanos()) {
            ready = all;
        }
        seen = all;
        return ready;
    }
}
