package tv.tributary.relay.live;

import java.time.Duration;

/// How far readers may go while one source is on air. Guarded by [Air]; time comes in as nano time.
final class Progress {
    /// A frame that takes longer is sent as it comes: sound must not wait for a picture that stands for minutes.
    /// Nothing
    /// is gained when nothing comes: in a silence the torn frame is kept back, as the next source may replace it.
    private static final Duration LONGEST_FRAME = Duration.ofMillis(500);

    private final Splice splice;
    private long ready;
    private long seen;
    private long readyAt = System.nanoTime();

    Progress(Splice splice) {
        this.splice = splice;
    }

    /// @param now of this look, in nano time
    long ready(long now) {
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
