package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.format.hdhomerun.TunerDeviceId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.server.hdhomerun.VirtualTuner;
import tv.tributary.testkit.Caller;
import tv.tributary.testkit.FakeProvider;
import tv.tributary.testkit.JsonTree;

/// What clients of HDHomeRun devices ask over HTTP.
@Timeout(90)
class HdHomeRunTest {
    /// Nothing listens on the protocol's own port: another program may.
    private final House house = new House((OutputRoutes routes) -> new OutputRoutes(routes.groups(), List.of()));

    private final FakeProvider provider = new FakeProvider("Erste HD", "Zweite HD", "Dritte HD");

    @BeforeEach
    void threeChannels() throws Exception {
        var added = house.catalog
                .providers()
                .add(ProviderSettings.of("Fake", provider.list()).withConnections(1));
        assertThat(house.catalog.sync().sync(added.id()).await(Duration.ofSeconds(20)))
                .isTrue();
    }

    @AfterEach
    void close() {
        house.close();
        provider.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return house.send(house.request(path));
    }

    private VirtualTuner tuner() {
        return house.tuners.add("Living room", List.of());
    }

    private String stream(VirtualTuner tuner, String path) {
        return "/" + tuner.token() + path;
    }

    @Test
    void withoutATunerThereIsNothing() throws Exception {
        assertThat(get("/discover.json").statusCode()).isEqualTo(404);
        assertThat(get("/lineup.json").statusCode()).isEqualTo(404);
    }

    @Test
    void theFirstTunerAnswersAtTheBareAddress() throws Exception {
        var tuner = tuner();
        house.tuners.add("Bedroom", List.of());

        var discover = get("/discover.json");

        assertThat(discover.statusCode()).isEqualTo(200);
        assertThat(discover.headers().firstValue("Content-Type")).contains("application/json");
        var base = "http://127.0.0.1:" + house.server.port();
        assertThat(discover.body())
                .isEqualTo(
                        "{\"FriendlyName\":\"Living room\",\"Manufacturer\":\"Silicondust\",\"ModelNumber\":\"HDHR5-4K\","
                                + "\"FirmwareName\":\"hdhomerun5_atsc\",\"FirmwareVersion\":\"20250815\",\"DeviceID\":\""
                                + tuner.device() + "\",\"DeviceAuth\":\"\",\"BaseURL\":\"" + base
                                + "\",\"LineupURL\":\"" + base
                                + "/lineup.json\",\"TunerCount\":4}");
    }

    @Test
    void eachTunerHasDocumentsOfItsOwn() throws Exception {
        tuner();
        var bedroom = house.tuners.add("Bedroom", List.of());

        var discover = JsonTree.of(
                get("/hdhomerun/" + bedroom.device() + "/discover.json").body());

        assertThat(discover.value("FriendlyName")).isEqualTo("Bedroom");
        assertThat(discover.value("LineupURL"))
                .isEqualTo(
                        "http://127.0.0.1:" + house.server.port() + "/hdhomerun/" + bedroom.device() + "/lineup.json");
        assertThat(get("/hdhomerun/105C33F0/discover.json").statusCode()).isEqualTo(404);
        assertThat(get("/device.xml").body())
                .contains("<friendlyName>Living room</friendlyName>")
                .doesNotContain(bedroom.device());
    }

    @Test
    void theLineupIsTypedAsClientsReadIt() throws Exception {
        var tuner = tuner();
        var url = "http://127.0.0.1:" + house.server.port() + stream(tuner, "/auto/v");

        assertThat(get("/lineup.json").body())
                .startsWith("[{\"GuideNumber\":\"1\",\"GuideName\":\"Erste\",\"HD\":1,\"URL\":\"" + url + "1\"},")
                .contains("{\"GuideNumber\":\"3\",\"GuideName\":\"Dritte\",\"HD\":1,\"URL\":\"" + url + "3\"}]");
        assertThat(get("/lineup.xml").body())
                .contains("<Program><GuideNumber>2</GuideNumber><GuideName>Zweite</GuideName><HD>1</HD><URL>" + url
                        + "2</URL></Program>");
        assertThat(get("/lineup.m3u").body()).contains("tvg-chno=\"2\"").contains(url + "2\n");
        assertThat(get("/lineup_status.json").body())
                .isEqualTo("{\"ScanInProgress\":0,\"ScanPossible\":1,\"Source\":\"Cable\",\"SourceList\":[\"Cable\"]}");
    }

    @Test
    void aTunerOfSomeGroupsHasNoOtherChannels() throws Exception {
        house.tuners.add("Nothing", List.of("A group that is not there"));

        assertThat(get("/lineup.json").body()).isEqualTo("[]");
    }

    @Test
    void plexMayStartAScan() throws Exception {
        tuner();

        var scan = house.send("POST", "/lineup.post?scan=start&source=Cable", "");

        assertThat(scan.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 203.0.113.7",
                "X-Forwarded-For: 192.168.1.5, 203.0.113.7",
                "X-Forwarded-For: tv.example",
                "Forwarded: for=203.0.113.7"
            })
    void theInternetGetsNoLineup(String header) {
        tuner();
        try (var caller = new Caller(house.server.port(), "GET /lineup.json HTTP/1.1\n" + header)) {
            assertThat(caller.status()).isEqualTo(403);
        }
    }

    @Test
    void aProxyOfThisHouseMayAsk() {
        tuner();
        var forwarded = "GET /lineup.json HTTP/1.1\nX-Forwarded-For: 192.168.1.5, fd12::7";
        try (var caller = new Caller(house.server.port(), forwarded)) {
            assertThat(caller.status()).isEqualTo(200);
        }
    }

    @Test
    void aPageWhoseNameWasMadeToPointHereGetsNoLineup() throws Exception {
        tuner();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), house.server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET /lineup.json HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void aChannelPlaysByItsNumber() {
        var tuner = tuner();
        try (var caller = watch(tuner, "/auto/v2")) {
            assertThat(caller.status()).isEqualTo(200);
            assertThat(caller.header("Content-Type")).hasValue("video/mp2t");
            assertThat(caller.header("X-HDHomeRun-Resource")).hasValue("tuner0");
            assertThat(house.relay.streams().getFirst().viewers().getFirst().user())
                    .isEqualTo("Living room");
        }
    }

    @Test
    void aStreamEndsAfterItsDuration() {
        try (var caller = watch(tuner(), "/tuner1/v2?duration=1")) {
            assertThat(caller.status()).isEqualTo(200);
            assertThat(caller.header("X-HDHomeRun-Resource")).hasValue("tuner1");
            assertThat(caller.rest()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auto/v77", "/auto/ch501000000", "/tuner0/v1.5"})
    void anUnknownChannelIsErrorEightHundredOne(String path) {
        try (var caller = watch(tuner(), path)) {
            assertThat(caller.status()).isEqualTo(404);
            assertThat(caller.header("X-HDHomeRun-Error")).hasValue("801 Unknown Channel");
        }
    }

    @Test
    void whenAllConnectionsAreInUseTheNextIsErrorEightHundredFiveAndTheFirstGoesOn() {
        var tuner = tuner();
        try (var first = watch(tuner, "/auto/v1", "Lavf/60");
                var second = watch(tuner, "/auto/v2", "Other/1")) {
            assertThat(first.status()).isEqualTo(200);
            assertThat(second.status()).isEqualTo(503);
            assertThat(second.header("X-HDHomeRun-Error")).hasValue("805 All Tuners In Use");
            assertThat(house.relay.streams())
                    .filteredOn(stream -> !stream.viewers().isEmpty())
                    .singleElement()
                    .satisfies(stream -> assertThat(stream.name()).isEqualTo("Erste"));
        }
    }

    @Test
    void anotherTokenEndsTheOldAddresses() {
        var tuner = tuner();
        var renewed = house.tuners
                .renewToken(TunerDeviceId.of(tuner.device()).orElseThrow())
                .orElseThrow();

        try (var old = watch(tuner, "/auto/v1");
                var fresh = watch(renewed, "/auto/v1")) {
            assertThat(old.status()).isEqualTo(401);
            assertThat(fresh.status()).isEqualTo(200);
        }
    }

    @Test
    void aRemovedTunerIsGoneAndComesBackWithItsIdAndToken() throws Exception {
        var tuner = tuner();
        var removed = house.tuners
                .remove(TunerDeviceId.of(tuner.device()).orElseThrow())
                .orElseThrow();
        assertThat(get("/discover.json").statusCode()).isEqualTo(404);

        house.tuners.restore(removed);

        assertThat(JsonTree.of(get("/discover.json").body()).value("DeviceID")).isEqualTo(tuner.device());
        assertThat(get("/lineup.json").body()).contains(tuner.token());
    }

    private Caller watch(VirtualTuner tuner, String path) {
        return watch(tuner, path, "Lavf/60");
    }

    private Caller watch(VirtualTuner tuner, String path, String player) {
        return new Caller(house.server.port(), "GET " + stream(tuner, path) + " HTTP/1.1\nUser-Agent: " + player);
    }
}
