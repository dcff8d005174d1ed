package tv.tributary.health;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
    private static final Probe.Patience PATIENCE = new Probe.Patience(Duration.ofSeconds(12), Duration.ofSeconds(6));
    /// What is seen again and again is written down as often as this.
    private static final Duration NEWS = Duration.ofMinutes(30);

    private final VitalsStore store;
    private final Function<ChannelId, Optional<Tuning>> tunings;
    private final Supplier<Set<ChannelId>> running;
    private final Jobs jobs;
    private final InstantSource clock;
    private final Known known;
    private final Trials trials = new Trials();
    private final Tester tester;
    private final List<Begun> checks = new ArrayList<>();
    private long lastCheck;

    private record Begun(Scope scope, Check check) {}

    /// @param tunings what it takes to play a channel
    /// @param onAir whether viewers see that source just now: it needs no test
    /// @param running the channels that play now
    public HealthChecks(
            VitalsStore store,
            Upstreams upstreams,
            Function<ChannelId, Optional<Tuning>> tunings,
            Predicate<SourceId> onAir,
            Supplier<Set<ChannelId>> running,
            Jobs jobs,
            InstantSource clock) {
        this(store, upstreams, tunings, onAir, running, jobs, clock, PATIENCE);
    }

    HealthChecks(
            VitalsStore store,
            Upstreams upstreams,
            Function<ChannelId, Optional<Tuning>> tunings,
            Predicate<SourceId> onAir,
            Supplier<Set<ChannelId>> running,
            Jobs jobs,
            InstantSource clock,
            Probe.Patience patience) {
        this.store = store;
        this.tunings = tunings;
        this.running = running;
        this.jobs = jobs;
        this.clock = clock;
        this.known = new Known(store.all());
        this.tester = new Tester(new Probe(upstreams, clock, patience), onAir, clock, known, store, trials);
    }

    /// What was seen of a source. From memory.
    public Optional<Vitals> of(SourceId source) {
        return known.of(source);
    }

    /// Tests that wait or run, and those for which there was no connection, until they are tried again.
    public Latest<Map<SourceId, Trial>> trials() {
        return trials.all();
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
        if (stale) Thread.ofVirtual().name("vitals").start(() -> tester.remember(source, seen));
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
        trials.show(candidates, Trial.WAITING);
        int done = 0;
        int works = 0;
        int untested = 0;
        try {
            for (var candidate : candidates) {
                job.progress((double) done++ / candidates.size(), candidate.providerName() + " · " + candidate.name());
                var seen = tester.test(candidate, tuning.name());
                if (seen.isEmpty()) untested++;
                else if (seen.get().works()) works++;
                job.checkCancelled();
            }
        } finally {
            trials.forget(candidates);
        }
        job.progress(1, Messages.of("health.test.result", works, candidates.size(), untested));
    }

    /// Tests many streams, of each account one at a time, on connections nobody needs. While a check of the same scope
    /// runs, that one is returned instead of a second.
    public synchronized Check check(Scope scope) {
        checks.removeIf(one -> one.check.findings().isOver()
                && jobs.find(one.check.job().view().id()).isEmpty());
        for (var one : checks)
            if (one.scope.equals(scope) && !one.check.findings().isOver()) return one.check;
        var findings = new Findings();
        var title = Messages.of("health.check.title");
        var job = jobs.start("check " + ++lastCheck, title, started -> run(started, scope, findings));
        var check = new Check(job, findings);
        checks.add(new Begun(scope, check));
        return check;
    }

    /// The check that runs as this job, or ended a moment ago.
    public synchronized Optional<Check> findCheck(long job) {
        return checks.stream()
                .map(Begun::check)
                .filter(check -> check.job().view().id() == job)
                .findFirst();
    }

    private void run(Job job, Scope scope, Findings findings) throws InterruptedException {
        try {
            job.progress(Double.NaN, Messages.of("health.check.choosing"));
            var triage = new Triage(scope, known::of, running.get(), clock.instant());
            store.eachPlayable(triage::offer);
            var streams = triage.choose();
            findings.plan(streams.size(), triage.left());
            new Round(tunings, tester, trials, findings, job).run(streams);
        } finally {
            findings.end();
        }
        job.progress(1, CheckWords.of(findings.count()));
    }
}
