package tv.tributary.stats;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import tv.tributary.relay.live.StreamSnapshot;
import tv.tributary.stats.LiveStats.Health;

/// Measures one running channel between samples. Used by one thread at a time.
final class FeedMeter {
    /// Over how many readings the bit rate is averaged; it would jump with every group of pictures otherwise.
    private static final int AVERAGED = 5;

    /// Longer than any player's buffer would hide: who watches sees it.
    private static final Duration SILENCE = Duration.ofSeconds(5);

    /// The time for which trouble is shown after it has passed.
    private static final Duration REMEMBERED = Duration.ofSeconds(60);

    private record Mark(Duration at, long bytesIn) {}

    private final Deque<Mark> marks = new ArrayDeque<>();
    private long bytesIn;
    private long bytesOut;
    private long newIn;
    private long newOut;
    private long errors;
    private int failovers;
    private Duration lastByte;
    private Duration quietSince;

    FeedMeter(Duration first) {
        this.lastByte = first;
        this.quietSince = first.minus(REMEMBERED);
    }

    void read(StreamSnapshot feed, Duration at) {
        newIn = Math.max(0, feed.bytesIn() - bytesIn);
        newOut = Math.max(0, feed.bytesOut() - bytesOut);
        bytesIn = feed.bytesIn();
        bytesOut = feed.bytesOut();
        if (newIn > 0) lastByte = at;
        if (feed.continuityErrors() > errors || feed.failovers() > failovers) quietSince = at;
        errors = feed.continuityErrors();
        failovers = feed.failovers();
        marks.addLast(new Mark(at, bytesIn));
        if (marks.size() > AVERAGED) marks.removeFirst();
    }

    /// Bytes from upstream since the reading before.
    long newIn() {
        return newIn;
    }

    /// Bytes to viewers since the reading before.
    long newOut() {
        return newOut;
    }

    /// Bits per second; 0 until two readings exist.
    long bitrate() {
        var oldest = marks.getFirst();
        var newest = marks.getLast();
        double seconds = seconds(newest.at().minus(oldest.at()));
        return seconds <= 0 ? 0 : Math.round((newest.bytesIn() - oldest.bytesIn()) * 8 / seconds);
    }

    Health health(StreamSnapshot feed, Duration at) {
        if (at.minus(lastByte).compareTo(SILENCE) >= 0) return Health.BAD;
        boolean troubled = at.minus(quietSince).compareTo(REMEMBERED) < 0;
        return switch (feed.state()) {
            case CLOSED, SLATE -> Health.BAD;
            case SWITCHING -> Health.UNSTABLE;
            case OPENING, RUNNING, LINGERING -> troubled ? Health.UNSTABLE : Health.GOOD;
        };
    }

    private static double seconds(Duration span) {
        return span.toNanos() / 1e9;
    }
}
