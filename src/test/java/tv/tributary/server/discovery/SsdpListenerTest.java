package tv.tributary.server.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.access.TokenGate;
import tv.tributary.server.discovery.ServerDiscovery.DiscoveryMethod;
import tv.tributary.server.discovery.ServerDiscovery.DiscoveryState;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.settings.Settings;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.TempStore;

/// Being searched for on the loopback address, at a port that here is any free one.
@Timeout(60)
class SsdpListenerTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final String SEARCH =
            "M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: \"ssdp:discover\"\r\nST: %s\r\n\r\n";

    private final TempStore store = new TempStore();
    private final Settings settings = new Settings(store.database());
    private final ServerDiscovery discovery = new ServerDiscovery(settings);
    private final BaseUrls baseUrls =
            new BaseUrls(new TokenGate(settings, store.folder().resolve("api-token")), () -> "http://192.0.2.10:9188");
    private final int port = freePort();
    private final SsdpListener listener = new SsdpListener(discovery, baseUrls, port);

    @AfterEach
    void close() {
        listener.close();
        store.close();
    }

    private static int freePort() {
        try (var any = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void await(DiscoveryState wanted) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (discovery.state(DiscoveryMethod.SSDP) != wanted) {
            assertThat(System.nanoTime()).as("SSDP").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void switchTo(boolean on) {
        discovery.save(discovery.settings().get().withSsdp(on));
    }

    @Test
    void whoSearchesLearnsWhereTheDescriptionIs() throws Exception {
        switchTo(true);
        listener.start(LOOPBACK);
        await(DiscoveryState.LISTENING);

        try (var client = client()) {
            send(client, SEARCH.formatted("upnp:rootdevice"));

            assertThat(receive(client))
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("LOCATION: http://127.0.0.1:9188/description.xml\r\n")
                    .contains("ST: upnp:rootdevice\r\n")
                    .contains("USN: uuid:" + discovery.uuid() + "::upnp:rootdevice\r\n");
        }
    }

    @Test
    void nonsenseAndSearchesForOthersAreNotAnswered() throws Exception {
        switchTo(true);
        listener.start(LOOPBACK);
        await(DiscoveryState.LISTENING);
        var random = new Random(1);

        try (var client = client()) {
            for (int i = 0; i < 10; i++) {
                var nonsense = new byte[random.nextInt(1_400)];
                random.nextBytes(nonsense);
                client.send(new DatagramPacket(nonsense, nonsense.length, LOOPBACK, port));
            }
            send(client, SEARCH.formatted("urn:schemas-upnp-org:device:MediaServer:1"));
            send(client, SEARCH.formatted("upnp:rootdevice"));

            assertThat(receive(client)).as("the first answer").contains("ST: upnp:rootdevice\r\n");
        }
    }

    @Test
    void switchedOffThePortIsFreeAgain() throws Exception {
        switchTo(true);
        listener.start(LOOPBACK);
        await(DiscoveryState.LISTENING);

        switchTo(false);
        await(DiscoveryState.OFF);

        assertThat(becomesFree()).isTrue();
    }

    /// The socket's last reader gives the port back, and that one may still be on its way.
    private boolean becomesFree() throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline) {
            try (var other = new DatagramSocket(null)) {
                other.bind(new InetSocketAddress(LOOPBACK, port));
                return true;
            } catch (BindException _) {
                LockSupport.parkNanos(1_000_000);
            }
        }
        return false;
    }

    @Test
    @ExpectedWarnings("not announced as a UPnP device")
    void aPortThatAnotherProgramKeepsIsTold() throws Exception {
        try (var other = new DatagramSocket(null)) {
            other.bind(new InetSocketAddress(LOOPBACK, port));
            switchTo(true);
            listener.start(LOOPBACK);

            await(DiscoveryState.PORT_TAKEN);
        }
        assertThat(DiscoveryMethod.SSDP.words(DiscoveryState.PORT_TAKEN)).contains("1900");
    }

    @Test
    void theServerKeepsItsIdentity() {
        var first = discovery.uuid();

        assertThat(new ServerDiscovery(new Settings(store.database())).uuid()).isEqualTo(first);
    }

    private static DatagramSocket client() throws IOException {
        var client = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
        client.setSoTimeout(20_000);
        return client;
    }

    private void send(DatagramSocket client, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        client.send(new DatagramPacket(bytes, bytes.length, LOOPBACK, port));
    }

    private static String receive(DatagramSocket client) throws IOException {
        var packet = new DatagramPacket(new byte[2_000], 2_000);
        client.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
    }
}
