package tv.tributary.health;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import tv.tributary.format.ts.Aligner;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.model.StreamInfo;
import tv.tributary.upstream.Upstream;
import tv.tributary.upstream.Upstreams;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.SlotRequest.Priority;
import tv.tributary.upstream.account.UpstreamException;

/// Plays a source for a few seconds without a viewer, on a free connection that is released at once when it is needed.
/// Blocking; an interrupt ends it. Thread-safe.
final class Probe {
    /// The length of the measurement, by the stream's own clock.
    private static final Duration ENOUGH = Duration.ofSeconds(5);
    /// The least share of real time that a source must deliver to be watchable.
    private static final double LEAST_PACE = 0.7;
    /// In a few seconds: more is no accident.
    private static final int GAPS = 40;

    /// The time limits of a probe.
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
    Optional<StreamInfo> test(Candidate candidate, String words) throws InterruptedException {
        long began = System.nanoTime();
        try (var open = upstreams.open(candidate, SlotRequest.of(Priority.PROBE, words), patience.opening())) {
            return watch(open, began);
        } catch (UpstreamException e) {
            if (Thread.interrupted()) throw new InterruptedException();
            boolean none = e.trouble() == FailureReason.NO_SLOT || e.trouble() == FailureReason.TAKEN;
            return none ? Optional.empty() : Optional.of(StreamInfo.failing(clock.instant(), e.trouble()));
        }
    }

    private Optional<StreamInfo> watch(Upstream open, long began) throws UpstreamException, InterruptedException {
        var probeCancellation = new ProbeCancellation(open);
        open.slot().whenTaken(_ -> probeCancellation.come(ProbeCancellation.Why.TAKEN));
        var alarm = Thread.ofVirtual().name("probe-limit").start(() -> {
            try {
                Thread.sleep(patience.opening());
                probeCancellation.come(ProbeCancellation.Why.LATE);
            } catch (InterruptedException _) {
                // It was in time.
            }
        });
        try {
            return Optional.of(measure(open, began, alarm));
        } catch (UpstreamException e) {
            return switch (probeCancellation.why()) {
                case TAKEN -> Optional.empty();
                case LATE -> Optional.of(StreamInfo.failing(clock.instant(), FailureReason.NO_PICTURE));
                case NONE -> throw e;
            };
        } finally {
            alarm.interrupt();
        }
    }

    /// Reads until enough was seen, or the time is over.
    private StreamInfo measure(Upstream open, long began, Thread alarm) throws UpstreamException, InterruptedException {
        var bitrateMeter = new BitrateMeter();
        var aligner = new Aligner();
        var bytes = new byte[1 << 16];
        long started = 0;
        while (true) {
            if (Thread.interrupted()) throw new InterruptedException();
            int got = open.read(bytes, 0);
            int length = aligner.take(bytes, 0, got);
            bitrateMeter.take(aligner.packets(), length);
            if (bitrateMeter.scrambled()) throw new UpstreamException(FailureReason.SCRAMBLED);
            if (!bitrateMeter.started()) continue;
            long now = System.nanoTime();
            if (started == 0) started = now;
            alarm.interrupt();
            var watched = Duration.ofNanos(now - started);
            boolean done = bitrateMeter.span().compareTo(ENOUGH) >= 0 || watched.compareTo(patience.watching()) >= 0;
            if (done) return judged(bitrateMeter, Duration.ofMillis((started - began) / 1_000_000), watched);
        }
    }

    private StreamInfo judged(BitrateMeter bitrateMeter, Duration start, Duration watched) {
        var seen = bitrateMeter.vitals(clock.instant(), start);
        boolean slow = bitrateMeter.span().toNanos() < LEAST_PACE * watched.toNanos()
                && watched.compareTo(patience.watching()) >= 0;
        if (slow) return troubled(seen, FailureReason.TOO_SLOW);
        return bitrateMeter.gaps() >= GAPS ? troubled(seen, FailureReason.DAMAGED) : seen;
    }

    private static StreamInfo troubled(StreamInfo seen, FailureReason why) {
        return StreamInfo.failing(seen.at(), why).over(seen);
    }

    /// Ends a test from another thread, and remembers why. The first reason counts. Thread-safe.
    private static final class ProbeCancellation {
        enum Why {
            /// Nobody ended it.
            NONE,
            /// Its connection is needed.
            TAKEN,
            /// No picture came in time.
            LATE
        }

        private final Upstream upstream;
        private Why why = Why.NONE;

        ProbeCancellation(Upstream upstream) {
            this.upstream = upstream;
        }

        void come(Why reason) {
            synchronized (this) {
                if (why == Why.NONE) why = reason;
            }
            upstream.close();
        }

        synchronized Why why() {
            return why;
        }
    }
}
