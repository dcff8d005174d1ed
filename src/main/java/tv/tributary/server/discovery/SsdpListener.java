package tv.tributary.server.discovery;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.format.ssdp.SsdpDevice;
import tv.tributary.format.ssdp.SsdpSearch;
import tv.tributary.model.HomeAddress;
import tv.tributary.server.discovery.ServerDiscovery.DiscoveryMethod;
import tv.tributary.server.discovery.ServerDiscovery.DiscoveryState;
import tv.tributary.server.route.BaseUrls;

/// Announces this server as a UPnP device, and answers who searches for one (SSDP, UDP 1900), while that is switched
/// on.
/// Only the home network is answered. Thread-safe.
public final class SsdpListener extends SwitchedListener<SsdpListener.Announcing> {
    private static final Logger log = LoggerFactory.getLogger(SsdpListener.class);
    /// Datagrams get lost.
    private static final int TIMES = 3;

    private static final int MOST_HOPS = 2;
    /// Half of what clients remember: one announcement may be lost.
    private static final Duration AGAIN = Duration.ofSeconds(SsdpDevice.MAX_AGE / 2);
    /// Between two looks for network cards that have come.
    private static final int LOOK_MS = 30_000;

    private static final int MOST_WAITING = 32;
    private static final int LONGEST_WAIT_SECONDS = 3;
    /// Answers must not be worth a forged question.
    private static final int LARGEST_GAIN = 10;

    private final ServerDiscovery discovery;
    private final BaseUrls baseUrls;
    private final int port;
    private final int boot = (int) (System.currentTimeMillis() / 1_000);
    private final RequestRate rate = new RequestRate(InstantSource.system());
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    public SsdpListener(ServerDiscovery discovery, BaseUrls baseUrls) {
        this(discovery, baseUrls, SsdpDevice.PORT);
    }

    /// @param port another one than clients ask, for tests
    SsdpListener(ServerDiscovery discovery, BaseUrls baseUrls, int port) {
        super("ssdp", discovery.settings(), () -> discovery.settings().get().ssdp());
        this.discovery = discovery;
        this.baseUrls = baseUrls;
        this.port = port;
    }

    /// A socket, and the addresses of this machine it was announced with.
    final class Announcing implements Closeable {
        private final InetAddress bind;
        private final MulticastSocket socket;
        private final Set<InetAddress> known = new HashSet<>();
        private Instant announced = Instant.MIN;

        Announcing(InetAddress bind, MulticastSocket socket) {
            this.bind = bind;
            this.socket = socket;
        }

        /// Announces it on cards that have come, and once in a while on all.
        synchronized void announce(Instant now) {
            if (socket.isClosed()) return;
            var here = LanAddress.announced(bind);
            boolean due = !now.isBefore(announced.plus(AGAIN));
            for (var address : here) {
                boolean fresh = known.add(address);
                if (fresh) join(address);
                if (fresh || due)
                    for (int n = 0; n < TIMES; n++)
                        send(address, device(address).alive());
            }
            known.retainAll(here);
            if (due) announced = now;
            discovery.set(
                    DiscoveryMethod.SSDP,
                    here.isEmpty() && !bind.isLoopbackAddress() ? DiscoveryState.NO_NETWORK : DiscoveryState.LISTENING);
        }

        private void join(InetAddress address) {
            try {
                var group = new InetSocketAddress(InetAddress.getByName(SsdpDevice.GROUP), SsdpDevice.PORT);
                socket.joinGroup(group, NetworkInterface.getByInetAddress(address));
            } catch (IOException e) {
                // It is in the group already, or the card has gone.
                log.debug("could not listen for searches on a network card", e);
            }
        }

        private void send(InetAddress address, List<String> messages) {
            try {
                socket.setOption(StandardSocketOptions.IP_MULTICAST_IF, NetworkInterface.getByInetAddress(address));
                for (var message : messages) {
                    var bytes = message.getBytes(StandardCharsets.ISO_8859_1);
                    socket.send(new DatagramPacket(
                            bytes, bytes.length, InetAddress.getByName(SsdpDevice.GROUP), SsdpDevice.PORT));
                }
            } catch (IOException e) {
                log.debug("could not announce the server on a network card", e);
            }
        }

        @Override
        public synchronized void close() {
            for (var address : known) send(address, device(address).byebye());
            socket.close();
        }
    }

    @Override
    protected Announcing listen(InetAddress bind) throws IOException {
        // Only a socket that is bound to all addresses gets what is sent to the group.
        var address = bind.isLoopbackAddress() ? new InetSocketAddress(bind, port) : new InetSocketAddress(port);
        var socket = new MulticastSocket(null);
        try {
            socket.setReuseAddress(true);
            socket.setTimeToLive(MOST_HOPS);
            socket.setSoTimeout(LOOK_MS);
            socket.bind(address);
            return new Announcing(bind, socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    protected void failed(IOException reason) {
        discovery.set(DiscoveryMethod.SSDP, reason);
        log.warn("the server is not announced as a UPnP device, UDP port {}: {}", port, reason.getMessage());
    }

    @Override
    protected void released() {
        discovery.set(DiscoveryMethod.SSDP, DiscoveryState.OFF);
    }

    @Override
    protected void serve(Announcing listening) {
        var bytes = new byte[SsdpSearch.LONGEST];
        while (!listening.socket.isClosed()) {
            try {
                listening.announce(Instant.now());
                var asked = new DatagramPacket(bytes, bytes.length);
                listening.socket.receive(asked);
                answer(listening.socket, asked);
            } catch (SocketTimeoutException _) {
                // Time to look for new network cards.
            } catch (SocketException _) {
                // Closed, or an earlier answer reached nobody; the loop knows.
            } catch (IOException | RuntimeException e) {
                log.debug("a search for devices was not answered", e);
            }
        }
    }

    private void answer(MulticastSocket socket, DatagramPacket asked) throws IOException {
        if (!HomeAddress.matches(asked.getAddress()) || !rate.admits(asked.getAddress())) return;
        var search = SsdpSearch.of(asked.getData(), asked.getLength());
        if (search.isEmpty()) return;
        var answers = device(LanAddress.towards(asked.getSocketAddress())).answers(search.get());
        if (answers.isEmpty() || !waiting.tryAcquire()) return;
        var target = asked.getSocketAddress();
        int most = asked.getLength() * LARGEST_GAIN;
        int wait = Math.min(search.get().longestWait(), LONGEST_WAIT_SECONDS) * 1_000;
        Thread.ofVirtual().name("ssdp-answer").start(() -> {
            try {
                Thread.sleep(wait == 0 ? 0 : ThreadLocalRandom.current().nextInt(wait));
                int left = most;
                for (var answer : answers) {
                    var bytes = answer.getBytes(StandardCharsets.ISO_8859_1);
                    left -= bytes.length;
                    if (left >= 0) socket.send(new DatagramPacket(bytes, bytes.length, target));
                }
            } catch (IOException | InterruptedException _) {
                // Closed meanwhile, or whoever asked has gone.
            } finally {
                waiting.release();
            }
        });
    }

    private SsdpDevice device(InetAddress own) {
        int http = URI.create(baseUrls.own()).getPort();
        return new SsdpDevice(
                discovery.uuid(),
                DescriptionRoute.TYPE,
                "http://" + HomeAddress.inUrl(own) + ":" + http + DescriptionRoute.PATH,
                DescriptionRoute.server(),
                boot);
    }
}
