package tv.tributary.activity;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.tributary.event.Event;
import tv.tributary.model.ChannelId;
import tv.tributary.store.ViewingRow;
import tv.tributary.store.ViewingRow.Ending;

/// Makes viewings of facts: one from each joining to the leaving that belongs to it. Knows no clock. For one thread at
/// a time.
final class OpenViewings {
    /// Who watches what; several viewings of one are taken for each other.
    private record Key(ChannelId channel, String user, String address, String client) {}

    private static final class Running {
        final long id;
        final Event.ViewerJoined joined;
        int switches;

        Running(long id, Event.ViewerJoined joined) {
            this.id = id;
            this.joined = joined;
        }
    }

    private final Map<Key, Deque<Running>> running = new LinkedHashMap<>();
    private final Map<ChannelId, String> onAir = new HashMap<>();
    private final Map<Key, Integer> disconnected = new HashMap<>();
    private long lastId;

    /// @param lastId the highest id that is taken
    OpenViewings(long lastId) {
        this.lastId = lastId;
    }

    /// @return the viewing that has begun or ended with this fact; empty if none has
    Optional<ViewingRow> hear(Event event) {
        switch (event) {
            case Event.StreamOpened it -> onAir.put(it.channel(), it.provider());
            case Event.FailedOver it -> switched(it.channel(), it.to());
            case Event.FailedBack it -> switched(it.channel(), it.to());
            case Event.StreamClosed it -> onAir.remove(it.channel());
            case Event.ViewerDisconnected it ->
                disconnected.merge(new Key(it.channel(), it.user(), it.address(), it.client()), 1, Integer::sum);
            case Event.ViewerJoined it
            when it.use().isWatched() -> {
                var key = new Key(it.channel(), it.user(), it.address(), it.client());
                var one = new Running(++lastId, it);
                running.computeIfAbsent(key, _ -> new ArrayDeque<>()).add(one);
                return Optional.of(viewing(one, it.at(), 0, Ending.RUNNING));
            }
            case Event.ViewerLeft it -> {
                return left(it);
            }
            default -> {}
        }
        return Optional.empty();
    }

    private void switched(ChannelId channel, String to) {
        onAir.put(channel, to);
        running.forEach((key, all) -> {
            if (key.channel.equals(channel)) all.forEach(one -> one.switches++);
        });
    }

    private Optional<ViewingRow> left(Event.ViewerLeft event) {
        var key = new Key(event.channel(), event.user(), event.address(), event.client());
        var wasDisconnected = disconnected.remove(key) != null;
        if (!event.use().isWatched()) return Optional.empty();
        var all = running.get(key);
        if (all == null) return Optional.empty();
        var one = all.removeFirst();
        if (all.isEmpty()) running.remove(key);
        return Optional.of(
                viewing(one, event.at(), event.bytes(), wasDisconnected ? Ending.DISCONNECTED : Ending.LEFT));
    }

    /// All that run, as they are at this moment. How many bytes were sent is known when they end.
    List<ViewingRow> running(Instant now, Ending ending) {
        var all = new ArrayList<ViewingRow>();
        running.values().forEach(some -> some.forEach(one -> all.add(viewing(one, now, 0, ending))));
        return all;
    }

    /// For those that are stored as ended.
    void forgetRunning() {
        running.clear();
    }

    private ViewingRow viewing(Running one, Instant ended, long bytes, Ending ending) {
        var joined = one.joined;
        return new ViewingRow(
                one.id,
                joined.at(),
                ended.isBefore(joined.at()) ? joined.at() : ended,
                joined.channel().value(),
                joined.name(),
                joined.user(),
                joined.client(),
                onAir.getOrDefault(joined.channel(), ""),
                bytes,
                one.switches,
                ending,
                "",
                joined.waited());
    }
}
