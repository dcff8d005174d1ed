package tv.tributary.health;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tv.tributary.model.SourceId;
import tv.tributary.model.StreamInfo;

/// Measurements of sources, in memory. Thread-safe.
final class VitalsCache {
    private final Map<SourceId, StreamInfo> all;

    VitalsCache(Map<SourceId, StreamInfo> all) {
        this.all = new ConcurrentHashMap<>(all);
    }

    Optional<StreamInfo> of(SourceId source) {
        return Optional.ofNullable(all.get(source));
    }

    /// Adds what was seen last to what was known.
    ///
    /// @return all of it
    StreamInfo take(SourceId source, StreamInfo seen) {
        return all.merge(source, seen, (before, now) -> now.over(before));
    }
}
