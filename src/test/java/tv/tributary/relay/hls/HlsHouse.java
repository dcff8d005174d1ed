package tv.tributary.relay.hls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
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
import java.util.function.Predicate;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.event.Latest;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Grace;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;
import tv.tributary.model.Tuning;
import tv.tributary.net.Http;
import tv.tributary.relay.Relay;
import tv.tributary.relay.live.RelaySettings;
import tv.tributary.relay.live.Who;
import tv.tributary.testkit.EndlessTs;
import tv.tributary.testkit.HlsServer;

/// A relay with channels whose sources lie on one server on this machine, and those who watch them as HLS.
final class HlsHouse implements AutoCloseable {
    static final Who ANN = new Who("10.0.0.1", "Ann's television");
    static final Who BOB = new Who("10.0.0.2", "Bob's television");

    final HlsServer server = new HlsServer();
    final Latest<HlsSettings> settings = new Latest<>(HlsSettings.defaults());
    final Relay relay;
    private final Http http = new Http();
    private final Events events = new Events();
    private final BlockingQueue<Event> told = new LinkedBlockingQueue<>();
    private final Map<ChannelId, List<Candidate>> channels = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> cuts = new ConcurrentHashMap<>();
    /// No source is left only because this machine was busy.
    private final Grace grace = new Grace(Duration.ofMillis(300), Duration.ofMinutes(1));

    HlsHouse() {
        this(InstantSource.system());
    }

    HlsHouse(InstantSource clock) {
        var _ = events.subscribe(told::add);
        relay = new Relay(
                this::tuning, http, events, clock, new Latest<>(quick()), settings, Path.of("target", "spill"));
    }

    private static RelaySettings quick() {
        var d = RelaySettings.defaults();
        return new RelaySettings(
                Duration.ofMillis(10),
                Duration.ZERO,
                Duration.ofSeconds(2),
                d.connect(),
                d.slotPatience(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(8),
                d.idleViewer(),
                d.ringTime(),
                d.ringLeast(),
                d.ringMost(),
                d.caps(),
                d.pictures());
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
                grace);
    }

    private Optional<Tuning> tuning(ChannelId channel) {
        return Optional.ofNullable(channels.get(channel)).map(c -> new Tuning(channel, "Channel " + channel, c));
    }

    /// From now on there is an endless transport stream, some seconds of it at once, until it is [#cut].
    HlsHouse endless(String path, int seconds) {
        return endless(path, seconds * EndlessTs.PICTURES_PER_SECOND, Integer.MAX_VALUE);
    }

    /// The same, nothing of it at once, and after so many pictures nothing more.
    HlsHouse slow(String path, int pictures) {
        return endless(path, 0, pictures);
    }

    private HlsHouse endless(String path, int atOnce, int most) {
        var cut = new CountDownLatch(1);
        cuts.put(path, cut);
        server.put(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "video/mp2t");
            exchange.sendResponseHeaders(200, 0);
            var pictures = new EndlessTs(path);
            var body = exchange.getResponseBody();
            for (int n = 0; n < atOnce; n++) body.write(pictures.nextPicture());
            body.flush();
            try {
                for (int n = atOnce; !cut.await(40, TimeUnit.MILLISECONDS); n++) {
                    if (n >= most) continue;
                    body.write(pictures.nextPicture());
                    body.flush();
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
        return this;
    }

    /// From now on there is a playlist of segments of one second, four of them at first and then one more each second,
    /// until it is [#cut].
    ///
    /// @param first number of the first
    /// @param before each `#EXTINF`, with `%d` for the number where it is wanted
    HlsHouse rolling(String folder, int first, String before) {
        return rolling(folder, first, before, (_, bytes) -> bytes);
    }

    /// The same, encrypted with the key at `/key` by each segment's number.
    HlsHouse sealed(String folder, int first, String key) {
        return rolling(folder, first, "#EXT-X-KEY:METHOD=AES-128,URI=\"/key\"\n", (number, bytes) -> {
            try {
                var iv = ByteBuffer.allocate(16).putLong(8, number).array();
                var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
                var secret = new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "AES");
                cipher.init(Cipher.ENCRYPT_MODE, secret, new IvParameterSpec(iv));
                return cipher.doFinal(bytes);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private interface Seal {
        byte[] close(long number, byte[] bytes);
    }

    private HlsHouse rolling(String folder, int first, String before, Seal seal) {
        var pictures = new EndlessTs(folder);
        var segments = new ArrayList<byte[]>();
        long start = System.nanoTime();
        server.put(folder + "/live.m3u8", exchange -> {
            int end = 4 + (int) ((System.nanoTime() - start) / 1_000_000_000L);
            int from = Math.max(0, end - 6);
            var text = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-MEDIA-SEQUENCE:" + (first + from));
            for (int n = from; n < end; n++) {
                synchronized (segments) {
                    while (segments.size() <= n) segments.add(seal.close(first + segments.size(), second(pictures)));
                    server.put(folder + "/" + n + ".ts", segments.get(n));
                }
                text.append('\n').append(before.formatted(n)).append("#EXTINF:1,\n" + folder + "/" + n + ".ts");
            }
            HlsServer.send(exchange, 200, text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        });
        return this;
    }

    private static byte[] second(EndlessTs pictures) {
        var bytes = new ByteArrayOutputStream();
        for (int n = 0; n < EndlessTs.PICTURES_PER_SECOND; n++) bytes.writeBytes(pictures.nextPicture());
        return bytes.toByteArray();
    }

    /// Ends what is sent from there, and there is nothing any more.
    void cut(String path) {
        server.put(path, 404);
        cuts.getOrDefault(path, new CountDownLatch(0)).countDown();
    }

    /// The channel's list, which there must be.
    String list(long channel, String list, Who who) throws InterruptedException {
        var shown = show(channel, list, who);
        if (shown instanceof Shown.Text text) return text.playlist();
        throw new AssertionError("shown: " + shown);
    }

    String list(long channel, Who who) throws InterruptedException {
        return list(channel, "", who);
    }

    Shown show(long channel, String list, Who who) throws InterruptedException {
        return relay.hls().show(new ChannelId(channel), list, who, Optional.empty());
    }

    /// The same as soon as it is so.
    String until(long channel, String list, Who who, Predicate<String> so) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        var text = list(channel, list, who);
        while (!so.test(text)) {
            if (System.nanoTime() > deadline) throw new AssertionError("still: " + text);
            text = after(channel, list, who, text);
        }
        return text;
    }

    /// Once there is another segment, or a little later.
    private String after(long channel, String list, Who who, String before) throws InterruptedException {
        long next = sequence(before) + names(before).size();
        var awaited = Optional.of(new Awaited(next, OptionalInt.empty()));
        var shown = relay.hls().show(new ChannelId(channel), list, who, awaited);
        return shown instanceof Shown.Text text ? text.playlist() : list(channel, list, who);
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
    byte[] item(String name, Who who) throws InterruptedException {
        try (var item = relay.hls().item(name, who).orElseThrow()) {
            var whole = new CountDownLatch(1);
            Runnable look = () -> {
                if (item.segment().whole() || item.segment().failure().isPresent()) whole.countDown();
            };
            item.segment().listen(look);
            look.run();
            if (!whole.await(20, TimeUnit.SECONDS)) throw new AssertionError("not whole");
            item.segment().ignore(look);
            var bytes = new byte[item.segment().filled()];
            int at = 0;
            while (at < bytes.length) {
                var view = item.segment().bytes(at);
                int n = view.remaining();
                view.get(bytes, at, n);
                at += n;
            }
            item.sent(at);
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
        cuts.values().forEach(CountDownLatch::countDown);
        relay.close();
        http.close();
        events.close();
        server.close();
    }
}
