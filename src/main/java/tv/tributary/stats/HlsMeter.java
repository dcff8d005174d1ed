package tv.tributary.stats;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tv.tributary.model.ChannelId;
import tv.tributary.relay.hls.HlsSnapshot;

/// Sums up HLS counters between samples, over channels that start and stop. Used by one thread at a time.
final class HlsMeter {
    /// The period of the recent figures.
    static final Duration RECENT = Duration.ofMinutes(5);

    private record Counted(CacheCounts hits, long fromMemory) {
        static final Counted NOTHING = new Counted(CacheCounts.NONE, 0);

        static Counted of(HlsSnapshot view) {
            return new Counted(CacheCounts.of(view), view.savedBytes());
        }
    }

    private record Mark(Duration at, CacheCounts hits) {}

    private final Deque<Mark> marks = new ArrayDeque<>();
    private Map<ChannelId, Counted> last = new HashMap<>();
    private CacheCounts total = CacheCounts.NONE;
    private long fromMemory;

    HlsMeter() {
        marks.add(new Mark(Duration.ZERO, CacheCounts.NONE));
    }

    void read(List<HlsSnapshot> views, Duration at) {
        var now = new HashMap<ChannelId, Counted>();
        for (var view : views) {
            var counted = Counted.of(view);
            var before = last.getOrDefault(view.channel(), Counted.NOTHING);
            // One that counts less than before is another session.
            var since = before.hits().asked() > counted.hits().asked() ? Counted.NOTHING : before;
            total = total.plus(counted.hits().minus(since.hits()));
            fromMemory += Math.max(0, counted.fromMemory() - since.fromMemory());
            now.put(view.channel(), counted);
        }
        last = now;
        marks.addLast(new Mark(at, total));
        // The newest one that is old enough is where the last minutes begin.
        while (marks.size() > 1 && isOld(marks.stream().skip(1).findFirst().orElseThrow(), at)) marks.removeFirst();
    }

    private static boolean isOld(Mark mark, Duration at) {
        return at.minus(mark.at()).compareTo(RECENT) >= 0;
    }

    /// Since the start.
    CacheCounts total() {
        return total;
    }

    /// In the last minutes.
    CacheCounts recent() {
        return total.minus(marks.getFirst().hits());
    }

    /// Bytes that were sent without being fetched for whoever got them, since the start.
    long fromMemory() {
        return fromMemory;
    }
}
