package tv.tributary.health;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.model.Candidate;
import tv.tributary.model.SourceId;
import tv.tributary.model.StreamInfo;
import tv.tributary.store.MeasurementStore;
import tv.tributary.text.Messages;

/// Tests one source at a time and stores the result. Thread-safe.
final class StreamTester {
    private static final Logger log = LoggerFactory.getLogger(StreamTester.class);

    private final Probe probe;
    private final Predicate<SourceId> onAir;
    private final InstantSource clock;
    private final VitalsCache vitalsCache;
    private final MeasurementStore store;
    private final TestQueue testQueue;

    /// @param onAir whether viewers see that source just now: it needs no test
    StreamTester(
            Probe probe,
            Predicate<SourceId> onAir,
            InstantSource clock,
            VitalsCache vitalsCache,
            MeasurementStore store,
            TestQueue testQueue) {
        this.probe = probe;
        this.onAir = onAir;
        this.clock = clock;
        this.vitalsCache = vitalsCache;
        this.store = store;
        this.testQueue = testQueue;
    }

    /// Blocks for some seconds; an interrupt ends it. Unless there is a result, the source stays among the trials.
    ///
    /// @param channel its name
    /// @return all that is known now; empty if there was no connection
    Optional<StreamInfo> test(Candidate candidate, String channel) throws InterruptedException {
        var source = candidate.source();
        testQueue.show(List.of(candidate), TestState.RUNNING);
        var seen = onAir.test(source)
                ? Optional.of(StreamInfo.playing(clock.instant()))
                : probe.test(candidate, Messages.of("health.test.title", channel));
        if (seen.isEmpty()) {
            testQueue.show(List.of(candidate), TestState.NO_CONNECTION);
            return seen;
        }
        // First what it came to, then that it is over: nobody must see neither.
        var whole = remember(source, seen.get());
        testQueue.over(source);
        return Optional.of(whole);
    }

    /// Adds what was seen to what was known.
    ///
    /// @return all of it
    StreamInfo remember(SourceId source, StreamInfo seen) {
        var whole = vitalsCache.take(source, seen);
        try {
            store.put(source, whole);
        } catch (RuntimeException e) {
            // It is in memory, and will be seen again.
            log.warn("what was seen of source {} could not be stored", source, e);
        }
        return whole;
    }

    /// Measurements of sources, in memory. Thread-safe.
    static final class VitalsCache {
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
}
