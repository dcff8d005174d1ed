package tv.tributary.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tv.tributary.access.Grant;
import tv.tributary.access.StreamLimits;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.ffmpeg.FailureText;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.PlayableChannel;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.SourceId;
import tv.tributary.net.Http;
import tv.tributary.relay.Relay;
import tv.tributary.relay.live.RelaySettings;
import tv.tributary.relay.source.StreamTimeouts;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.testkit.Caller;
import tv.tributary.testkit.RawServer;

/// A relay behind a real port with two providers before it that say what they are told to. Channel 1 has a source at
/// each.
final class Station implements AutoCloseable {
    private static final Duration LONG = Duration.ofMinutes(1);
    /// Sources are silent on purpose, and on a busy machine a test takes its time.
    private static final FailoverTolerance PATIENT = new FailoverTolerance(Duration.ofMillis(300), LONG);
    static final byte[] HEAD = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private static final Grant VIEWER = Grant.of("household", "The household", "token");

    final RawServer first = new RawServer();
    final RawServer backup = new RawServer();
    final Relay relay;
    private final Http http = new Http();
    private final Events events = new Events();
    private final BlockingQueue<Event> told = new LinkedBlockingQueue<>();
    private final Undertow undertow;
    /// The first source's.
    FailoverTolerance failoverTolerance = PATIENT;
    private final CountDownLatch over = new CountDownLatch(1);

    Station(RelaySettings settings) {
        var _ = events.subscribe(told::add);
        relay = new Relay(
                this::tuning, http, events, InstantSource.system(), new LatestValue<>(settings), BundledFfmpeg.FFMPEG);
        var route = new TsRoute(relay, new StreamLimits(), new FailureText(Optional::empty));
        undertow = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(1)
                .setWorkerThreads(1)
                .setHandler(exchange -> route.handle(
                        exchange,
                        new ChannelId(Long.parseLong(exchange.getRequestPath().substring(1))),
                        VIEWER))
                .build();
        undertow.start();
    }

    static RelaySettings settings(Duration linger, Duration idleViewer) {
        return settings(linger, LONG, idleViewer);
    }

    private static RelaySettings settings(Duration linger, Duration slotPatience, Duration idleViewer) {
        var d = RelaySettings.defaults();
        var timing = new StreamTimeouts(
                Duration.ofMillis(10),
                linger,
                d.timing().connect(),
                slotPatience,
                LONG,
                d.timing().outage(),
                idleViewer);
        return new RelaySettings(timing, d.buffers(), d.limits(), d.video());
    }

    static RelaySettings settings() {
        return settings(LONG, LONG, LONG);
    }

    /// Who finds no connection free looks elsewhere soon.
    static RelaySettings hurried() {
        return settings(LONG, Duration.ofMillis(200), LONG);
    }

    int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress()).getPort();
    }

    Caller call(String request) {
        return new Caller(port(), request);
    }

    Caller watch() {
        return call("GET /1 HTTP/1.1");
    }

    /// A source that says this and then stays open, silent.
    RawServer.Script says(byte[]... parts) {
        return (_, out) -> {
            send(out, parts);
            over.await();
        };
    }

    static void send(OutputStream out, byte[]... parts) throws IOException {
        // At once: what comes in pieces may come as late as the machine likes.
        var whole = new ByteArrayOutputStream();
        for (var part : parts) whole.writeBytes(part);
        out.write(whole.toByteArray());
        out.flush();
    }

    <E extends Event> E await(Class<E> kind) throws InterruptedException {
        while (true) {
            var event = told.poll(20, TimeUnit.SECONDS);
            assertThat(event).as(kind.getSimpleName()).isNotNull();
            if (kind.isInstance(event)) return kind.cast(event);
        }
    }

    /// Waits until no channel plays and no connection to a provider is in use.
    void awaitNothingOpen() {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!relay.slots().isEmpty() || !relay.streams().isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still in use: " + relay.slots() + relay.streams());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private Optional<PlayableChannel> tuning(ChannelId channel) {
        if (channel.value() > 2) return Optional.empty();
        var candidates = new ArrayList<Candidate>();
        for (var server : List.of(first, backup)) {
            int n = candidates.size() + 1;
            candidates.add(new Candidate(
                    new SourceId(channel.value() * 10 + n),
                    new ProviderId(n),
                    "Provider " + n,
                    "Source " + n,
                    server.url("/live/ann/secret/" + channel + ".ts"),
                    Map.of(),
                    "account " + n,
                    1,
                    n == 1 ? failoverTolerance : PATIENT));
        }
        return Optional.of(new PlayableChannel(channel, "Channel " + channel, candidates));
    }

    @Override
    public void close() {
        over.countDown();
        relay.close();
        undertow.stop();
        http.close();
        events.close();
        first.close();
        backup.close();
    }
}
