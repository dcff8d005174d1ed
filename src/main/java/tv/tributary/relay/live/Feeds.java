package tv.tributary.relay.live;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tv.tributary.event.Events;
import tv.tributary.event.Latest;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;
import tv.tributary.model.Trouble;
import tv.tributary.model.Tuning;
import tv.tributary.relay.probe.Scene;
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
    public Admission join(ChannelId channel, Who who, Lane lane, Outlet outlet) throws InterruptedException {
        var arrival = Arrival.of(who);
        while (!closed) {
            var feed = running.get(channel);
            if (feed == null) {
                var tuning = candidates.of(channel);
                if (tuning.isEmpty()) return new Admission.Unknown();
                feed = running.computeIfAbsent(channel, _ -> start(tuning.get(), arrival));
            }
            if (feed.audience().expect(arrival)) return feed.audience().admit(arrival, lane, outlet);
            // Its old connection must be gone before a new one is opened.
            feed.audience().awaitEnd(LONGEST_END);
        }
        return new Admission.Refused(Trouble.ENDED);
    }

    private Feed start(Tuning tuning, Arrival first) {
        var channel = tuning.channel();
        var feed = new Feed(
                channel, tuning.name(), first, events, clock, settings, throttle, f -> running.remove(channel, f));
        feed.start(new Pump(feed, tuning, candidates, known, upstreams, settings));
        return feed;
    }

    public List<FeedView> views() {
        return running.values().stream()
                .flatMap(f -> f.view().stream())
                .sorted(Comparator.comparing(FeedView::since))
                .toList();
    }

    public void disconnect(long viewer) {
        for (var feed : running.values()) {
            if (feed.audience().disconnect(viewer)) return;
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
    public void doubt(ChannelId channel, SourceId source, Trouble why) {
        wish(channel, new Wishes.Doubt(source, why));
    }

    /// What the channels show that are watched and have another source.
    public List<Scene> scenes() {
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
