package tv.tributary.health;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.model.SourceId;
import tv.tributary.model.StreamInfo;
import tv.tributary.store.MeasurementStore;

/// Measurements of sources from tests and running channels, in memory and stored. Thread-safe.
public final class Measurements {
    private static final Logger log = LoggerFactory.getLogger(Measurements.class);

    private final MeasurementStore store;
    private final Map<SourceId, StreamInfo> all;
    private final Map<SourceId, Instant> failingSince;

    /// Reads all that is stored.
    public Measurements(MeasurementStore store) {
        this.store = store;
        this.all = new ConcurrentHashMap<>(store.all());
        this.failingSince = new ConcurrentHashMap<>(store.failingSince());
    }

    /// Empty if the source was neither tested nor played. From memory.
    public Optional<StreamInfo> of(SourceId source) {
        return Optional.ofNullable(all.get(source));
    }

    /// When a source failed first that has failed ever since. Empty if it plays or was never tested. From memory.
    public Optional<Instant> failingSince(SourceId source) {
        return Optional.ofNullable(failingSince.get(source));
    }

    /// Adds what was seen last to what was known. Where it cannot be stored, it is known until the program ends.
    ///
    /// @return all of it
    StreamInfo add(SourceId source, StreamInfo seen) {
        var whole = all.merge(source, seen, (before, now) -> now.over(before));
        if (whole.works()) failingSince.remove(source);
        else failingSince.putIfAbsent(source, whole.at());
        try {
            store.put(source, whole);
        } catch (RuntimeException e) {
            // It is in memory, and will be seen again.
            log.warn("what was seen of source {} could not be stored", source, e);
        }
        return whole;
    }

    void eachPlayable(Consumer<MeasurementStore.Playable> action) {
        store.eachPlayable(action);
    }

    void keep(List<MeasurementStore.ProviderDay> days) {
        store.keep(days);
    }

    List<MeasurementStore.ProviderDay> days(LocalDate first) {
        return store.days(first);
    }
}
