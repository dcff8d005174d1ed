package tv.tributary.model;

import java.time.Duration;

/// How long a source may end or stall before a backup takes over.
///
/// @param end how long a source that ended may take to come back
/// @param stall longest silence of a source that is still connected
public record FailoverTolerance(Duration end, Duration stall) {
    public FailoverTolerance {
        if (end.isNegative()) throw new IllegalArgumentException("end: " + end);
        if (!stall.isPositive()) throw new IllegalArgumentException("stall: " + stall);
    }

    /// What suits most providers: 300 ms after an end, 3 s of silence.
    public static FailoverTolerance usual() {
        return new FailoverTolerance(Duration.ofMillis(300), Duration.ofSeconds(3));
    }
}
