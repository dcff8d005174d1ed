package tv.tributary.relay.live;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import tv.tributary.event.Events;
import tv.tributary.event.Latest;
import tv.tributary.event.Subscription;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.PlayableChannel;
import tv.tributary.model.SourceId;
import tv.tributary.relay.probe.KeyframeSample;
import tv.tributary.upstream.Upstreams;

/// The running channels: at most one feed per channel, started by its first viewer. Thread-safe.
public final class Feeds implements AutoCloseable {
    /// How long a channel that ends may take to give its connection back.
    private static final Duration LONGEST_END = Duration.ofSeconds(3);

    private final Candidates candidates;
    private final Upstreams upstreams;
    private final Events events;
    private final InstantSource clock;
    private final Latest<RelaySettings> settings;
    private final Throttle throttle;
    private final Map<ChannelId, Feed> running = new ConcurrentHashMap<>();
    private final Known known = new Known();
    private volatile boolean closed;

    public Feeds(
            Candidates candidates,
            Upstreams upstreams,
            Events events,
            InstantSource clock,
            Latest<RelaySettings> settings) {
        this.candidates = candidates;
        this.upstreams = upstreams;
        this.events = events;
        this.clock = clock;
        this.settings = settings;
        this.throttle = new Throttle(settings);
    }

    /// Waits until the channel plays; see [tv.tributary.relay.Relay#join].
    public Admission join(ChannelId channel, Arrival arrival, Lane lane, Outlet outlet) throws InterruptedException {
        return come(
                channel,
                arrival,
                feed -> feed.audience().admit(arrival, lane, outlet),
                Admission.Unknown::new,
                Admission.Refused::new);
    }

    /// Waits until the channel plays, like [#join], and gives a seat to one who comes for one piece after another:
    /// that keeps it open until they leave it, or it is taken away from them.
    public Attendance attend(ChannelId channel, Who who) throws InterruptedException {
        var arrival = Arrival.of(who);
        return come(
                channel,
                arrival,
                feed -> feed.audience().attend(arrival),
                Attendance.Unknown::new,
                Attendance.Refused::new);
    }

    /// How one who has come is let in.
    @FunctionalInterface
    private interface Entrance<T> {
        T enter(Feed feed) throws InterruptedException;
    }

    private <T> T come(
            ChannelId channel,
            Arrival arrival,
            Entrance<T> entrance,
            Supplier<T> unknown,
            Function<FailureReason, T> refused)
            throws InterruptedException {
        while (!closed) {
            var feed = running.get(channel);
            if (feed == null) {
                var tuning = candidates.of(channel);
                if (tuning.isEmpty()) return unknown.get();
                feed = running.computeIfAbsent(channel, _ -> start(tuning.get(), arrival));
            }
            if (feed.audience().expect(arrival)) return entrance.enter(feed);
            // Its old connection must be gone before a new one is opened.
            feed.audience().awaitEnd(LONGEST_END);
        }
        return refused.apply(FailureReason.ENDED);
    }

    /// A running channel's packets for one who counts for nobody, and who is sent away only when the coding changes,
    /// when it is too slow, or when the channel ends. It starts, as soon as there is such a place, at the newest
    /// keyframe held that is at least so old, or else at the oldest. Empty if the channel does not run.
    ///
    /// @param from nothing before that place, such as [OnAir#from]; 0 for wherever it may be
    public Optional<Viewer> tap(ChannelId channel, Duration behind, long from, Lane lane, Outlet outlet) {
        return Optional.ofNullable(running.get(channel))
                .filter(f -> !f.closed())
                .map(f -> f.audience().guests().tap(lane, outlet, f.ring(), behind, from));
    }

    /// What a running channel shows; empty as long as it shows nothing.
    public Optional<OnAir> onAir(ChannelId channel) {
        return Optional.ofNullable(running.get(channel))
                .map(f -> f.onAir().get())
                .filter(air -> air.turn() > 0);
    }

    /// Tells what a running channel shows, now and whenever that changes, on a thread of its own.
    public Subscription onAir(ChannelId channel, Consumer<OnAir> told) {
        return Optional.ofNullable(running.get(channel))
                .map(f -> f.onAir().follow(told))
                .orElse(Subscription.none());
    }

    private Feed start(PlayableChannel playableChannel, Arrival first) {
        var channel = playableChannel.channel();
        var feed = new Feed(
                channel,
                playableChannel.name(),
                first,
                events,
                clock,
                settings,
                throttle,
                f -> running.remove(channel, f));
        feed.start(new Pump(feed, playableChannel, candidates, known, upstreams, settings));
        return feed;
    }

    /// From now on tells of every source that goes on air.
    public void tell(Spotter spotter) {
        known.tell(spotter);
    }

    public List<FeedView> views() {
        return running.values().stream()
                .flatMap(f -> f.view().stream())
                .sorted(Comparator.comparing(FeedView::since))
                .toList();
    }

    public void disconnect(long viewer) {
        for (var feed : running.values()) {
            if (feed.audience().guests().disconnect(viewer)) return;
        }
    }

    /// See [tv.tributary.relay.Relay#switchTo].
    public void switchTo(ChannelId channel, SourceId source) {
        wish(channel, new Wishes.This(source));
    }

    /// See [tv.tributary.relay.Relay#switchNow].
    public void switchNow(ChannelId channel) {
        wish(channel, new Wishes.Other());
    }

    /// See [tv.tributary.relay.Relay#doubt].
    public void doubt(ChannelId channel, SourceId source, FailureReason why) {
        wish(channel, new Wishes.Doubt(source, why));
    }

    /// What the channels show that are watched and have another source.
    public List<KeyframeSample> scenes() {
        return running.values().stream().flatMap(f -> f.scene().stream()).toList();
    }

    private void wish(ChannelId channel, Wishes.Wish wish) {
        var feed = running.get(channel);
        if (feed != null) feed.wish(wish);
    }

    @Override
    public void close() {
        closed = true;
        var feeds = List.copyOf(running.values());
        feeds.forEach(Feed::stop);
        try {
            for (var feed : feeds) feed.audience().awaitEnd(LONGEST_END);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
