package tv.tributary.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.event.Subscription;
import tv.tributary.model.ChannelId;
import tv.tributary.store.WatchHistoryStore;
import tv.tributary.store.WatchHistoryStore.Watched;

/// The channels watched last, by anybody. Passing by does not count. Thread-safe.
public final class WatchHistory implements AutoCloseable {
    /// Who stays for less is looking for something else.
    static final Duration LEAST = Duration.ofSeconds(10);

    /// @param at when it was last watched; now, if it still is
    public record WatchedChannel(ChannelRow row, Instant at) {}

    private record Viewing(ChannelId channel, String address, String client) {}

    private final WatchHistoryStore store;
    private final LineupCache lineupCache;
    private final InstantSource clock;
    private final Subscription subscription;
    private final ReentrantLock lock = new ReentrantLock();
    /// Since when they have been watching.
    private final Map<Viewing, Instant> watching = new HashMap<>();

    WatchHistory(WatchHistoryStore store, LineupCache lineupCache, Events events, InstantSource clock) {
        this.store = store;
        this.lineupCache = lineupCache;
        this.clock = clock;
        // One listener, so that nobody leaves before they came.
        this.subscription = events.subscribe(this::hear);
    }

    /// The last watched first, without those that are hidden or gone; each once. One short read.
    public List<WatchedChannel> recent(int limit) {
        var lineup = lineupCache.lineup();
        return Stream.concat(current().stream(), store.recent().stream())
                .collect(
                        LinkedHashMap<ChannelId, Watched>::new,
                        (all, one) -> all.putIfAbsent(one.channel(), one),
                        Map::putAll)
                .values()
                .stream()
                .flatMap(one -> lineup.find(one.channel()).filter(row -> !row.hidden()).stream()
                        .map(row -> new WatchedChannel(row, one.at())))
                .limit(limit)
                .toList();
    }

    void hear(Event event) {
        if (event instanceof Event.ViewerJoined joined) joined(joined);
        else if (event instanceof Event.ViewerLeft left) left(left);
    }

    private void joined(Event.ViewerJoined event) {
        if (!event.use().isWatched()) return;
        lock.lock();
        try {
            watching.putIfAbsent(new Viewing(event.channel(), event.address(), event.client()), event.at());
        } finally {
            lock.unlock();
        }
    }

    private void left(Event.ViewerLeft event) {
        if (!event.use().isWatched()) return;
        lock.lock();
        try {
            watching.remove(new Viewing(event.channel(), event.address(), event.client()));
        } finally {
            lock.unlock();
        }
        if (event.watched().compareTo(LEAST) >= 0) store.note(event.channel(), event.at());
    }

    private List<Watched> current() {
        var now = clock.instant();
        lock.lock();
        try {
            return watching.entrySet().stream()
                    .filter(entry -> !entry.getValue().plus(LEAST).isAfter(now))
                    .map(entry -> new Watched(entry.getKey().channel(), now))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /// Keeps what is being watched at the end, too.
    @Override
    public void close() {
        subscription.close();
        current().forEach(watched -> store.note(watched.channel(), watched.at()));
    }
}
