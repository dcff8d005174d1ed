package tv.tributary.relay.hls;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.PlayableChannel;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.SourceId;
import tv.tributary.model.StreamUse;
import tv.tributary.net.Http;
import tv.tributary.relay.hls.PlaylistResult.BlockingReload;
import tv.tributary.relay.live.Feeds;
import tv.tributary.relay.live.RelaySettings;
import tv.tributary.relay.source.StreamTimeouts;
import tv.tributary.relay.viewer.ViewerRequest;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.testkit.HlsServer;
import tv.tributary.testkit.ManualClock;
import tv.tributary.upstream.Upstreams;
import tv.tributary.upstream.account.Connections.Timeouts;
import tv.tributary.upstream.account.Slots;
import tv.tributary.upstream.segment.Segments;

/// Channels whose sources lie on one server on this machine, and those who watch them as HLS.
/// Nothing is left only because this machine was busy.
final class HlsHouse implements AutoCloseable {
    static final ClientId ANN = new ClientId("10.0.0.1", "Ann's television");
    static final ClientId BOB = new ClientId("10.0.0.2", "Bob's television");
    private static final Duration LONG = Duration.ofSeconds(30);

    final HlsServer server = new HlsServer();
    private final Studio studio = new Studio(server);
    final LatestValue<HlsSettings> settings = new LatestValue<>(HlsSettings.defaults());
    final Feeds feeds;
    final HlsOutput hlsOutput;
    private final Segments segments = new Segments(() -> settings.get().memoryBytes(), Path.of("target", "spill"));
    private final Http http = new Http();
    private final Events events = new Events();
    private final BlockingQueue<Event> told = new LinkedBlockingQueue<>();
    private final Map<ChannelId, List<Candidate>> channels = new ConcurrentHashMap<>();
    private final FailoverTolerance failoverTolerance =
            new FailoverTolerance(Duration.ofMillis(300), Duration.ofMinutes(1));

    HlsHouse() {
        this(InstantSource.system(), System::nanoTime, LONG);
    }

    /// @param clock by which players are waited for, and wait, too
    HlsHouse(ManualClock clock) {
        this(clock, LONG);
    }

    /// @param slotPatience longest wait for a provider's connection to become free
    HlsHouse(ManualClock clock, Duration slotPatience) {
        this(clock, clock::nanoTime, slotPatience);
    }

    private HlsHouse(InstantSource clock, LongSupplier nanoTime, Duration slotPatience) {
        var _ = events.subscribe(told::add);
        var timeouts = new Timeouts(LONG, LONG, slotPatience);
        var upstreams = new Upstreams(http, new Slots(), () -> timeouts, segments, BundledFfmpeg.FFMPEG);
        feeds = new Feeds(this::tuning, upstreams, events, clock, new LatestValue<>(quick()), (_, _, _) -> {});
        hlsOutput = new HlsOutput(feeds, segments, settings, clock, nanoTime);
    }

    private static RelaySettings quick() {
        var d = RelaySettings.defaults();
        var timing = new StreamTimeouts(
                Duration.ofMillis(10),
                Duration.ofSeconds(2),
                d.timing().connect(),
                d.timing().slotPatience(),
                LONG,
                LONG,
                d.timing().idleViewer());
        return new RelaySettings(timing, d.buffers(), d.limits(), d.video());
    }

    /// A channel that is to be had at those paths, each with a provider of its own.
    HlsHouse channel(long id, String... paths) {
        var sources = new ArrayList<Candidate>();
        for (var path : paths) sources.add(source(id * 10 + sources.size(), path, "account " + id + path, 0));
        channels.put(new ChannelId(id), sources);
        return this;
    }

    /// A channel of the provider who allows one connection.
    HlsHouse only(long id, String path) {
        channels.put(new ChannelId(id), List.of(source(id * 10, path, "the only account", 1)));
        return this;
    }

    private Candidate source(long id, String path, String account, int connections) {
        return new Candidate(
                new SourceId(id),
                new ProviderId(id),
                "Provider " + path,
                "Source " + path,
                server.url(path),
                Map.of(),
                account,
                connections,
                failoverTolerance);
    }

    private Optional<PlayableChannel> tuning(ChannelId channel) {
        return Optional.ofNullable(channels.get(channel))
                .map(c -> new PlayableChannel(channel, "Channel " + channel, c));
    }

    /// See [Studio#endless].
    HlsHouse endless(String path, int seconds) {
        studio.endless(path, seconds);
        return this;
    }

    /// See [Studio#fast].
    HlsHouse fast(String path) {
        studio.fast(path);
        return this;
    }

    /// See [Studio#sent].
    HlsHouse sent(String path, int pictures) {
        studio.sent(path, pictures);
        return this;
    }

    /// See [Studio#more].
    void more(String path, int pictures) {
        studio.more(path, pictures);
    }

    /// See [Studio#rolling].
    HlsHouse rolling(String folder, int first, String before) {
        studio.rolling(folder, first, before);
        return this;
    }

    /// See [Studio#sealed].
    HlsHouse sealed(String folder, int first, String key) {
        studio.sealed(folder, first, key);
        return this;
    }

    /// See [Studio#cut].
    void cut(String path) {
        studio.cut(path);
    }

    /// The channel's list, which there must be.
    String list(long channel, String list, ClientId who) throws InterruptedException {
        var playlistResult = show(channel, list, who);
        if (playlistResult instanceof PlaylistResult.Text text) return text.playlist();
        throw new AssertionError("shown: " + playlistResult);
    }

    String list(long channel, ClientId who) throws InterruptedException {
        return list(channel, "", who);
    }

    /// The same as soon as there is one segment, for a player that asks for the next one by its number.
    String first(long channel, ClientId who) throws InterruptedException {
        var playlistResult = hlsOutput.show(
                new ChannelId(channel), "", request(who), Optional.of(new BlockingReload(1, OptionalInt.empty())));
        if (playlistResult instanceof PlaylistResult.Text text) return text.playlist();
        throw new AssertionError("shown: " + playlistResult);
    }

    static ViewerRequest request(ClientId who) {
        return ViewerRequest.of(StreamUse.VIEWER, who, "", "");
    }

    PlaylistResult show(long channel, String list, ClientId who) throws InterruptedException {
        return hlsOutput.show(new ChannelId(channel), list, request(who), Optional.empty());
    }

    /// The same as soon as it is so.
    String until(long channel, String list, ClientId who, Predicate<String> so) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        var text = list(channel, list, who);
        while (!so.test(text)) {
            if (System.nanoTime() > deadline) throw new AssertionError("still: " + text);
            text = after(channel, list, who, text);
        }
        return text;
    }

    /// Once there is another segment, or a little later.
    private String after(long channel, String list, ClientId who, String before) throws InterruptedException {
        long next = sequence(before) + names(before).size();
        var awaited = Optional.of(new BlockingReload(next, OptionalInt.empty()));
        var playlistResult = hlsOutput.show(new ChannelId(channel), list, request(who), awaited);
        return playlistResult instanceof PlaylistResult.Text text ? text.playlist() : list(channel, list, who);
    }

    static long sequence(String playlist) {
        return number(playlist, "#EXT-X-MEDIA-SEQUENCE:");
    }

    static long number(String playlist, String tag) {
        return playlist.lines()
                .filter(line -> line.startsWith(tag))
                .mapToLong(line -> Long.parseLong(line.substring(tag.length())))
                .findFirst()
                .orElseThrow();
    }

    /// Of segments, in order.
    static List<String> names(String playlist) {
        return playlist.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(line.lastIndexOf('/') + 1))
                .toList();
    }

    /// The whole of what is listed by that name.
    byte[] item(String name, ClientId who) throws InterruptedException {
        try (var segmentResponse = hlsOutput.item(name, who).orElseThrow()) {
            var whole = new CountDownLatch(1);
            Runnable look = () -> {
                if (segmentResponse.segment().whole()
                        || segmentResponse.segment().failure().isPresent()) whole.countDown();
            };
            segmentResponse.segment().listen(look);
            look.run();
            if (!whole.await(20, TimeUnit.SECONDS)) throw new AssertionError("not whole");
            segmentResponse.segment().ignore(look);
            var bytes = new byte[segmentResponse.segment().filled()];
            int at = 0;
            while (at < bytes.length) {
                var view = segmentResponse.segment().bytes(at);
                int n = view.remaining();
                view.get(bytes, at, n);
                at += n;
            }
            segmentResponse.sent(at);
            return bytes;
        }
    }

    <E extends Event> E await(Class<E> kind) throws InterruptedException {
        while (true) {
            var event = told.poll(20, TimeUnit.SECONDS);
            if (event == null) throw new AssertionError("no " + kind.getSimpleName());
            if (kind.isInstance(event)) return kind.cast(event);
        }
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        studio.close();
        hlsOutput.close();
        feeds.close();
        segments.close();
        http.close();
        events.close();
        server.close();
    }
}
