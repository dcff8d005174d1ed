package tv.tributary.server.hdhomerun;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.format.hdhomerun.DiscoverRequest;
import tv.tributary.format.hdhomerun.HdHomeRunPacket;
import tv.tributary.model.HomeAddress;
import tv.tributary.server.discovery.LanAddress;
import tv.tributary.server.discovery.RequestRate;
import tv.tributary.server.discovery.SwitchedListener;
import tv.tributary.server.hdhomerun.Tuners.Discovery;
import tv.tributary.server.route.BaseUrls;

/// Answers clients in the home network that look for tuners (UDP 65001), while there are tuners. Thread-safe.
final class DiscoveryListener extends SwitchedListener<DatagramSocket> {
    private static final Logger log = LoggerFactory.getLogger(DiscoveryListener.class);
    static final int PORT = 65_001;

    private final Tuners tuners;
    private final BaseUrls baseUrls;
    private final int port;
    private final RequestRate rate = new RequestRate(InstantSource.system());

    DiscoveryListener(Tuners tuners, BaseUrls baseUrls) {
        this(tuners, baseUrls, PORT);
    }

    /// @param port another one than clients ask, for tests
    DiscoveryListener(Tuners tuners, BaseUrls baseUrls, int port) {
        super("hdhomerun-discovery", tuners.live(), tuners::isAny);
        this.tuners = tuners;
        this.baseUrls = baseUrls;
        this.port = port;
    }

    @Override
    protected DatagramSocket listen(InetAddress bind) throws IOException {
        var opened = new DatagramSocket(null);
        try {
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(bind, port));
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        tuners.discovery().set(Discovery.LISTENING);
        return opened;
    }

    @Override
    protected void failed(IOException reason) {
        tuners.discovery().set(Discovery.PORT_TAKEN);
        log.warn("tuners cannot be discovered, UDP port {} is not free: {}", port, reason.getMessage());
    }

    @Override
    protected void released() {
        tuners.discovery().set(Discovery.OFF);
    }

    @Override
    protected void serve(DatagramSocket open) {
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
        if (!HomeAddress.matches(asked.getAddress()) || !rate.admits(asked.getAddress())) return;
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

    /// With the address by which this machine reaches the client.
    private String base(DatagramPacket asked) throws IOException {
        var host = HomeAddress.inUrl(LanAddress.towards(asked.getSocketAddress()));
        return "http://" + host + ":" + URI.create(baseUrls.own()).getPort();
    }
}
