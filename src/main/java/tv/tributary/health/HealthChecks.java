package tv.tributary.health;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.event.Latest;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;
import tv.tributary.model.Tuning;
import tv.tributary.model.Vitals;
import tv.tributary.store.VitalsStore;
import tv.tributary.text.Messages;
import tv.tributary.upstream.Upstreams;

/// What is known of sources' health, and tests that find out. Thread-safe.
public final class HealthChecks {
    private static final Logger log = LoggerFactory.getLogger(HealthChecks.class);
    private static final Probe.Patience PATIENCE = new Probe.Patience(Duration.ofSeconds(12), Duration.ofSeconds(6));
    /// What is seen again and again is written down as often as this.
    private static final Duration NEWS = Duration.ofMinutes(30);

    private final VitalsStore store;
    private final Function<ChannelId, Optional<Tuning>> tunings;
    private final Predicate<SourceId> onAir;
    private final Jobs jobs;
    private final InstantSource clock;
    private final Probe probe;
    private final Known known;
    private final Latest<Map<SourceId, Trial>> trials = new Latest<>(Map.of());

    /// @param tunings what it takes to play a channel
    /// @param onAir whether viewers see that source just now: it needs no test
    public HealthChecks(
            VitalsStore store,
            Upstreams upstreams,
            Function<ChannelId, Optional<Tuning>> tunings,
            Predicate<SourceId> onAir,
            Jobs jobs,
            InstantSource clock) {
        this(store, upstreams, tunings, onAir, jobs, clock, PATIENCE);
    }

    HealthChecks(
            VitalsStore store,
            Upstreams upstreams,
            Function<ChannelId, Optional<Tuning>> tunings,
            Predicate<SourceId> onAir,
            Jobs jobs,
            InstantSource clock,
            Probe.Patience patience) {
        this.store = store;
        this.tunings = tunings;
        this.onAir = onAir;
        this.jobs = jobs;
        this.clock = clock;
        this.probe = new Probe(upstreams, clock, patience);
        this.known = new Known(store.all());
    }

    /// What was seen of a source. From memory.
    public Optional<Vitals> of(SourceId source) {
        return known.of(source);
    }

    /// Tests that wait or run, and those for which there was no connection, until they are tried again.
    public Latest<Map<SourceId, Trial>> trials() {
        return trials;
    }

    /// Tests all streams of a channel that may be played, one after the other.
    ///
    /// @throws NoSuchElementException if there is no such channel
    public Job test(ChannelId channel) {
        var tuning = tuning(channel);
        return start(tuning, tuning.candidates());
    }

    /// Tests one stream of a channel; blocked ones are not tested.
    ///
    /// @throws NoSuchElementException if the channel has no such stream
    public Job test(ChannelId channel, SourceId source) {
        var tuning = tuning(channel);
        var one = tuning.candidates().stream()
                .filter(candidate -> candidate.source().equals(source))
                .toList();
        if (one.isEmpty()) throw new NoSuchElementException("no stream " + source + " in channel " + channel);
        return start(tuning, one);
    }

    /// A running channel shows that source: it plays. Returns at once.
    ///
    /// @param video as in [Vitals]; empty if not known, as the size is then 0
    public void plays(SourceId source, String video, int width, int height) {
        var now = clock.instant();
        var seen = new Vitals(now, Optional.empty(), Duration.ZERO, width, height, video, "", 0, 0);
        var before = known.of(source);
        boolean stale = before.isEmpty()
                || !before.get().works()
                || (height > 0 && height != before.get().height())
                || before.get().at().isBefore(now.minus(NEWS));
        if (stale) Thread.ofVirtual().name("vitals").start(() -> remember(source, seen));
    }

    private Tuning tuning(ChannelId channel) {
        return tunings.apply(channel).orElseThrow(() -> new NoSuchElementException("no channel " + channel));
    }

    private Job start(Tuning tuning, List<Candidate> candidates) {
        var key = "test " + tuning.channel() + " "
                + (candidates.size() == 1 ? candidates.getFirst().source() : "all");
        return jobs.start(key, Messages.of("health.test.title", tuning.name()), job -> run(job, tuning, candidates));
    }

    private void run(Job job, Tuning tuning, List<Candidate> candidates) throws InterruptedException {
        show(candidates, Trial.WAITING);
        int done = 0;
        int works = 0;
        int untested = 0;
        try {
            for (var candidate : candidates) {
                job.progress((double) done++ / candidates.size(), candidate.providerName() + " · " + candidate.name());
                test(candidate, tuning.name());
                if (trials.get().containsKey(candidate.source())) untested++;
                else if (of(candidate.source()).filter(Vitals::works).isPresent()) works++;
                job.checkCancelled();
            }
        } finally {
            forget(candidates);
        }
        job.progress(1, Messages.of("health.test.result", works, candidates.size(), untested));
    }

    private void test(Candidate candidate, String channel) throws InterruptedException {
        var source = candidate.source();
        show(List.of(candidate), Trial.RUNNING);
        if (onAir.test(source)) {
            tell(source, Vitals.playing(clock.instant()));
            return;
        }
        var seen = probe.test(candidate, Messages.of("health.test.title", channel));
        if (seen.isPresent()) tell(source, seen.get());
        else show(List.of(candidate), Trial.NO_CONNECTION);
    }

    private void tell(SourceId source, Vitals seen) {
        // First what it came to, then that it is over: nobody must see neither.
        remember(source, seen);
        change(now -> now.remove(source));
    }

    private void remember(SourceId source, Vitals seen) {
        var whole = known.take(source, seen);
        try {
            store.put(source, whole);
        } catch (RuntimeException e) {
            // It is in memory, and will be seen again.
            log.warn("what was seen of source {} could not be stored", source, e);
        }
    }

    private void show(List<Candidate> candidates, Trial trial) {
        change(now -> candidates.forEach(candidate -> now.put(candidate.source(), trial)));
    }

    /// What was begun and is over without a result.
    private void forget(List<Candidate> candidates) {
        change(now -> candidates.forEach(candidate -> {
            if (now.get(candidate.source()) != Trial.NO_CONNECTION) now.remove(candidate.source());
        }));
    }

    private interface Change {
        void to(Map<SourceId, Trial> now);
    }

    private synchronized void change(Change change) {
        var next = new HashMap<>(trials.get());
        change.to(next);
        trials.set(Map.copyOf(next));
    }
}
