package tv.tributary.relay.hls;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tv.tributary.relay.live.OnAir;

/// What is on air, and which of its tracks each list passes on. Guarded by the owner's lock.
final class Tracks {
    /// The tracks of the source on air that are listed, by their numbers.
    private final Map<Integer, Passed> passed = new HashMap<>();

    private OnAir air = OnAir.nothing();
    private long suppliers;

    OnAir air() {
        return air;
    }

    void air(OnAir next) {
        air = next;
        passed.clear();
    }

    /// The track that a list passes on; empty if the list is to be cut.
    Optional<Passed> of(String list) {
        return air.hls()
                .flatMap(hls -> Lists.track(hls, list)
                        .map(track ->
                                passed.computeIfAbsent(track.number(), _ -> new Passed(nextSupplier(), hls, track))));
    }

    /// Whether one of those lists is to be cut while that is on air.
    static boolean lacks(OnAir air, Collection<String> lists) {
        return lists.stream()
                .anyMatch(
                        list -> air.hls().flatMap(hls -> Lists.track(hls, list)).isEmpty());
    }

    /// Tells one supplier of segments from another.
    long nextSupplier() {
        return ++suppliers;
    }
}
