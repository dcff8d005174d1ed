package tv.tributary.stats;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tv.tributary.model.ChannelId;

/// Bit rates of running channels over the last minutes, one per sample. Thread-safe.
final class Bitrates {
    private final int capacity;
    private Map<ChannelId, Deque<Long>> known = new HashMap<>();

    Bitrates(int capacity) {
        this.capacity = capacity;
    }

    /// Forgets channels that do not run any more.
    synchronized void add(List<LiveStats.Stream> running) {
        var still = new HashMap<ChannelId, Deque<Long>>();
        for (var stream : running) {
            var rates = known.getOrDefault(stream.channel(), new ArrayDeque<>());
            if (rates.size() == capacity) rates.removeFirst();
            rates.addLast(stream.bitrate());
            still.put(stream.channel(), rates);
        }
        known = still;
    }

    /// Oldest first; empty if the channel does not run.
    synchronized List<Long> of(ChannelId channel) {
        return List.copyOf(known.getOrDefault(channel, new ArrayDeque<>()));
    }
}
