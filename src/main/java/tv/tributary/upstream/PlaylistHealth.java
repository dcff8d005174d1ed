package tv.tributary.upstream;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// The media playlists of a multivariant one that could not be had lately. A list that failed rests for ten
/// seconds, twice as long each time that it fails again, five minutes at most. Lists are known by their places
/// in the master playlist, since addresses change. Thread-safe.
final class PlaylistHealth {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /// @param until nano time
    private record Rest(long until, Duration length) {}

    private final Map<String, Rest> rests = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    PlaylistHealth(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void failed(String list) {
        rests.compute(list, (_, before) -> {
            var length = before == null ? FIRST : before.length.multipliedBy(2);
            var bounded = length.compareTo(LONGEST) > 0 ? LONGEST : length;
            return new Rest(nanoTime.getAsLong() + bounded.toNanos(), bounded);
        });
    }

    void works(String list) {
        rests.remove(list);
    }

    /// Whether it has failed, and was not seen to work since.
    boolean fails(String list) {
        return rests.containsKey(list);
    }

    /// Whether it has failed so recently that it is not tried again yet.
    boolean rests(String list) {
        var rest = rests.get(list);
        return rest != null && nanoTime.getAsLong() - rest.until < 0;
    }
}
