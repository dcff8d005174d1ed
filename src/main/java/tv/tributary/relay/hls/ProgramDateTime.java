package tv.tributary.relay.hls;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The wall-clock time of each segment's first frame (`EXT-X-PROGRAM-DATE-TIME`): advances by the segments' durations,
/// kept close to the system clock. One owner; not thread-safe.
final class ProgramDateTime {
    /// A sender's clock may be off by so much in each segment: 0.5 %, far more than any is.
    private static final Duration DRIFT = Duration.ofMillis(20);
    /// What a seam leaves out is only known by the clock on the wall; less than this is not worth a jump.
    private static final Duration GAP = Duration.ofSeconds(1);

    private final InstantSource clock;
    private Optional<Instant> next = Optional.empty();

    ProgramDateTime(InstantSource clock) {
        this.clock = clock;
    }

    /// When the frame to come was sent, where it was held back.
    void since(Instant first) {
        next = Optional.of(first);
    }

    /// A segment starts with a frame that has just come.
    Instant begin() {
        if (next.isEmpty()) next = Optional.of(clock.instant());
        return next.get();
    }

    /// The same after a seam.
    Instant beginAfterGap() {
        if (late().compareTo(GAP) > 0) next = Optional.of(clock.instant());
        return begin();
    }

    /// The segment that began last is over.
    void end(Duration length) {
        next = next.map(start -> start.plus(length));
        var late = late();
        if (late.compareTo(DRIFT) > 0) late = DRIFT;
        if (late.negated().compareTo(DRIFT) > 0) late = DRIFT.negated();
        var drift = late;
        next = next.map(start -> start.plus(drift));
    }

    private Duration late() {
        return next.map(start -> Duration.between(start, clock.instant())).orElse(Duration.ZERO);
    }
}
