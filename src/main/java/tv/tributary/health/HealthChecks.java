package tv.tributary.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tv.tributary.event.LatestValue;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.health.HealthSummary.DayTally;
import tv.tributary.health.HealthSummary.StreamTally;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.PlayableChannel;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;
import tv.tributary.model.StreamInfo;
import tv.tributary.store.MeasurementStore.ProviderDay;
import tv.tributary.text.Messages;
import tv.tributary.upstream.Upstreams;

/// The known health of sources, and tests that find it out. Thread-safe.
public final class HealthChecks implements AutoCloseable {
    private static final Probe.Patience PATIENCE =
            new Probe.Patience(Duration.ofSeconds(12), Duration.ofSeconds(6), Duration.ofSeconds(2));
    /// For so long somebody who waits for a check waits for the connections of an account.
    private static final Duration BUSY_PATIENCE = Duration.ofSeconds(30);
    /// The shortest interval between two records of the same measurement.
    private static final Duration NEWS = Duration.ofMinutes(30);

    private final Measurements measurements;
    private final Function<ChannelId, Optional<PlayableChannel>> tunings;
    private final Predicate<ChannelId> shown;
    private final Watching watching;
    private final Jobs jobs;
    private final InstantSource clock;
    private final TestQueue testQueue = new TestQueue();
    private final StreamPictures pictures;
    private final PictureInspection inspection;
    private final StreamTester streamTester;
    private final List<Begun> checks = new ArrayList<>();
    private final ExecutorService recording =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("vitals").factory());
    private long lastCheck;

    private record Begun(CheckScope scope, HealthCheck check) {}

    /// What the household watches, asked from any thread.
    ///
    /// @param onAir whether viewers see that source just now: it needs no test
    /// @param running the channels that play now
    /// @param preferred favourites, and what was watched lately
    public record Watching(
            Predicate<SourceId> onAir, Supplier<Set<ChannelId>> running, Supplier<Set<ChannelId>> preferred) {}

    /// @param tunings what it takes to play a channel
    /// @param shown whether a channel is on televisions: the streams of others are tested only if asked for
    public HealthChecks(
            Measurements measurements,
            Upstreams upstreams,
            Function<ChannelId, Optional<PlayableChannel>> tunings,
            Predicate<ChannelId> shown,
            Watching watching,
            StreamPictures pictures,
            Ffmpeg ffmpeg,
            Jobs jobs,
            InstantSource clock) {
        this(measurements, upstreams, tunings, shown, watching, pictures, ffmpeg, jobs, clock, PATIENCE);
    }

    HealthChecks(
            Measurements measurements,
            Upstreams upstreams,
            Function<ChannelId, Optional<PlayableChannel>> tunings,
            Predicate<ChannelId> shown,
            Watching watching,
            StreamPictures pictures,
            Ffmpeg ffmpeg,
            Jobs jobs,
            InstantSource clock,
            Probe.Patience patience) {
        this.pictures = pictures;
        this.inspection = new PictureInspection(new PictureDecoder(ffmpeg), pictures, clock);
        this.measurements = measurements;
        this.tunings = tunings;
        this.shown = shown;
        this.watching = watching;
        this.jobs = jobs;
        this.clock = clock;
        this.streamTester = new StreamTester(
                new Probe(upstreams, clock, patience, inspection),
                watching.onAir(),
                clock,
                measurements,
                testQueue,
                inspection);
    }

    /// The measurements of a source. From memory.
    public Optional<StreamInfo> of(SourceId source) {
        return measurements.of(source);
    }

    /// When a source failed first that has failed ever since; empty if it plays or was never tested. From memory.
    public Optional<Instant> failingSince(SourceId source) {
        return measurements.failingSince(source);
    }

    /// How all streams of channels on televisions do. One read of all of them: blocks.
    ///
    /// @param groupOf the group that a channel is shown in
    public HealthSummary summary(Function<ChannelId, String> groupOf) {
        var gathering =
                new HealthSummary.Gathering(measurements::of, measurements::failingSince, groupOf, clock.instant());
        measurements.eachPlayable(playable -> {
            if (shown.test(playable.channel())) gathering.offer(playable);
        });
        return gathering.summary();
    }

    /// How long quick looks at all streams that are due would take. One read of all of them: blocks.
    ///
    /// @param connections how many each provider's accounts allow together; 0 for what nobody knows
    public RoundPlan plan(Map<ProviderId, Integer> connections) {
        var streams = new HashMap<ProviderId, Integer>();
        for (var due : chosen(CheckScope.round()).choose()) streams.merge(due.provider(), 1, Integer::sum);
        return RoundPlan.of(streams, connections);
    }

    /// How many of each provider's streams played on the last days, as far as that was kept, the first day first.
    /// Blocks.
    ///
    /// @param days today among them
    public List<DayTally> trend(int days) {
        return measurements.days(today().minusDays(days - 1L)).stream()
                .map(one -> new DayTally(
                        one.day(), one.provider(), new StreamTally(one.playing(), one.failing(), one.untested())))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    }

    /// Keeps for the trend how all do now.
    private void keepToday() {
        var today = today();
        measurements.keep(summary(_ -> "").providers().entrySet().stream()
                .map(one -> new ProviderDay(
                        today,
                        one.getKey(),
                        one.getValue().playing(),
                        one.getValue().failing(),
                        one.getValue().untested()))
                .toList());
    }

    /// Tests that wait or run, and those for which there was no connection, until they are tried again.
    public LatestValue<Map<SourceId, TestState>> trials() {
        return testQueue.all();
    }

    /// Tests all streams of a channel that may be played, one after the other.
    ///
    /// @throws NoSuchElementException if there is no such channel
    public Job test(ChannelId channel) {
        var playableChannel = tuning(channel);
        return start(playableChannel, playableChannel.candidates());
    }

    /// Tests one stream of a channel; blocked ones are not tested.
    ///
    /// @throws NoSuchElementException if the channel has no such stream
    public Job test(ChannelId channel, SourceId source) {
        var playableChannel = tuning(channel);
        var one = playableChannel.candidates().stream()
                .filter(candidate -> candidate.source().equals(source))
                .toList();
        if (one.isEmpty()) throw new NoSuchElementException("no stream " + source + " in channel " + channel);
        return start(playableChannel, one);
    }

    /// A running channel shows that source: it plays. Returns at once.
    ///
    /// @param video as in [StreamInfo]; empty if not known, as the size is then 0
    public void plays(SourceId source, String video, int width, int height) {
        var now = clock.instant();
        var seen = new StreamInfo(now, Optional.empty(), Duration.ZERO, width, height, video, "", 0, 0);
        var before = measurements.of(source);
        boolean stale = before.isEmpty()
                || !before.get().works()
                || (height > 0 && height != before.get().height())
                || before.get().at().isBefore(now.minus(NEWS));
        if (stale) record(source, seen);
    }

    private void record(SourceId source, StreamInfo seen) {
        try {
            recording.execute(() -> measurements.add(source, seen));
        } catch (RejectedExecutionException _) {
            // Closed: what plays on for a moment is not recorded any more.
        }
    }

    /// What was found of a source, in one word. From memory.
    ///
    /// @param promised the height that its name says; 0 if it says none
    public StreamVerdict verdict(SourceId source, int promised) {
        return StreamVerdict.of(measurements.of(source), pictures.of(source), promised);
    }

    /// The newest pictures of streams.
    public StreamPictures pictures() {
        return pictures;
    }

    /// A running channel shows this picture. Returns at once; left out where too many wait.
    ///
    /// @param packets the program's tables and a keyframe
    public void shows(SourceId source, ChannelId channel, ProviderId provider, byte[] packets) {
        if (inspection.enter()) inspection.glance(source, channel, provider, packets);
    }

    /// Waits until what is being recorded is stored.
    @Override
    public void close() {
        inspection.close();
        recording.close();
    }

    private PlayableChannel tuning(ChannelId channel) {
        return tunings.apply(channel).orElseThrow(() -> new NoSuchElementException("no channel " + channel));
    }

    private Job start(PlayableChannel playableChannel, List<Candidate> candidates) {
        var key = "test " + playableChannel.channel() + " "
                + (candidates.size() == 1 ? candidates.getFirst().source() : "all");
        return jobs.start(
                key,
                Messages.of("health.test.title", playableChannel.name()),
                job -> run(job, playableChannel, candidates));
    }

    private void run(Job job, PlayableChannel playableChannel, List<Candidate> candidates) throws InterruptedException {
        testQueue.show(candidates, TestState.WAITING);
        int done = 0;
        int works = 0;
        int untested = 0;
        try {
            for (var candidate : candidates) {
                job.progress((double) done++ / candidates.size(), candidate.providerName() + " · " + candidate.name());
                var seen = streamTester.test(candidate, playableChannel.channel(), playableChannel.name());
                if (seen.isEmpty()) untested++;
                else if (seen.get().works()) works++;
                job.checkCancelled();
            }
        } finally {
            testQueue.remove(candidates);
        }
        job.progress(1, Messages.of("health.test.result", works, candidates.size(), untested));
    }

    /// Tests many streams on connections nobody needs: quick looks on all of them, measurements one at a time of each
    /// account. While a check of the same scope runs, that one is returned instead of a second.
    public HealthCheck check(CheckScope checkScope) {
        return check(
                checkScope, () -> new QuickLookRun.Limits(new AccountPace(0, BUSY_PATIENCE), () -> false, Instant.MAX));
    }

    /// Quick looks at all streams that are due, as gently as the settings say.
    ///
    /// @param until when the night is over
    HealthCheck round(HealthSettings healthSettings, Instant until) {
        BooleanSupplier paused = () ->
                healthSettings.pauseWhileWatching() && !watching.running().get().isEmpty();
        var night = Duration.between(clock.instant(), until);
        return check(
                CheckScope.round(),
                () -> new QuickLookRun.Limits(new AccountPace(healthSettings.budget(), night), paused, until));
    }

    private synchronized HealthCheck check(CheckScope checkScope, Supplier<QuickLookRun.Limits> limits) {
        checks.removeIf(one -> one.check.findings().isOver()
                && jobs.find(one.check.job().view().id()).isEmpty());
        for (var one : checks)
            if (one.scope.equals(checkScope) && !one.check.findings().isOver()) return one.check;
        var checkResults = new CheckResults();
        var title = Messages.of("health.check.title");
        var job = jobs.start("check " + ++lastCheck, title, started -> run(started, checkScope, limits, checkResults));
        var healthCheck = new HealthCheck(job, checkResults);
        checks.add(new Begun(checkScope, healthCheck));
        return healthCheck;
    }

    /// The check that runs as this job, or ended a moment ago.
    public synchronized Optional<HealthCheck> findCheck(long job) {
        return checks.stream()
                .map(Begun::check)
                .filter(healthCheck -> healthCheck.job().view().id() == job)
                .findFirst();
    }

    private TestPriority chosen(CheckScope checkScope) {
        var testPriority = new TestPriority(
                checkScope,
                measurements::of,
                measurements::failingSince,
                watching.running().get(),
                watching.preferred().get(),
                clock.instant());
        measurements.eachPlayable(playable -> {
            if (shown.test(playable.channel())) testPriority.offer(playable);
        });
        return testPriority;
    }

    private void run(Job job, CheckScope checkScope, Supplier<QuickLookRun.Limits> limits, CheckResults checkResults)
            throws InterruptedException {
        try {
            job.progress(Double.NaN, Messages.of("health.check.choosing"));
            var testPriority = chosen(checkScope);
            var streams = testPriority.choose();
            checkResults.plan(streams.size(), testPriority.left());
            var checkRun = new CheckRun(tunings, streamTester, testQueue, checkResults, job);
            switch (checkScope.depth()) {
                case MEASUREMENT -> checkRun.run(streams);
                case QUICK_LOOK -> new QuickLookRun(tunings, streamTester, checkRun, limits.get(), clock).run(streams);
            }
            keepToday();
        } finally {
            checkResults.end();
        }
        job.progress(1, CheckWords.of(checkResults.count()));
    }

    /// Says in one or two sentences what came of a check. Pure.
    private static final class CheckWords {
        private CheckWords() {}

        static String of(CheckResults.Count count) {
            if (count.planned() == 0) return Messages.of("health.check.nothing");
            int tested = count.done() - count.untested();
            var words = tested == 0
                    ? Messages.of("health.check.none", count.untested())
                    : Messages.of("health.check.result", count.works(), tested, count.untested());
            return count.left() == 0 ? words : words + " " + Messages.of("health.check.left", count.left());
        }
    }

    /// A running test of many streams.
    public record HealthCheck(Job job, CheckResults findings) {}
}
