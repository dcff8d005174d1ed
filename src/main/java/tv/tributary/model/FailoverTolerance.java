package tv.tributary.model;

import java.time.Duration;

/// The time that a source may be silent before a backup takes over.
///
/// @param end how long a source that ended may take to come back
/// @param stall how long a source that is still connected may send nothing
public record FailoverTolerance(Duration end, Duration stall) {
    public FailoverTolerance {
        if (end.isNegative()) throw new IllegalArgumentException("end: " + end);
        if (!stall.isPositive()) throw new IllegalArgumentException("stall: " + stall);
    }

    /// The defaults: 150 ms after an end, a stall of 3 s.
    public static FailoverTolerance usual() {
        return new FailoverTolerance(Duration.ofMillis(150), Duration.ofSeconds(3));
    }
}
