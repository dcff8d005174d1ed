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
    /// The same where the picture or the sound is suspicious: longer than films are silent, or dark, without a reason.
    private static final Duration LONG_LOOK = Duration.ofSeconds(20);
    /// So many times as long it may take then.
    private static final int LONGER = 4;
    /// So long a quick look waits for its picture to be whole.
    private static final Duration WHOLE = Duration.ofMillis(300);
    /// The least share of real time that a source must deliver to be watchable.
    private static final double LEAST_PACE = 0.7;
    /// In a few seconds: more is no accident.
    private static final int GAPS = 40;

    /// The time limits of a probe.
    ///
    /// @param opening until it is open, and until the first picture
    /// @param watching after the first picture
    /// @param quickLook after which a quick look is over, whatever it has seen
    record Patience(Duration opening, Duration watching, Duration quickLook) {}

    /// What came of a quick look.
    sealed interface QuickLook {
        /// It plays, or surely does not.
        record Seen(StreamInfo streamInfo) implements QuickLook {}

        /// Nothing that says so in such a short time: it may be slow, or out of order for a moment.
        record Undecided() implements QuickLook {}

        /// The provider sends no more streams to this account just now; that says nothing of the source.
        ///
        /// @param retryAfter as the provider says, if it does
        record TooMany(Optional<Duration> retryAfter) implements QuickLook {}

        /// There was none, or it was needed for somebody who watches.
        record NoConnection() implements QuickLook {}
    }

    /// What came of a test.
    ///
    /// @param findings what its picture showed; nothing if none could be decoded
    /// @param packets what was read of it, to make a picture of
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Tested(StreamInfo seen, PictureFindings findings, byte[] packets) {
        static final PictureFindings NOTHING = PictureFindings.of(new byte[0], new byte[0]);

        private Tested unsure() {
            return new Tested(seen, findings.unsure(), packets);
        }

        private static Tested of(StreamInfo seen) {
            return new Tested(seen, NOTHING, new byte[0]);
        }
    }

    private final Upstreams upstreams;
    private final InstantSource clock;
    private final Patience patience;
    private final PictureInspection inspection;

    Probe(Upstreams upstreams, InstantSource clock, Patience patience, PictureInspection inspection) {
        this.upstreams = upstreams;
        this.clock = clock;
        this.patience = patience;
        this.inspection = inspection;
    }

    /// @param words what it is for, as the household calls it
    /// @return empty if there was no free connection, or it was needed before enough was seen
    Optional<Tested> test(Candidate candidate, String words) throws InterruptedException {
        long began = System.nanoTime();
        try (var open = upstreams.open(candidate, SlotRequest.of(Priority.PROBE, words), patience.opening())) {
            return watch(open, began, patience, new StreamSample(StreamSample.SECONDS));
        } catch (UpstreamException e) {
            if (Thread.interrupted()) throw new InterruptedException();
            boolean none = e.trouble() == FailureReason.NO_SLOT || e.trouble() == FailureReason.TAKEN;
            return none ? Optional.empty() : Optional.of(Tested.of(StreamInfo.failing(clock.instant(), e.trouble())));
        }
    }

    /// Opens a source until its tables and a key frame are there, for as long as a quick look may take: whether it
    /// plays, and in
    /// which size, not how well.
    ///
    /// @param words what it is for, as the household calls it
    /// @param sample gets what is read of it
    QuickLook quickLook(Candidate candidate, String words, StreamSample sample) throws InterruptedException {
        long began = System.nanoTime();
        try (var open = upstreams.open(candidate, SlotRequest.of(Priority.PROBE, words), patience.quickLook())) {
            var left = patience.quickLook().minusNanos(System.nanoTime() - began);
            if (!left.isPositive()) return new QuickLook.Undecided();
            return watch(open, began, new Patience(left, Duration.ZERO, left), sample)
                    .map(Tested::seen)
                    .map(seen -> seen.trouble().map(this::quickVerdict).orElseGet(() -> new QuickLook.Seen(seen)))
                    .orElseGet(QuickLook.NoConnection::new);
        } catch (UpstreamException e) {
            if (Thread.interrupted()) throw new InterruptedException();
            return e.meansTooMany() ? new QuickLook.TooMany(e.retryAfter()) : quickVerdict(e.trouble());
        }
    }

    /// What such a short time can tell of a stream that did not play in it.
    private QuickLook quickVerdict(FailureReason why) {
        return switch (why) {
            case NO_SLOT, TAKEN -> new QuickLook.NoConnection();
            case STALLED, ENDED, NO_PICTURE, FAILED, FFMPEG_ERROR, TOO_SLOW, DAMAGED -> new QuickLook.Undecided();
            default -> new QuickLook.Seen(StreamInfo.failing(clock.instant(), why));
        };
    }

    private Optional<Tested> watch(Upstream open, long began, Patience patience, StreamSample sample)
            throws UpstreamException, InterruptedException {
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
            return Optional.of(measure(open, began, alarm, patience, sample));
        } catch (UpstreamException e) {
            return switch (probeCancellation.why()) {
                case TAKEN -> Optional.empty();
                case LATE -> Optional.of(Tested.of(StreamInfo.failing(clock.instant(), FailureReason.NO_PICTURE)));
                case NONE -> throw e;
            };
        } finally {
            alarm.interrupt();
        }
    }

    /// Reads until enough was seen, or the time is over; longer where the picture or the sound is suspicious.
    private Tested measure(Upstream open, long began, Thread alarm, Patience patience, StreamSample sample)
            throws UpstreamException, InterruptedException {
        var bitrateMeter = new BitrateMeter();
        var aligner = new Aligner();
        var bytes = new byte[1 << 16];
        long started = 0;
        Optional<Tested> first = Optional.empty();
        boolean quick = patience.watching().isZero();
        while (true) {
            if (Thread.interrupted()) throw new InterruptedException();
            int got;
            try {
                got = open.read(bytes, 0);
            } catch (UpstreamException e) {
                // It was measured; of its picture is known only what a few seconds showed.
                if (first.isPresent()) return first.get().unsure();
                throw e;
            }
            int length = aligner.take(bytes, 0, got);
            bitrateMeter.take(aligner.packets(), length);
            sample.take(aligner.packets(), length);
            if (bitrateMeter.scrambled()) throw new UpstreamException(FailureReason.SCRAMBLED);
            if (!bitrateMeter.started()) continue;
            long now = System.nanoTime();
            if (started == 0) started = now;
            alarm.interrupt();
            var watched = Duration.ofNanos(now - started);
            if (first.isPresent()) {
                if (bitrateMeter.span().compareTo(LONG_LOOK) < 0
                        && watched.compareTo(patience.watching().multipliedBy(LONGER)) < 0) continue;
                var later = inspection.findings(sample.bytes());
                return new Tested(first.get().seen(), first.get().findings().and(later), sample.bytes());
            }
            // A picture is whole where the next one begins.
            boolean done = quick
                    ? !sample.isWanted() || bitrateMeter.span().isPositive() || watched.compareTo(WHOLE) >= 0
                    : bitrateMeter.span().compareTo(ENOUGH) >= 0 || watched.compareTo(patience.watching()) >= 0;
            if (!done) continue;
            var start = Duration.ofMillis((started - began) / 1_000_000);
            if (quick) return Tested.of(bitrateMeter.vitals(clock.instant(), start));
            var seen = judged(bitrateMeter, start, watched);
            var findings = inspection.findings(sample.bytes());
            var tested = new Tested(seen, findings, sample.bytes());
            if (!seen.works() || !findings.isSuspicious()) return tested;
            first = Optional.of(tested);
            sample.restart();
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
