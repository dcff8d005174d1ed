package tv.tributary.server.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts wrong tokens per address and stops answering addresses that only guess. A right token is never
/// delayed: many devices may share one address, and one with an old playlist must not lock out the others.
/// Thread-safe.
public final class LoginThrottle {
    private static final int ALLOWED = 20;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int REMEMBERED = 4_096;

    private record Count(Instant since, int failures) {}

    private final InstantSource clock;
    private final Map<String, Count> counts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > REMEMBERED;
        }
    };

    public LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /// Notes a wrong token and says whether there were too many within a minute.
    public synchronized boolean failed(String address) {
        var now = clock.instant();
        var count = counts.get(address);
        if (count == null || count.since().plus(WINDOW).isBefore(now)) {
            counts.remove(address);
            count = new Count(now, 0);
        }
        counts.put(address, new Count(count.since(), count.failures() + 1));
        return count.failures() >= ALLOWED;
    }
}
