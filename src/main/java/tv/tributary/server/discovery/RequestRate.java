package tv.tributary.server.discovery;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Keeps each sender to so many requests a second, because a datagram's sender may be forged. For one thread.
public final class RequestRate {
    private static final int MOST = 20;
    private static final Duration WINDOW = Duration.ofSeconds(1);
    private static final int REMEMBERED = 1_024;

    private record Count(Instant since, int requests) {}

    private final InstantSource clock;
    private final Map<InetAddress, Count> counts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Count> eldest) {
            return size() > REMEMBERED;
        }
    };

    public RequestRate(InstantSource clock) {
        this.clock = clock;
    }

    /// Counts one request, and says whether it may be answered.
    public boolean admits(InetAddress sender) {
        var now = clock.instant();
        var count = counts.get(sender);
        if (count == null || Duration.between(count.since(), now).abs().compareTo(WINDOW) >= 0) {
            count = new Count(now, 0);
        }
        counts.put(sender, new Count(count.since(), count.requests() + 1));
        return count.requests() < MOST;
    }
}
