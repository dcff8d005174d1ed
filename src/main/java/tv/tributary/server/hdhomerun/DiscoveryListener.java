package tv.tributary.server.hdhomerun;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.event.Subscription;
import tv.tributary.format.hdhomerun.DiscoverRequest;
import tv.tributary.format.hdhomerun.HdHomeRunPacket;
import tv.tributary.server.hdhomerun.Tuners.Discovery;
import tv.tributary.server.http.HomeNetwork;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.server.route.NetworkListener;

/// Answers clients in the home network that look for tuners (UDP 65001), while there are tuners. Thread-safe.
final class DiscoveryListener implements NetworkListener {
    /// Keeps each sender to so many requests a second, because a datagram's sender may be forged. For one thread.
    static final class RequestRate {
        private static final int MOST = 20;
        private static final Duration WINDOW = Duration.ofSeconds(1);
        private static final int REMEMBERED = 1_024;

        private record Count(Instant since, int requests) {}

        private final InstantSource clock;
        private final Map<InetAddress, Count> counts = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<InetAddress, Count> eldest) {
                return size() > REMEMBERED;
            }
        };

        RequestRate(InstantSource clock) {
            this.clock = clock;
        }

        /// Counts one request, and says whether it may be answered.
        boolean admits(InetAddress sender) {
            var now = clock.instant();
            var count = counts.get(sender);
            if (count == null || Duration.between(count.since(), now).abs().compareTo(WINDOW) >= 0) {
                count = new Count(now, 0);
            }
            counts.put(sender, new Count(count.since(), count.requests() + 1));
            return count.requests() < MOST;
        }
    }

    private static final Logger log = LoggerFactory.getLogger(DiscoveryListener.class);
    static final int PORT = 65_001;

    private final Tuners tuners;
    private final BaseUrls baseUrls;
    private final int port;
    private final RequestRate rate = new RequestRate(InstantSource.system());
    private @Nullable Subscription following;
    private @Nullable InetAddress bind;
    private @Nullable DatagramSocket socket;
    private boolean closed;

    DiscoveryListener(Tuners tuners, BaseUrls baseUrls) {
        this(tuners, baseUrls, PORT);
    }

    /// @param port another one than clients ask, for tests
    DiscoveryListener(Tuners tuners, BaseUrls baseUrls, int port) {
        this.tuners = tuners;
        this.baseUrls = baseUrls;
        this.port = port;
    }

    @Override
    public void start(InetAddress own) {
        bind = own;
        following = tuners.live().follow(_ -> adjust());
    }

    /// Listens if there are tuners. A port that is taken, by a real device's tool or another media server, is tried
    /// again at the next change.
    private synchronized void adjust() {
        boolean wanted = !tuners.all().isEmpty() && !closed;
        if (wanted && socket == null) listen();
        if (!wanted) release();
    }

    private void listen() {
        try {
            var opened = new DatagramSocket(null);
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(bind, port));
            socket = opened;
            tuners.discovery().set(Discovery.LISTENING);
            Thread.ofVirtual().name("hdhomerun-discovery").start(() -> answerAll(opened));
        } catch (IOException e) {
            tuners.discovery().set(Discovery.PORT_TAKEN);
            log.warn("tuners cannot be discovered, UDP port {} is not free: {}", port, e.getMessage());
        }
    }

    private void release() {
        if (socket != null) socket.close();
        socket = null;
        tuners.discovery().set(Discovery.OFF);
    }

    private void answerAll(DatagramSocket open) {
        var bytes = new byte[HdHomeRunPacket.LONGEST];
        while (!open.isClosed()) {
            try {
                var asked = new DatagramPacket(bytes, bytes.length);
                open.receive(asked);
                answer(open, asked);
            } catch (SocketException _) {
                // Closed, or an earlier answer reached nobody; the loop knows.
            } catch (IOException | RuntimeException e) {
                log.debug("a discovery request was not answered", e);
            }
        }
    }

    private void answer(DatagramSocket open, DatagramPacket asked) throws IOException {
        if (!HomeNetwork.contains(asked.getAddress()) || !rate.admits(asked.getAddress())) return;
        var request = HdHomeRunPacket.parse(asked.getData(), asked.getLength()).flatMap(DiscoverRequest::of);
        if (request.isEmpty()) return;
        for (var tuner : tuners.all()) {
            if (!request.get().asksFor(tuner.deviceId())) continue;
            var reply = DiscoverRequest.reply(
                            tuner.deviceId(), tuners.streams(tuner), tuners.address(tuner, base(asked)))
                    .toBytes();
            open.send(new DatagramPacket(reply, reply.length, asked.getSocketAddress()));
        }
    }

    /// With the address by which this machine reaches the client: one with several network cards has several.
    private String base(DatagramPacket asked) throws IOException {
        try (var route = new DatagramSocket()) {
            route.connect(asked.getSocketAddress());
            var host = HomeNetwork.host(route.getLocalAddress());
            return "http://" + host + ":" + URI.create(baseUrls.own()).getPort();
        }
    }

    @Override
    public void close() {
        var subscription = following;
        if (subscription != null) subscription.close();
        synchronized (this) {
            closed = true;
            release();
        }
    }
}
