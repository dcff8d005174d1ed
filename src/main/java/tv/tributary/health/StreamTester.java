package tv.tributary.health;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tv.tributary.health.Probe.QuickLook;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.SourceId;
import tv.tributary.model.StreamInfo;
import tv.tributary.store.MeasurementStore.Playable;
import tv.tributary.text.Messages;

/// Tests one source at a time and stores the result. Thread-safe.
final class StreamTester {
    /// In a round: each is measured for some seconds.
    private static final int MOST_SUSPECTS = 200;

    private final Probe probe;
    private final Predicate<SourceId> onAir;
    private final InstantSource clock;
    private final Measurements measurements;
    private final TestQueue testQueue;
    private final PictureInspection inspection;

    /// @param onAir whether viewers see that source just now: it needs no test
    StreamTester(
            Probe probe,
            Predicate<SourceId> onAir,
            InstantSource clock,
            Measurements measurements,
            TestQueue testQueue,
            PictureInspection inspection) {
        this.probe = probe;
        this.onAir = onAir;
        this.clock = clock;
        this.measurements = measurements;
        this.testQueue = testQueue;
        this.inspection = inspection;
    }

    /// Blocks for some seconds; an interrupt ends it. Unless there is a result, the source stays among the trials.
    ///
    /// @param name of the channel
    /// @return all that is known now; empty if there was no connection
    Optional<StreamInfo> test(Candidate candidate, ChannelId channel, String name) throws InterruptedException {
        var source = candidate.source();
        testQueue.show(List.of(candidate), TestState.RUNNING);
        var seen = onAir.test(source)
                ? Optional.of(StreamInfo.playing(clock.instant()))
                : tested(candidate, channel, name);
        if (seen.isEmpty()) {
            testQueue.show(List.of(candidate), TestState.NO_CONNECTION);
            return seen;
        }
        // First what it came to, then that it is over: nobody must see neither.
        var whole = measurements.add(source, seen.get());
        testQueue.over(source);
        return Optional.of(whole);
    }

    private Optional<StreamInfo> tested(Candidate candidate, ChannelId channel, String name)
            throws InterruptedException {
        var tested = probe.test(candidate, Messages.of("health.test.title", name));
        if (tested.isEmpty()) return Optional.empty();
        var seen = tested.get().seen();
        var wrong = inspection.measured(
                candidate, channel, tested.get().findings(), tested.get().packets());
        if (wrong.isEmpty() || !seen.works()) return Optional.of(seen);
        if (wrong.get() == FailureReason.NOTICE) {
            // Those that were seen before it was known that this is a card.
            for (var other : inspection.showingTheSame(candidate.source())) {
                if (!other.equals(candidate.source()))
                    measurements.add(other, StreamInfo.failing(clock.instant(), FailureReason.NOTICE));
            }
        }
        return Optional.of(StreamInfo.failing(seen.at(), wrong.get()).over(seen));
    }

    /// Of these the ones whose pictures only a measurement can judge.
    List<Playable> suspects(List<Playable> streams) {
        var suspects = inspection.suspects();
        return streams.stream()
                .filter(stream -> suspects.contains(stream.source()))
                .limit(MOST_SUSPECTS)
                .toList();
    }

    /// A look of two seconds at most. What it decides is stored.
    ///
    /// @param name of the channel
    QuickLook quickLook(Candidate candidate, ChannelId channel, String name) throws InterruptedException {
        var source = candidate.source();
        if (onAir.test(source))
            return new QuickLook.Seen(measurements.add(source, StreamInfo.playing(clock.instant())));
        testQueue.show(List.of(candidate), TestState.RUNNING);
        boolean entered = inspection.enter();
        try {
            var sample = new StreamSample(entered ? StreamSample.KEYFRAME : StreamSample.NONE);
            var look = probe.quickLook(candidate, Messages.of("health.test.title", name), sample);
            if (!(look instanceof QuickLook.Seen(var seen))) return look;
            if (entered && seen.works()) {
                inspection.glance(source, channel, candidate.provider(), sample.bytes());
                entered = false;
            }
            return new QuickLook.Seen(measurements.add(source, seen));
        } finally {
            if (entered) inspection.leave();
            testQueue.over(source);
        }
    }
}
