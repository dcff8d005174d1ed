package tv.tributary.server.dav;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Keeps files from being opened at providers faster than some in a second, whoever reads them: a scanner opens each of
/// thousands for a moment. Thread-safe.
final class OpeningPace {
    private static final Duration GAP = Duration.ofMillis(250);

    private final AtomicLong next = new AtomicLong(System.nanoTime());

    /// Waits for a turn. An interrupt ends the wait.
    void await() {
        var now = System.nanoTime();
        var turn = next.getAndUpdate(time -> Math.max(time, now) + GAP.toNanos());
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, turn - now)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
