package tv.tributary.relay.hls;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;

/// Segments that can be requested by name: those a playlist lists, or listed a little while ago. Thread-safe.
final class SegmentRegistry {
    /// @param counters told when it is asked for
    /// @param hlsViewers those who may ask
    record Place(SegmentContent content, SegmentType form, HlsCounters counters, HlsViewers hlsViewers) {}

    private final Map<String, Place> places = new ConcurrentHashMap<>();

    /// In the place of whatever had that name.
    void put(String name, Place place) {
        var before = places.put(name, place);
        if (before != null) before.content.close();
    }

    /// Nobody may ask for it any more. What is not there is no error.
    void remove(String name) {
        var place = places.remove(name);
        if (place != null) place.content.close();
    }

    /// Never waits; empty if nothing is known by that name.
    Optional<SegmentResponse> find(String name, ClientId who) {
        var found = new AtomicReference<Optional<SegmentResponse>>(Optional.empty());
        // Within the map's own lock: it must not be removed before it is held.
        places.computeIfPresent(name, (_, place) -> {
            found.set(Optional.of(open(place, who)));
            return place;
        });
        return found.get();
    }

    private static SegmentResponse open(Place place, ClientId who) {
        var lease = place.content.open();
        boolean fetched = place.content.fetches(lease);
        if (place.form != SegmentType.KEY) place.counters.opened(lease.segment(), fetched);
        return new SegmentResponse(lease, place.form.type(), fetched, place.counters, place.hlsViewers.fetching(who));
    }
}
