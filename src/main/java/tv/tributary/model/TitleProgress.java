package tv.tributary.model;

import java.time.Duration;
import java.time.Instant;

/// The position up to which a film or an episode was watched.
///
/// @param episode 0 for a film
/// @param length zero if unknown
/// @param watched whether it was seen to its end, or the user says so
/// @param at when it was watched last
public record TitleProgress(long title, long episode, Duration position, Duration length, boolean watched, Instant at) {
    /// 0..1; 0 where nothing is known.
    public double share() {
        if (watched) return 1;
        return length.isZero() ? 0 : Math.clamp((double) position.toMillis() / length.toMillis(), 0, 1);
    }

    /// Whether there is something to go on with.
    public boolean isBegun() {
        return !watched && position.isPositive();
    }
}
