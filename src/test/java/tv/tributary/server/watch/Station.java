package tv.tributary.server.watch;

import io.undertow.Undertow;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tv.tributary.access.Grant;
import tv.tributary.access.StreamLimits;
import tv.tributary.event.Event;
import tv.tributary.ffmpeg.FailureText;
import tv.tributary.model.ChannelId;
import tv.tributary.relay.Relay;
import tv.tributary.relay.RelayHouse;
import tv.tributary.relay.live.RelaySettings;
import tv.tributary.relay.source.StreamTimeouts;
import tv.tributary.testkit.Caller;
import tv.tributary.testkit.RawServer;

/// A relay behind a real port with two providers before it that say what they are told to. Channel 1 has a source at
/// each.
final class Station implements AutoCloseable {
    private static final Duration LONG = Duration.ofMinutes(1);
    static final byte[] HEAD = RelayHouse.HEAD;

    private static final Grant VIEWER = Grant.of("household", "The household", "token");

    private final RelayHouse house;
    final RawServer first;
    final RawServer backup;
    final Relay relay;
    private final Undertow undertow;

    Station(RelaySettings settings) {
        house = new RelayHouse(settings, 1);
        first = house.first;
        backup = house.backup;
        relay = house.relay;
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

    RawServer.Script says(byte[]... parts) {
        return house.says(parts);
    }

    static void send(OutputStream out, byte[]... parts) throws IOException {
        RelayHouse.send(out, parts);
    }

    /// For how long the first provider's sources may be silent.
    void tolerates(Duration silence, Duration stall) {
        house.tolerates(silence, stall);
    }

    <E extends Event> E await(Class<E> kind) throws InterruptedException {
        return house.await(kind);
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

    @Override
    public void close() {
        relay.close();
        undertow.stop();
        house.close();
    }
}
