package tv.tributary.relay.live;

/// How fast one viewer may be served: what it may take grows evenly with time, so that no burst is followed by a pause.
/// Set by any thread; spent by the viewer's [Lane].
final class Pace {
    private static final long SECOND = 1_000_000_000L;
    /// What was not taken is kept for so long: a fifth of a second.
    private static final int KEPT = 5;
    /// Less than a twenty-fifth of a second's share is not worth a write, which costs the same whatever it carries.
    private static final int WORTH = 25;

    /// Bytes a second, 0 for no limit.
    private volatile long rate;
    /// Whether that is less than the stream needs.
    private volatile boolean tooLow;

    private double saved;
    private long savedAt;

    /// @param bytesPerSecond 0 for no limit
    void set(long bytesPerSecond, long streamsBytesPerSecond) {
        rate = bytesPerSecond;
        tooLow = bytesPerSecond > 0 && bytesPerSecond < streamsBytesPerSecond;
    }

    /// Whether the viewer gets less than the stream brings, and so must skip again and again.
    boolean tooLow() {
        return tooLow;
    }

    /// Whether there is a limit.
    boolean limited() {
        return rate > 0;
    }

    /// How many of so many bytes may be written now, at the given nano time. Only while [#limited].
    int most(int wanted, long now) {
        long limit = rate;
        double grown = saved + (double) limit * (now - savedAt) / SECOND;
        saved = Math.min(grown, (double) limit / KEPT);
        savedAt = now;
        return saved < Math.min(wanted, (double) limit / WORTH) ? 0 : (int) Math.min(wanted, saved);
    }

    /// So many bytes were written.
    void spend(int bytes) {
        if (rate > 0) saved -= bytes;
    }
}
