package tv.tributary.guide.source;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import tv.tributary.format.xmltv.XmltvSummary;
import tv.tributary.guide.source.GuideFetcher.FetchedGuide;
import tv.tributary.guide.source.GuideImport.Window;
import tv.tributary.guide.source.GuideSourceStatus.Result;
import tv.tributary.job.ComputePool;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.job.Timetable;
import tv.tributary.model.GuideChannel;
import tv.tributary.model.GuideChannelId;
import tv.tributary.model.GuideSource;
import tv.tributary.model.GuideSourceId;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.net.Fetch;
import tv.tributary.store.GuideSourceRow;
import tv.tributary.store.GuideSourceRow.LastImport;
import tv.tributary.store.GuideSourceRow.Mark;
import tv.tributary.store.GuideSourceStore;
import tv.tributary.store.GuideStore;
import tv.tributary.text.LocalizableMessage;
import tv.tributary.text.Messages;
import tv.tributary.text.UserMessage;

/// Reads guides, each as a visible job that can be cancelled. A guide that cannot be trusted never replaces
/// the old one, which is served until the new one is whole. Thread-safe.
public final class GuideSync implements Timetable.Round {
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(30);
    /// Clocks are put right by moments.
    private static final Duration SLACK = Duration.ofHours(1);
    /// Behind a guide's digest stands what was taken of it.
    private static final String TAKEN = "@";

    private final GuideSources sources;
    private final GuideSourceStore sourceStore;
    private final GuideStore store;
    private final GuideFetcher fetcher;
    private final Usage usage;
    private final Supplier<GuideSettings> settings;
    private final Jobs jobs;
    private final ComputePool computing;
    private final InstantSource clock;
    /// One guide at a time: each fills memory and the disk's time.
    private final Semaphore turn = new Semaphore(1, true);

    public GuideSync(
            GuideSources sources,
            GuideSourceStore sourceStore,
            GuideStore store,
            Fetch fetch,
            Function<ProviderId, Optional<ProviderSettings>> providers,
            Usage usage,
            Supplier<GuideSettings> settings,
            Jobs jobs,
            ComputePool computing,
            InstantSource clock) {
        this.sources = sources;
        this.sourceStore = sourceStore;
        this.store = store;
        this.fetcher = new GuideFetcher(fetch, providers);
        this.usage = usage;
        this.settings = settings;
        this.jobs = jobs;
        this.computing = computing;
        this.clock = clock;
    }

    /// Tells which channels of guides are used.
    public interface Usage {
        /// @param channels all that a guide has, in place of those it had before
        /// @return those whose programmes are to be stored, each with how many days of archive it has
        Map<GuideChannelId, Integer> of(GuideSource source, List<GuideChannel> channels);

        /// Called when another guide is served.
        void published();
    }

    /// Reads a guide if it has changed.
    ///
    /// @throws NoSuchElementException if the source is gone
    public Job sync(GuideSourceId id) {
        return start(id, Reading.IF_CHANGED);
    }

    /// Reads a guide though it may not have changed: other channels are used.
    ///
    /// @throws NoSuchElementException if the source is gone
    public Job syncAgain(GuideSourceId id) {
        return start(id, Reading.AGAIN);
    }

    /// Reads a guide in any case, and takes it though it has much less than the one in use.
    ///
    /// @throws NoSuchElementException if the source is gone
    public Job syncAnyway(GuideSourceId id) {
        return start(id, Reading.ANYWAY);
    }

    private enum Reading {
        IF_CHANGED,
        AGAIN,
        /// And without a look at how much it has.
        ANYWAY
    }

    private Job start(GuideSourceId id, Reading kind) {
        var row = sources.present(id).orElseThrow(() -> new NoSuchElementException("no guide source " + id));
        return jobs.start(
                "guide " + id, Messages.of("guide.import.title", row.source().name()), job -> {
                    job.progress(Double.NaN, Messages.of("guide.import.waiting"));
                    turn.acquire();
                    try {
                        new Run(row, job, kind).told();
                    } finally {
                        turn.release();
                    }
                });
    }

    @Override
    public Optional<Instant> nextDue() {
        return sources.present().stream().flatMap(row -> due(row).stream()).min(Instant::compareTo);
    }

    @Override
    public void run() {
        sources.purge();
        var now = clock.instant();
        for (var row : sources.present()) {
            if (due(row).filter(due -> !due.isAfter(now)).isPresent())
                sync(row.source().id());
        }
    }

    private Optional<Instant> due(GuideSourceRow row) {
        var every = row.source().settings().refreshEvery();
        if (!row.source().settings().enabled()) return Optional.empty();
        var last = row.last().at();
        if (last.isEmpty()) return Optional.of(row.created());
        if (every.isZero()) return Optional.empty();
        // The clock was wrong when it was read, or is now.
        if (last.get().isAfter(clock.instant().plus(SLACK))) return Optional.of(clock.instant());
        var result = GuideSources.status(row).result();
        var failed = result == Result.FAILED || result == Result.NEEDS_REVIEW;
        var wait = failed && every.compareTo(AFTER_FAILURE) > 0 ? AFTER_FAILURE : every;
        // Up to a twentieth more, so that many homes do not ask one server at the same second.
        var spread = Math.max(1, wait.toMillis() / 20);
        var jitter =
                Math.floorMod(last.get().toEpochMilli() * 31 + row.source().id().value(), spread);
        return Optional.of(last.get().plus(wait).plusMillis(jitter));
    }

    /// One reading of one guide.
    private final class Run {
        private final GuideSourceRow row;
        private final GuideSource source;
        private final Job job;
        private final Reading kind;
        private final Instant started = clock.instant();
        private final long nanos = System.nanoTime();

        Run(GuideSourceRow row, Job job, Reading kind) {
            this.row = row;
            this.source = row.source();
            this.job = job;
            this.kind = kind;
        }

        /// Stores how it failed, if it does.
        void told() throws Exception {
            try {
                read();
            } catch (UnusableGuide e) {
                report(e.result(), e.message());
                throw new Job.Failed(e.message(), e);
            } catch (CancellationException | InterruptedException e) {
                report(Result.CANCELLED, LocalizableMessage.of("guide.import.cancelled"));
                throw e;
            } catch (IOException | RuntimeException e) {
                if (job.cancelled()) report(Result.CANCELLED, LocalizableMessage.of("guide.import.cancelled"));
                else report(Result.FAILED, UserMessage.orUnexpected(e));
                throw e;
            }
        }

        private void read() throws Exception {
            job.progress(Double.NaN, Messages.of("guide.import.loading"));
            var fetched = fetcher.fetch(source, kind == Reading.IF_CHANGED ? known() : Mark.NONE, fraction -> {
                job.checkCancelled();
                job.progress(fraction * GuideImport.READING, Messages.of("guide.import.loading"));
            });
            if (fetched.isEmpty()) {
                report(Result.UNCHANGED, LocalizableMessage.of("guide.import.unchanged"));
                job.progress(1, Messages.of("guide.import.unchanged"));
                return;
            }
            try (var guide = fetched.get()) {
                computing.run(() -> {
                    take(guide);
                    return "";
                });
            }
        }

        /// What was taken, if the same would be taken of it today.
        private Mark known() {
            var digest = row.mark().digest();
            var behind = digest.indexOf(TAKEN);
            if (behind < 0) return Mark.NONE;
            var taken = digest.substring(behind);
            return taken.equals(taken(false)) || taken.equals(taken(true))
                    ? new Mark(row.mark().etag(), row.mark().lastModified(), digest.substring(0, behind))
                    : Mark.NONE;
        }

        /// The window that was taken of a guide; with today's date of one that reaches beyond it.
        private String taken(boolean beyond) {
            var days = settings.get();
            return TAKEN + days.daysBack() + "-" + days.daysAhead() + (beyond ? "-" + today() : "");
        }

        private void take(FetchedGuide guide) throws UnusableGuide, IOException {
            var reading = new GuideImport(store, source, guide, usage::of, job);
            var summary = reading.readChannels();
            GuideImport.check(summary);
            guard(summary);
            var window = new Window(
                    started, settings.get().daysBack(), settings.get().daysAhead());
            var importId = store.openImport(source.id());
            var published = false;
            try {
                var channels = reading.store(importId, window);
                job.checkCancelled();
                var mark = guide.mark();
                var digest = mark.digest() + taken(reading.reachesBeyondWindow());
                var used = (int)
                        channels.stream().filter(channel -> channel.kept()).count();
                var message = LocalizableMessage.of(
                        summary.shape() == XmltvSummary.Shape.TRUNCATED ? "guide.import.cut" : "guide.import.done",
                        summary.programmes(),
                        channels.size(),
                        used);
                store.publish(
                        source.id(),
                        importId,
                        channels,
                        new Mark(mark.etag(), mark.lastModified(), digest),
                        new LastImport(
                                Optional.of(started),
                                took(),
                                Result.DONE.name(),
                                channels.size(),
                                (int) summary.programmes(),
                                (int) summary.leftOutCount(),
                                message));
                published = true;
                usage.published();
                job.progress(1, message.words());
            } finally {
                if (!published) store.drop(importId);
            }
        }

        /// A guide that lost a third of its programmes does not replace one that still has some to come.
        private void guard(XmltvSummary summary) throws UnusableGuide {
            var before = row.last().programmes();
            if (kind == Reading.ANYWAY || summary.programmes() * 3 >= before * 2L || row.liveImport() == 0) return;
            if (store.lastStop(row.liveImport())
                    .filter(stop -> stop.isAfter(started))
                    .isEmpty()) return;
            throw new UnusableGuide(
                    summary.shape() == XmltvSummary.Shape.TRUNCATED ? GuideFault.TRUNCATED : GuideFault.SHRUNK,
                    before,
                    summary.programmes());
        }

        private void report(Result result, LocalizableMessage message) {
            var last = row.last();
            sourceStore.report(
                    source.id(),
                    new LastImport(
                            Optional.of(started),
                            took(),
                            result.name(),
                            last.channels(),
                            last.programmes(),
                            last.leftOut(),
                            message));
        }

        private Duration took() {
            return Duration.ofNanos(System.nanoTime() - nanos);
        }

        private LocalDate today() {
            return LocalDate.ofInstant(started, ZoneOffset.UTC);
        }
    }
}
