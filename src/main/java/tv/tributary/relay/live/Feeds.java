package tv.tributary.relay.live;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.PlayableChannel;
import tv.tributary.model.QualityLimit;
import tv.tributary.model.SourceId;
import tv.tributary.relay.probe.PictureMonitor.KeyframeSample;
import tv.tributary.relay.probe.PictureMonitor.ShownPicture;
import tv.tributary.relay.source.Candidates;
import tv.tributary.relay.source.OnAir;
import tv.tributary.relay.source.SourceTraits;
import tv.tributary.relay.source.SourceTraits.SourcePlayedListener;
import tv.tributary.relay.source.SwitchCommand;
import tv.tributary.relay.viewer.HlsViewer;
import tv.tributary.relay.viewer.JoinQueue;
import tv.tributary.relay.viewer.JoinResult;
import tv.tributary.relay.viewer.Throttle;
import tv.tributary.relay.viewer.TsViewer;
import tv.tributary.relay.viewer.ViewerRequest;
import tv.tributary.relay.viewer.ViewerSink;
import tv.tributary.relay.viewer.Viewers;
import tv.tributary.upstream.Upstream;

/// The running channels: at most one feed per channel, opened by its first viewer, and one for each source that
/// somebody watches alone. Thread-safe.
public final class Feeds implements AutoCloseable {
    /// How long a channel that ends may take to release its connection.
    private static final Duration LONGEST_END = Duration.ofSeconds(3);

    private final Candidates candidates;
    private final Upstream.Opener opener;
    private final Events events;
    private final InstantSource clock;
    private final LatestValue<RelaySettings> settings;
    private final Throttle throttle;
    private final Map<ChannelId, Feed> running = new ConcurrentHashMap<>();
    /// Of sources that are watched without the rest of their channel.
    private final Map<SourceId, Feed> alone = new ConcurrentHashMap<>();
    private final SourceTraits traits;
    private volatile boolean closed;

    /// @param played told of every source that goes on air
    public Feeds(
            Candidates candidates,
            Upstream.Opener opener,
            Events events,
            InstantSource clock,
            LatestValue<RelaySettings> settings,
            SourcePlayedListener played) {
        this.candidates = candidates;
        this.opener = opener;
        this.events = events;
        this.clock = clock;
        this.settings = settings;
        this.throttle = new Throttle(() -> settings.get().limits());
        this.traits = new SourceTraits(played);
    }

    /// Waits until the channel plays; see [tv.tributary.relay.Relay#join].
    public JoinResult<TsViewer> join(ChannelId channel, ViewerRequest request, Executor thread, ViewerSink sink)
            throws InterruptedException {
        return enter(running, channel, channel, candidates, request, queue -> queue.join(request, thread, sink));
    }

    /// Waits until a source of the channel plays, without the channel's backups and whatever the channel itself shows;
    /// see [tv.tributary.relay.Relay#joinSource].
    public JoinResult<TsViewer> joinSource(
            ChannelId channel, SourceId source, ViewerRequest request, Executor thread, ViewerSink sink)
            throws InterruptedException {
        Candidates only = id -> candidates.of(id).flatMap(all -> all.only(source));
        return enter(alone, source, channel, only, request, queue -> queue.join(request, thread, sink));
    }

    /// Waits until the channel plays, and attaches an HLS viewer: that keeps it open until it leaves or is
    /// disconnected.
    public JoinResult<HlsViewer> joinHls(ChannelId channel, ViewerRequest request) throws InterruptedException {
        return enter(running, channel, channel, candidates, request, queue -> queue.joinHls(request));
    }

    /// Waits until the channel plays, and taps it for a reader that is watched itself: that keeps the channel open as
    /// long as `demand` has anybody, but counts as no viewer.
    public JoinResult<TsViewer> joinTap(
            ChannelId channel, ViewerRequest request, Viewers.Demand demand, Executor thread, ViewerSink sink)
            throws InterruptedException {
        return enter(
                running, channel, channel, candidates, request, queue -> queue.joinTap(request, demand, thread, sink));
    }

    /// The source that a running channel shows; empty if it shows none.
    public Optional<SourceId> source(ChannelId channel) {
        return Optional.ofNullable(running.get(channel)).flatMap(Feed::source);
    }

    /// Those who watch or wait for a channel, for what that is made of.
    public Viewers.Demand demand(ChannelId channel) {
        return new Viewers.Demand() {
            @Override
            public List<ViewerRequest> all() {
                return requests(JoinQueue::all);
            }

            @Override
            public List<ViewerRequest> active() {
                return requests(JoinQueue::active);
            }

            private List<ViewerRequest> requests(Function<JoinQueue, List<ViewerRequest>> of) {
                return Optional.ofNullable(running.get(channel))
                        .map(Feed::joinQueue)
                        .map(of)
                        .orElse(List.of());
            }
        };
    }

    @FunctionalInterface
    private interface Entrance<V> {
        JoinResult<V> enter(JoinQueue queue) throws InterruptedException;
    }

    /// @param feeds where the feed stands under that key while it runs
    /// @param choices what it may play
    private <K, V> JoinResult<V> enter(
            Map<K, Feed> feeds,
            K key,
            ChannelId channel,
            Candidates choices,
            ViewerRequest request,
            Entrance<V> entrance)
            throws InterruptedException {
        while (!closed) {
            var feed = feeds.get(key);
            if (request.quality().isPresent() || feed == null) {
                var tuning = choices.of(channel);
                if (tuning.isEmpty()) return new JoinResult.Unknown<>();
                if (isAbove(Optional.ofNullable(feed), tuning.get(), request))
                    return new JoinResult.Refused<>(FailureReason.ABOVE_LIMIT);
                Candidates within = id ->
                        choices.of(id).map(all -> all.within(limit(Optional.ofNullable(feeds.get(key)), request)));
                feed = feeds.computeIfAbsent(
                        key,
                        _ -> open(
                                tuning.get().within(request.quality()),
                                within,
                                request,
                                ended -> feeds.remove(key, ended)));
            }
            if (feed.joinQueue().expect(request)) return entrance.enter(feed.joinQueue());
            // Its old connection must be released before a new one is opened.
            feed.joinQueue().awaitEnd(LONGEST_END);
        }
        return new JoinResult.Refused<>(FailureReason.ENDED);
    }

    /// Whether what plays, or all that could, is larger than the request may get. Nobody who watches already gets a
    /// smaller stream for it, and there is no second one.
    private static boolean isAbove(Optional<Feed> running, PlayableChannel playable, ViewerRequest request) {
        return request.quality()
                .filter(limit -> running.flatMap(Feed::source)
                        .map(source -> !playable.admits(source, limit))
                        .orElseGet(() -> playable.isAbove(limit)))
                .isPresent();
    }

    /// Of all who watch or wait: as long as they do, the channel plays nothing larger if it has anything else.
    ///
    /// @param feed empty while it is made
    /// @param first the request that it is made for
    private static Optional<QualityLimit> limit(Optional<Feed> feed, ViewerRequest first) {
        return feed.map(running -> ViewerRequest.strictest(running.joinQueue().all()))
                .orElseGet(first::quality);
    }

    private Feed open(PlayableChannel playableChannel, Candidates choices, ViewerRequest first, Consumer<Feed> onEnd) {
        var feed = new Feed(playableChannel, first, choices, traits, opener, throttle, settings, events, clock, onEnd);
        feed.start();
        return feed;
    }

    /// A running channel's packets for a reader that does not count as a viewer. It is released only when the coding
    /// changes, when it is too slow, or when the channel ends. It starts, as soon as there is one, at the newest
    /// keyframe held that is at least so old, or else at the oldest. Empty if the channel does not run.
    ///
    /// @param from position before which it must not start, such as [OnAir#from]; 0 for none
    public Optional<TsViewer> tap(ChannelId channel, Duration behind, long from, Executor thread, ViewerSink sink) {
        return Optional.ofNullable(running.get(channel))
                .filter(feed -> !feed.joinQueue().closed())
                .map(feed -> feed.tap(thread, sink, behind, from));
    }

    /// What a running channel shows; empty as long as it shows nothing.
    public Optional<OnAir> onAir(ChannelId channel) {
        return Optional.ofNullable(running.get(channel))
                .map(feed -> feed.onAir().get())
                .filter(onAir -> onAir.turn() > 0);
    }

    /// Tells what a running channel shows, now and whenever that changes, on a thread of its own.
    public Subscription onAir(ChannelId channel, Consumer<OnAir> told) {
        return Optional.ofNullable(running.get(channel))
                .map(f -> f.onAir().follow(told))
                .orElse(Subscription.none());
    }

    public List<StreamSnapshot> snapshots() {
        return all().flatMap(feed -> feed.snapshot().stream())
                .sorted(Comparator.comparing(StreamSnapshot::since))
                .toList();
    }

    public void disconnect(long viewer) {
        var _ = all().anyMatch(feed -> feed.disconnect(viewer));
    }

    private Stream<Feed> all() {
        return Stream.concat(running.values().stream(), alone.values().stream());
    }

    /// See [tv.tributary.relay.Relay#switchTo].
    public void switchTo(ChannelId channel, SourceId source) {
        send(channel, new SwitchCommand.SwitchTo(source));
    }

    /// See [tv.tributary.relay.Relay#switchAway].
    public void switchAway(ChannelId channel) {
        send(channel, new SwitchCommand.SwitchAway());
    }

    /// See [tv.tributary.relay.Relay#doubt].
    public void doubt(ChannelId channel, SourceId source, FailureReason why) {
        send(channel, new SwitchCommand.Doubt(source, why));
    }

    /// What the channels show that are watched and have another source.
    public List<KeyframeSample> scenes() {
        return running.values().stream().flatMap(f -> f.scene().stream()).toList();
    }

    /// What all channels show that are watched.
    public List<ShownPicture> shown() {
        return running.values().stream().flatMap(f -> f.shown().stream()).toList();
    }

    private void send(ChannelId channel, SwitchCommand command) {
        var feed = running.get(channel);
        if (feed != null) feed.send(command);
    }

    @Override
    public void close() {
        closed = true;
        var feeds = all().toList();
        feeds.forEach(Feed::stop);
        try {
            for (var feed : feeds) feed.joinQueue().awaitEnd(LONGEST_END);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
