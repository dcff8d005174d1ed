package tv.tributary.relay.hls;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// What each of a channel's playlists lists, by their names. Guarded by the session's lock.
final class Reels {
    private final Map<String, Reel> reels = new HashMap<>();
    private final Function<String, Reel> begin;

    /// @param begin makes the reel of a list that is asked for the first time
    Reels(Function<String, Reel> begin) {
        this.begin = begin;
    }

    Reel of(String list) {
        return reels.computeIfAbsent(list, begin);
    }

    Optional<Reel> known(String list) {
        return Optional.ofNullable(reels.get(list));
    }

    /// Of all lists that were ever asked for.
    Collection<String> names() {
        return reels.keySet();
    }

    void each(BiConsumer<String, Reel> action) {
        reels.forEach(action);
    }

    private Stream<Reel> filled() {
        return reels.values().stream().filter(reel -> !reel.isEmpty());
    }

    /// Whether none of them lists anything.
    boolean isBlank() {
        return filled().findAny().isEmpty();
    }

    /// Any that lists something.
    Optional<Reel> any() {
        return filled().findFirst();
    }

    /// One that lists something, if another does.
    Optional<Reel> other(Reel reel) {
        return filled().filter(r -> !r.equals(reel)).findFirst();
    }

    /// The longest segment that any may have.
    Duration longest() {
        return reels.values().stream()
                .map(Reel::target)
                .max(Duration::compareTo)
                .orElse(Packager.TARGET);
    }

    /// What all may have, where it is no longer than what is cut usually.
    Duration bearable() {
        return filled().map(Reel::target).reduce(Packager.TARGET, (a, b) -> a.compareTo(b) < 0 ? a : b);
    }

    /// More than every number they have used; empty if there are none.
    Optional<Long> end() {
        return reels.values().stream().map(Reel::end).max(Long::compareTo);
    }

    void clear() {
        reels.values().forEach(Reel::clear);
    }
}
