package tv.tributary.relay.live;

import java.time.Duration;
import java.util.List;

/// When a channel that plays a backup tries to go back to the source it prefers: after longer and longer pauses, so
/// that a source that comes and goes is not followed each time. Pure: time comes in as nano time. Owned by the pump.
final class Returns {
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(15));

    /// The preferred source has to play for so long until its failures are forgotten.
    private static final Duration FORGIVEN = Duration.ofMinutes(10);

    private final List<Duration> pauses;
    private int attempts;
    private long due = Long.MAX_VALUE;
    private boolean away;
    private long at;

    Returns() {
        this(PAUSES);
    }

    /// @param pauses before each attempt; the last one again and again
    Returns(List<Duration> pauses) {
        this.pauses = List.copyOf(pauses);
    }

    /// A source plays from now on.
    ///
    /// @param preferred whether it is the one to go back to
    void plays(boolean preferred, long now) {
        if (preferred) {
            if (away) at = now;
            away = false;
            due = Long.MAX_VALUE;
            return;
        }
        if (!away) {
            if (now - at >= FORGIVEN.toNanos()) attempts = 0;
            pause(now);
        }
        away = true;
    }

    /// An attempt failed.
    void failed(long now) {
        pause(now);
    }

    /// From when on it may be tried.
    long due() {
        return due;
    }

    private void pause(long now) {
        due = now + pauses.get(Math.min(attempts, pauses.size() - 1)).toNanos();
        attempts++;
    }
}
