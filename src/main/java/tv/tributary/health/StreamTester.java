package tv.tributary.health;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tv.tributary.health.Probe.QuickLook;
import tv.tributary.model.Candidate;
import tv.tributary.model.SourceId;
import tv.tributary.model.StreamInfo;
import tv.tributary.text.Messages;

/// Tests one source at a time and stores the result. Thread-safe.
final class StreamTester {
    private final Probe probe;
    private final Predicate<SourceId> onAir;
    private final InstantSource clock;
    private final Measurements measurements;
    private final TestQueue testQueue;

    /// @param onAir whether viewers see that source just now: it needs no test
    StreamTester(
            Probe probe,
            Predicate<SourceId> onAir,
            InstantSource clock,
            Measurements measurements,
            TestQueue testQueue) {
        this.probe = probe;
        this.onAir = onAir;
        this.clock = clock;
        this.measurements = measurements;
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
        var whole = measurements.add(source, seen.get());
        testQueue.over(source);
        return Optional.of(whole);
    }

    /// A look of two seconds at most. What it decides is stored.
    ///
    /// @param channel its name
    QuickLook quickLook(Candidate candidate, String channel) throws InterruptedException {
        var source = candidate.source();
        if (onAir.test(source))
            return new QuickLook.Seen(measurements.add(source, StreamInfo.playing(clock.instant())));
        testQueue.show(List.of(candidate), TestState.RUNNING);
        try {
            return switch (probe.quickLook(candidate, Messages.of("health.test.title", channel))) {
                case QuickLook.Seen(var seen) -> new QuickLook.Seen(measurements.add(source, seen));
                case QuickLook other -> other;
            };
        } finally {
            testQueue.over(source);
        }
    }
}
