package tv.tributary.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tv.tributary.event.Event;
import tv.tributary.model.ChannelId;
import tv.tributary.store.FailureStore.Failing;
import tv.tributary.store.FailureStore.FailureCount;
import tv.tributary.store.FailureStore.FailureKey;
import tv.tributary.store.FailureStore.FailureRow;

/// Counts what fails, until it is taken to be stored. Knows no clock. For one thread at a time.
final class FailureTally {
    /// Since when channels have shown nothing but the slate.
    private final Map<ChannelId, Instant> dark = new HashMap<>();
    private final Map<FailureKey, FailureCount> counts = new LinkedHashMap<>();

    void hear(Event event) {
        switch (event) {
            case Event.FailedOver it -> {
                // Its gap begins where the last source ended: with the slate, if there was one.
                dark.remove(it.channel());
                count(it, Failing.PROVIDER, it.from(), 1, 1, it.gap());
                count(it, Failing.CHANNEL, it.name(), 1, 1, it.gap());
            }
            case Event.StallRecovered it -> {
                dark.remove(it.channel());
                count(it, Failing.PROVIDER, it.provider(), 1, 0, it.gap());
                count(it, Failing.CHANNEL, it.name(), 1, 0, it.gap());
            }
            case Event.SourceRefused it -> {
                count(it, Failing.PROVIDER, it.provider(), 1, 0, Duration.ZERO);
                count(it, Failing.SOURCE, it.source() + " · " + it.provider(), 1, 0, Duration.ZERO);
            }
            case Event.SlateShown it -> {
                dark.putIfAbsent(it.channel(), it.at());
                count(it, Failing.CHANNEL, it.name(), 1, 0, Duration.ZERO);
            }
            case Event.StreamFailed it -> count(it, Failing.CHANNEL, it.name(), 1, 0, Duration.ZERO);
            case Event.FailedBack it -> light(it.channel(), it, it.name());
            case Event.StreamClosed it -> light(it.channel(), it, it.name());
            default -> {}
        }
    }

    private void light(ChannelId channel, Event event, String name) {
        var since = dark.remove(channel);
        if (since == null || !since.isBefore(event.at())) return;
        count(event, Failing.CHANNEL, name, 0, 0, Duration.between(since, event.at()));
    }

    private void count(Event event, Failing kind, String name, int failures, int saves, Duration lasted) {
        if (name.isEmpty()) return;
        counts.merge(
                new FailureKey(kind, day(event.at()), name),
                new FailureCount(failures, saves, lasted),
                FailureCount::plus);
    }

    /// The day since 1970 in UTC.
    static long day(Instant at) {
        return TimeUnit.SECONDS.toDays(at.getEpochSecond());
    }

    /// What was counted since the last time.
    List<FailureRow> take() {
        var some = counts.entrySet().stream()
                .map(one -> new FailureRow(one.getKey(), one.getValue()))
                .toList();
        counts.clear();
        return some;
    }

    /// Counts again what could not be stored.
    void putBack(List<FailureRow> some) {
        some.forEach(one -> counts.merge(one.key(), one.count(), FailureCount::plus));
    }
}
