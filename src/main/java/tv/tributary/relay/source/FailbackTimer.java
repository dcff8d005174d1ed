package tv.tributary.relay.source;

import java.time.Duration;
import java.util.List;

/// Decides when a channel on a backup tries its preferred source again: after longer and longer pauses, so that
/// a source that comes and goes is not followed each time. Pure: time is given as nano time.
final class FailbackTimer {
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(15));

    /// So long must the preferred source play until its failures are forgotten.
    private static final Duration FORGIVEN = Duration.ofMinutes(10);

    private final List<Duration> pauses;
    private int attempts;
    private long due = Long.MAX_VALUE;
    private boolean onBackup;
    private long preferredSince;

    FailbackTimer() {
        this(PAUSES);
    }

    /// @param pauses before each attempt; the last one again and again
    FailbackTimer(List<Duration> pauses) {
        this.pauses = List.copyOf(pauses);
    }

    /// A source has gone on air.
    ///
    /// @param preferred whether it is the one to fail back to
    void selected(boolean preferred, long now) {
        if (preferred) {
            if (onBackup) preferredSince = now;
            onBackup = false;
            due = Long.MAX_VALUE;
            return;
        }
        if (!onBackup) {
            if (now - preferredSince >= FORGIVEN.toNanos()) attempts = 0;
            pause(now);
        }
        onBackup = true;
    }

    /// An attempt failed.
    void failed(long now) {
        pause(now);
    }

    /// When the next attempt is due; [Long#MAX_VALUE] while the preferred source is on air.
    long due() {
        return due;
    }

    private void pause(long now) {
        due = now + pauses.get(Math.min(attempts, pauses.size() - 1)).toNanos();
        attempts++;
    }
}
