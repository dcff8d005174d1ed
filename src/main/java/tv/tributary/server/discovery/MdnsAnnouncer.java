package tv.tributary.server.discovery;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.server.discovery.ServerDiscovery.DiscoveryMethod;
import tv.tributary.server.discovery.ServerDiscovery.DiscoveryState;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.text.Version;

/// Gives this server the name `tributary.local` in the home network, and lists it among the services there (multicast
/// DNS), while that is switched on. Where that name is in use, a number follows it. Thread-safe.
public final class MdnsAnnouncer extends SwitchedListener<MdnsAnnouncer.Announced> {
    private static final Logger log = LoggerFactory.getLogger(MdnsAnnouncer.class);
    private static final List<String> SERVICES = List.of("_http._tcp.local.", "_tributary._tcp.local.");
    private static final String HOST = "tributary";
    private static final String NAME = "Tributary";
    /// Between two looks for network cards that have come or gone.
    private static final Duration LOOK = Duration.ofSeconds(30);
    /// How long an end waits until the others know that this server leaves.
    private static final Duration FAREWELL = Duration.ofMillis(500);

    private final ServerDiscovery discovery;
    private final BaseUrls baseUrls;
    private final ReceiverBrowser browser;

    /// @param browser looks for others on the same cards
    public MdnsAnnouncer(ServerDiscovery discovery, BaseUrls baseUrls, ReceiverBrowser browser) {
        super("mdns", discovery.settings(), () -> discovery.settings().get().mdns());
        this.discovery = discovery;
        this.baseUrls = baseUrls;
        this.browser = browser;
    }

    /// A time of being announced, on cards that come and go.
    static final class Announced implements Closeable {
        private final InetAddress bind;
        private final CountDownLatch ended = new CountDownLatch(1);
        private final CountDownLatch left = new CountDownLatch(1);
        /// One for each address; of the announcing thread alone.
        private final Map<InetAddress, JmDNS> responders = new HashMap<>();

        Announced(InetAddress bind) {
            this.bind = bind;
        }

        /// Those whose names nobody asks for any more leave in the background: each takes its time.
        @Override
        public void close() throws IOException {
            ended.countDown();
            try {
                if (!left.await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) log.debug("mDNS takes its leave later");
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Sockets are opened in the background: a name is only had after others were asked about it for a second.
    @Override
    protected Announced listen(InetAddress bind) {
        return new Announced(bind);
    }

    @Override
    protected void failed(IOException reason) {
        discovery.set(DiscoveryMethod.MDNS, reason);
    }

    @Override
    protected void released() {
        discovery.set(DiscoveryMethod.MDNS, DiscoveryState.OFF);
    }

    @Override
    protected void serve(Announced announced) {
        try {
            browser.start();
            do {
                adjust(announced);
            } while (!announced.ended.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            browser.close();
            announced.responders.values().forEach(JmDNS::unregisterAllServices);
            announced.left.countDown();
            announced.responders.values().forEach(SwitchedListener::close);
        }
    }

    private void adjust(Announced announced) {
        var here = LanAddress.announced(announced.bind);
        announced.responders.entrySet().removeIf(open -> {
            boolean gone = !here.contains(open.getKey());
            if (gone) {
                browser.leave(open.getValue());
                close(open.getValue());
            }
            return gone;
        });
        var refused = new HashMap<InetAddress, IOException>();
        for (var address : here) {
            if (announced.responders.containsKey(address) || announced.ended.getCount() == 0) continue;
            try {
                var opened = open(address);
                announced.responders.put(address, opened);
                browser.join(opened);
            } catch (IOException e) {
                log.debug("not announced by mDNS on a network card", e);
                refused.put(address, e);
            }
        }
        if (announced.ended.getCount() == 0) return;
        if (here.isEmpty()) discovery.set(DiscoveryMethod.MDNS, DiscoveryState.NO_NETWORK);
        else if (refused.size() == here.size())
            discovery.set(DiscoveryMethod.MDNS, refused.values().iterator().next());
        else discovery.set(DiscoveryMethod.MDNS, DiscoveryState.LISTENING);
    }

    private JmDNS open(InetAddress address) throws IOException {
        var responder = JmDNS.create(address, HOST);
        try {
            for (var service : SERVICES) responder.registerService(service(service));
            return responder;
        } catch (IOException e) {
            close(responder);
            throw e;
        }
    }

    private ServiceInfo service(String type) {
        int port = URI.create(baseUrls.own()).getPort();
        return ServiceInfo.create(type, NAME, port, 0, 0, text());
    }

    /// What whoever browses services may read; nothing secret.
    private Map<String, String> text() {
        return Map.of(
                "path",
                "/",
                "name",
                NAME,
                "v",
                Version.text(),
                "id",
                discovery.uuid().toString());
    }
}
