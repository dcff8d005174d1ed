package tv.tributary.health;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tv.tributary.model.SourceId;
import tv.tributary.model.Vitals;

/// What was seen of sources, in memory. Thread-safe.
final class Known {
    private final Map<SourceId, Vitals> all;

    Known(Map<SourceId, Vitals> all) {
        this.all = new ConcurrentHashMap<>(all);
    }

    Optional<Vitals> of(SourceId source) {
        return Optional.ofNullable(all.get(source));
    }

    /// Adds what was seen last to what was known.
    ///
    /// @return all of it
    Vitals take(SourceId source, Vitals seen) {
        return all.merge(source, seen, (before, now) -> now.over(before));
    }
}
