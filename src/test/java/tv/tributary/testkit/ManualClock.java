package tv.tributary.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands until a test lets time pass.
public final class ManualClock implements InstantSource {
    private final Instant start;
    private volatile Instant now;

    public ManualClock(Instant now) {
        this.start = now;
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /// The same as nano time.
    public long nanoTime() {
        return Duration.between(start, now).toNanos();
    }

    /// Tests alone move it, from one thread.
    public void pass(Duration time) {
        now = now.plus(time);
    }
}
