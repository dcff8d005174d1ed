package tv.tributary.health;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import tv.tributary.format.ts.Aligner;
import tv.tributary.model.Candidate;
import tv.tributary.model.Trouble;
import tv.tributary.model.Vitals;
import tv.tributary.upstream.Upstream;
import tv.tributary.upstream.Upstreams;
import tv.tributary.upstream.account.Claim;
import tv.tributary.upstream.account.Unusable;
import tv.tributary.upstream.account.Use;

/// Plays a source for some seconds to nobody, on a connection that is free and is given back at once when somebody
/// needs it. Blocking; an interrupt ends it. Thread-safe.
final class Probe {
    /// What is measured, by the stream's own clock.
    private static final Duration ENOUGH = Duration.ofSeconds(5);
    /// What a source may deliver of the time that goes by before it is too slow to watch.
    private static final double LEAST_PACE = 0.7;
    /// In a few seconds: more is no accident.
    private static final int GAPS = 40;

    /// How long to be patient.
    ///
    /// @param opening until it is open, and until the first picture
    /// @param watching after the first picture
    record Patience(Duration opening, Duration watching) {}

    private final Upstreams upstreams;
    private final InstantSource clock;
    private final Patience patience;

    Probe(Upstreams upstreams, InstantSource clock, Patience patience) {
        this.upstreams = upstreams;
        this.clock = clock;
        this.patience = patience;
    }

    /// @param words what it is for, as the household calls it
    /// @return empty if there was no free connection, or it was needed before enough was seen
    Optional<Vitals> test(Candidate candidate, String words) throws InterruptedException {
        long began = System.nanoTime();
        try (var open = upstreams.open(candidate, Claim.of(Use.PROBE, words), patience.opening())) {
            return watch(open, began);
        } catch (Unusable e) {
            if (Thread.interrupted()) throw new InterruptedException();
            boolean none = e.trouble() == Trouble.NO_SLOT || e.trouble() == Trouble.TAKEN;
            return none ? Optional.empty() : Optional.of(Vitals.failing(clock.instant(), e.trouble()));
        }
    }

    private Optional<Vitals> watch(Upstream open, long began) throws Unusable, InterruptedException {
        var end = new End(open);
        open.slot().whenTaken(_ -> end.come(End.Why.TAKEN));
        var alarm = Thread.ofVirtual().name("probe-limit").start(() -> {
            try {
                Thread.sleep(patience.opening());
                end.come(End.Why.LATE);
            } catch (InterruptedException _) {
                // It was in time.
            }
        });
        try {
            return Optional.of(measure(open, began, alarm));
        } catch (Unusable e) {
            return switch (end.why()) {
                case TAKEN -> Optional.empty();
                case LATE -> Optional.of(Vitals.failing(clock.instant(), Trouble.NO_PICTURE));
                case NONE -> throw e;
            };
        } finally {
            alarm.interrupt();
        }
    }

    /// Reads until enough was seen, or the time is over.
    private Vitals measure(Upstream open, long began, Thread alarm) throws Unusable, InterruptedException {
        var gauge = new Gauge();
        var aligner = new Aligner();
        var bytes = new byte[1 << 16];
        long started = 0;
        while (true) {
            if (Thread.interrupted()) throw new InterruptedException();
            int got = open.read(bytes, 0);
            int length = aligner.take(bytes, 0, got);
            gauge.take(aligner.packets(), length);
            if (!gauge.started()) continue;
            long now = System.nanoTime();
            if (started == 0) started = now;
            alarm.interrupt();
            var watched = Duration.ofNanos(now - started);
            boolean done = gauge.span().compareTo(ENOUGH) >= 0 || watched.compareTo(patience.watching()) >= 0;
            if (done) return judged(gauge, Duration.ofMillis((started - began) / 1_000_000), watched);
        }
    }

    private Vitals judged(Gauge gauge, Duration start, Duration watched) {
        var seen = gauge.vitals(clock.instant(), start);
        boolean slow =
                gauge.span().toNanos() < LEAST_PACE * watched.toNanos() && watched.compareTo(patience.watching()) >= 0;
        if (slow) return troubled(seen, Trouble.TOO_SLOW);
        return gauge.gaps() >= GAPS ? troubled(seen, Trouble.DAMAGED) : seen;
    }

    private static Vitals troubled(Vitals seen, Trouble why) {
        return Vitals.failing(seen.at(), why).over(seen);
    }
}
