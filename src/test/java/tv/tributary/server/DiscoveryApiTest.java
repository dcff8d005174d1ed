package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.server.discovery.DiscoverySettings;
import tv.tributary.server.discovery.ServerDiscovery;
import tv.tributary.server.discovery.ServerDiscovery.DiscoveryMethod;
import tv.tributary.server.discovery.ServerDiscovery.DiscoveryState;
import tv.tributary.server.http.NetworkSettings;
import tv.tributary.settings.Settings;
import tv.tributary.testkit.TempStore;

/// Being found: switched on and off over the API, the description behind it, and a second port for Jellyfin.
@Timeout(60)
class DiscoveryApiTest {
    private static final String PATH = "/api/discovery";
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final House house = new House();
    private final TempStore other = new TempStore();
    /// Of a port alone: the house has one of its own, which says what came of it as well.
    private final ServerDiscovery alone = new ServerDiscovery(new Settings(other.database()));

    @AfterEach
    void close() {
        house.close();
        other.close();
    }

    private void await(DiscoveryMethod method, DiscoveryState wanted) {
        await(house.discovery, method, wanted);
    }

    private static void await(ServerDiscovery discovery, DiscoveryMethod method, DiscoveryState wanted) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (discovery.state(method) != wanted) {
            assertThat(System.nanoTime()).as("%s", method).isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void aServerOfThisMachineAloneSaysThatNobodyIsTold() throws Exception {
        await(DiscoveryMethod.MDNS, DiscoveryState.NO_NETWORK);

        assertThat(house.get(PATH).body())
                .contains(
                        "\"mdns\":{\"on\":true,\"state\":\"no_network\",\"words\":\"It listens on this computer alone")
                .contains("\"ssdp\":{\"on\":false,\"state\":\"off\",\"words\":\"Off\"}")
                .contains("\"tuners\":\"off\"");
    }

    @Test
    void whatIsLeftOutStaysAsItIs() throws Exception {
        var changed = house.send("PUT", PATH, "{\"mdns\":false}");

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(house.discovery.settings().get()).isEqualTo(new DiscoverySettings(false, false, false, true));
        await(DiscoveryMethod.MDNS, DiscoveryState.OFF);
    }

    @Test
    void theDescriptionIsThereWhileTheServerIsAnnounced() throws Exception {
        assertThat(house.send(house.request("/description.xml")).statusCode()).isEqualTo(404);

        house.settings.save(DiscoverySettings.NAME, new DiscoverySettings(false, true, false, true));
        var described = house.send(house.request("/description.xml"));

        assertThat(described.statusCode()).isEqualTo(200);
        assertThat(described.headers().firstValue("Content-Type")).contains("text/xml; charset=utf-8");
        assertThat(described.body())
                .contains("<deviceType>urn:schemas-upnp-org:device:Basic:1</deviceType>")
                .contains("<presentationURL>" + house.server.address() + "/</presentationURL>");
    }

    @Test
    void theDescriptionIsForTheHomeNetworkOnly() throws Exception {
        house.settings.save(DiscoverySettings.NAME, new DiscoverySettings(false, true, false, true));

        var elsewhere = house.send(house.request("/description.xml").header("X-Forwarded-For", "203.0.113.7"));

        assertThat(elsewhere.statusCode()).isEqualTo(403);
    }

    @Test
    void theSecondPortAnswersWhileItIsSwitchedOn() throws Exception {
        int second = freePort();
        try (var port = second(second)) {
            port.start(LOOPBACK);
            alone.save(new DiscoverySettings(false, false, true, true));
            await(alone, DiscoveryMethod.PORT_80, DiscoveryState.LISTENING);

            assertThat(get(second)).isEqualTo("behind both\n");

            alone.save(new DiscoverySettings(false, false, false, true));
            await(alone, DiscoveryMethod.PORT_80, DiscoveryState.OFF);
            try (var free = new ServerSocket(second, 1, LOOPBACK)) {
                assertThat(free.isBound()).isTrue();
            }
        }
    }

    @Test
    void aSecondPortThatAnotherProgramHasIsToldInWords() throws Exception {
        try (var taken = new ServerSocket(0, 1, LOOPBACK);
                var port = second(taken.getLocalPort())) {
            port.start(LOOPBACK);
            alone.save(new DiscoverySettings(false, false, true, true));

            await(alone, DiscoveryMethod.PORT_80, DiscoveryState.PORT_TAKEN);
        }
        assertThat(DiscoveryMethod.PORT_80.words(DiscoveryState.PORT_TAKEN)).contains("type a tuner's address");
    }

    @Test
    void aNameOfTheHouseholdIsAnsweredAndAForeignOneIsNot() throws Exception {
        house.settings.save(DiscoverySettings.NAME, new DiscoverySettings(false, true, false, true));
        var network = "{\"hostNames\":[\"TV.example.org\"],\"proxies\":[\"127.0.0.1\"]}";
        assertThat(house.send("PUT", "/api/settings/network", network).statusCode())
                .isEqualTo(200);

        assertThat(house.settings
                        .of(NetworkSettings.NAME, NetworkSettings.defaults())
                        .get()
                        .hostNames())
                .containsExactly("tv.example.org");
        assertThat(throughProxy("tv.example.org")).isEqualTo(200);
        assertThat(throughProxy("evil.example.org")).isEqualTo(403);
    }

    @Test
    void whatIsNoHostNameIsRefused() throws Exception {
        var refused = house.send("PUT", "/api/settings/network", "{\"hostNames\":[\"https://tv.example.org\"]}");

        assertThat(refused.statusCode()).isEqualTo(400);
    }

    private int throughProxy(String host) throws Exception {
        return house.send(house.request("/description.xml")
                        .header("X-Forwarded-Host", host)
                        .header("X-Forwarded-For", "192.168.1.7"))
                .statusCode();
    }

    private UsualPort second(int port) {
        return new UsualPort(
                alone,
                (bind, at) -> LanServer.open(
                        bind, at, exchange -> exchange.getResponseSender().send("behind both\n")),
                house.server::port,
                port);
    }

    private static String get(int port) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"));
            return client.send(request.build(), BodyHandlers.ofString()).body();
        }
    }

    private static int freePort() throws IOException {
        try (var any = new ServerSocket(0, 1, LOOPBACK)) {
            return any.getLocalPort();
        }
    }
}
