package tv.tributary.relay.viewer;

/// Token bucket that limits one viewer's rate, in bytes: filled evenly, so that no burst is followed by a pause. Set by
/// any thread; spent by the I/O thread that writes to the viewer. `now` is nano time.
final class TokenBucket {
    private static final long SECOND = 1_000_000_000L;
    /// Capacity: a fifth of a second's rate.
    private static final int BUCKETS_PER_SECOND = 5;
    /// Less than a twenty-fifth of a second's rate is not worth a write, which costs the same whatever it carries.
    private static final int WRITES_PER_SECOND = 25;

    /// Bytes a second, 0 for no limit.
    private volatile long rate;
    /// Whether that is less than the stream needs.
    private volatile boolean tooLow;

    private double tokens;
    private long filledAt;

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

    /// How many of `wanted` bytes may be written now. Only while [#limited].
    int most(int wanted, long now) {
        long limit = rate;
        double grown = tokens + (double) limit * (now - filledAt) / SECOND;
        tokens = Math.min(grown, (double) limit / BUCKETS_PER_SECOND);
        filledAt = now;
        return tokens < Math.min(wanted, (double) limit / WRITES_PER_SECOND) ? 0 : (int) Math.min(wanted, tokens);
    }

    /// So many bytes were written.
    void spend(int bytes) {
        if (rate > 0) tokens -= bytes;
    }
}
