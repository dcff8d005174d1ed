package tv.tributary.guide;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.Events;
import tv.tributary.event.Subscription;
import tv.tributary.guide.channel.LineupMatcher;
import tv.tributary.guide.channel.LineupMatcher.GuideCountry;
import tv.tributary.guide.channel.LineupMatcher.LineupChannel;
import tv.tributary.guide.channel.LineupMatcher.MatchedGuideChannel;
import tv.tributary.guide.generate.GeneratedGuide;
import tv.tributary.guide.generate.GeneratedGuideSettings;
import tv.tributary.guide.source.GuideSettings;
import tv.tributary.guide.source.GuideSources;
import tv.tributary.guide.source.GuideSync;
import tv.tributary.job.ComputePool;
import tv.tributary.job.Jobs;
import tv.tributary.job.Timetable;
import tv.tributary.model.ChannelId;
import tv.tributary.model.GuideChannel;
import tv.tributary.model.GuideChannelId;
import tv.tributary.model.GuideChoice.GuideChoices;
import tv.tributary.model.GuideSource;
import tv.tributary.model.GuideSourceId;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.net.Fetch;
import tv.tributary.store.Database;
import tv.tributary.store.GuideSourceStore;
import tv.tributary.store.GuideStore;

/// The programme guides: their sources, and which of their programmes belong to which channel. Thread-safe.
public final class Guide implements AutoCloseable {
    /// After a change of the line-up others follow soon.
    private static final Duration CALM = Duration.ofSeconds(3);

    private final GuideSources sources;
    private final GuideSync sync;
    private final GuideProgrammes programmes;
    private final LineupGuides guides;
    private final GuideMatches matches;
    private final Events events;
    private final InstantSource clock;
    private final ComputePool computing = new ComputePool();
    private final AtomicLong revision = new AtomicLong();
    private final Subscription keepingFresh;
    private volatile Instant matchDue = Instant.MAX;

    /// Everything the guide needs from other rooms.
    ///
    /// @param lineup all channels that clients get, asked for from a thread of its own
    /// @param choices what the user decided about guides
    /// @param providers settings of those that are not removed
    public record Surroundings(
            Supplier<List<LineupChannel>> lineup,
            LineupMatcher matcher,
            Supplier<GuideChoices> choices,
            Function<ProviderId, Optional<ProviderSettings>> providers,
            Supplier<GuideSettings> settings,
            Supplier<GeneratedGuideSettings> generated) {}

    /// Number of channels that clients get, and of those with a guide.
    public record Coverage(int channels, int covered) {}

    /// The times at which guides are read.
    public enum RefreshMode {
        /// Only when somebody asks for it.
        MANUAL,
        /// Also by itself, when a guide's time has come or the line-up has changed.
        SCHEDULED
    }

    public Guide(
            Database database,
            Fetch fetch,
            Jobs jobs,
            Events events,
            InstantSource clock,
            Surroundings surroundings,
            RefreshMode refreshMode) {
        var sourceStore = new GuideSourceStore(database);
        var store = new GuideStore(database);
        this.events = events;
        this.clock = clock;
        this.guides = new LineupGuides(
                sourceStore, store, surroundings.lineup(), surroundings.matcher(), surroundings.choices());
        this.matches = new GuideMatches(sourceStore, guides);
        this.sources = new GuideSources(sourceStore, clock, this::refresh);
        this.sync = new GuideSync(
                sources,
                sourceStore,
                store,
                fetch,
                surroundings.providers(),
                new GuideSync.Usage() {
                    @Override
                    public Map<GuideChannelId, Integer> of(GuideSource source, List<GuideChannel> channels) {
                        return guides.usage(source, channels);
                    }

                    @Override
                    public void published() {
                        refresh();
                    }
                },
                surroundings.settings(),
                jobs,
                computing,
                clock);
        this.programmes = new GuideProgrammes(guides, store, new GeneratedGuide(surroundings.generated()), clock);
        this.keepingFresh = refreshMode == RefreshMode.SCHEDULED ? keepFresh() : Subscription.none();
    }

    public GuideSources sources() {
        return sources;
    }

    public GuideSync sync() {
        return sync;
    }

    public GuideProgrammes programmes() {
        return programmes;
    }

    /// Which guide channels the channels have, for lists, search and review.
    public GuideMatches matches() {
        return matches;
    }

    /// The guide channels found for a channel, those of preferred sources first, suggested ones among them.
    public List<MatchedGuideChannel> matches(ChannelId channel) {
        return guides.current().byChannel().getOrDefault(channel, List.of());
    }

    /// All guide channels of all sources in use, for the user to choose from.
    public List<GuideChannel> channels() {
        return guides.current().stored().values().stream()
                .map(GuideStore.StoredChannel::channel)
                .toList();
    }

    /// Whether a guide was read that is in use.
    public boolean isInUse() {
        return sources.all().stream()
                .anyMatch(status -> status.source().settings().enabled() && status.programmes() > 0);
    }

    /// Whether there is anything to serve: a guide in use, or channels that get programmes without one. May
    /// take seconds after a change.
    public boolean hasProgrammes() {
        return isInUse() || programmes.areGenerated();
    }

    public Coverage coverage() {
        var now = guides.current();
        return new Coverage(now.lineup().size(), now.covered());
    }

    /// Grows with every change of what is served; for ETags.
    public long revision() {
        return revision.get();
    }

    /// The country of each source's channels; missing for those nobody knows it of. May take seconds after a
    /// change.
    public Map<GuideSourceId, GuideCountry> countries() {
        return guides.current().countries();
    }

    /// Has all channels matched again when somebody asks, and tells of it: after the line-up, a source or a
    /// decision about a match has changed.
    public void refresh() {
        guides.forget();
        revision.updateAndGet(before -> Math.max(before + 1, clock.millis()));
        events.publish(new Event.Changed(clock.instant(), Topic.GUIDE));
    }

    /// Reads the guides again when their time has come, and follows the line-up.
    private Subscription keepFresh() {
        var reading = Timetable.start("guide", clock, sync);
        var matching = Timetable.start("guide-match", clock, new Matching());
        var changes = events.subscribe(Event.Changed.class, changed -> {
            if (changed.topic() == Topic.CHANNELS) {
                matchDue = clock.instant().plus(CALM);
                matching.wake();
            } else if (changed.topic() == Topic.GUIDE) {
                reading.wake();
            }
        });
        return () -> {
            changes.close();
            reading.close();
            matching.close();
        };
    }

    /// Starts nothing more. Guides that are read are jobs and end with these.
    @Override
    public void close() {
        keepingFresh.close();
        computing.close();
    }

    /// Follows changes of the line-up, once they have calmed down.
    private final class Matching implements Timetable.Round {
        @Override
        public Optional<Instant> nextDue() {
            return Optional.of(matchDue).filter(due -> due.isBefore(Instant.MAX));
        }

        @Override
        public void run() {
            matchDue = Instant.MAX;
            refresh();
            guides.incomplete().forEach(sync::syncAgain);
        }
    }
}
