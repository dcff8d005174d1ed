package tv.tributary.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts wrong secrets and stops looking at further ones for a while, right ones among them: whoever guesses learns
/// nothing. Thread-safe.
final class AttemptLimit {
    private static final int REMEMBERED = 4_096;

    private record Count(Instant since, int failures) {}

    private final int allowed;
    private final Duration window;
    private final InstantSource clock;
    private final Map<String, Count> counts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// @param allowed how many wrong ones within a window are looked at
    AttemptLimit(int allowed, Duration window, InstantSource clock) {
        this.allowed = allowed;
        this.window = window;
        this.clock = clock;
    }

    /// Whether so many were wrong that the next is not looked at.
    ///
    /// @param who an address or a user
    synchronized boolean isReached(String who) {
        var count = counts.get(who);
        return count != null && isFresh(count) && count.failures() >= allowed;
    }

    /// Notes a wrong one.
    ///
    /// @return true for the one that reaches the limit: once in a window
    synchronized boolean failed(String who) {
        var count = counts.remove(who);
        if (count == null || !isFresh(count)) count = new Count(clock.instant(), 0);
        counts.put(who, new Count(count.since(), count.failures() + 1));
        return count.failures() + 1 == allowed;
    }

    private boolean isFresh(Count count) {
        return count.since().plus(window).isAfter(clock.instant());
    }
}
