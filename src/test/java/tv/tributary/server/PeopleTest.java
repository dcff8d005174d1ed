package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.access.Grant;
import tv.tributary.access.TokenGate.TokenSource;
import tv.tributary.access.User;
import tv.tributary.access.User.UserSettings;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.format.json.Json;
import tv.tributary.model.PairedDevice;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.Caller;
import tv.tributary.testkit.FakeProvider;
import tv.tributary.testkit.JsonTree;

/// Users and devices as their players meet them.
@Timeout(120)
class PeopleTest {
    private static final String PASSWORD = "secret77";

    /// A tuner's client that has the limit of a user.
    private static final String TUNED = "tuned22222";

    private final House house = new House((TokenSource) token -> token.equals(TUNED) ? tuned() : Optional.empty());
    private final FakeProvider provider = new FakeProvider("Erste HD", "Zweite HD");
    private List<Long> channels = List.of();

    private Optional<Grant> tuned() {
        return house.tuners.all().stream()
                .map(tuner -> new Grant("hdhomerun " + tuner.device(), tuner.name(), TUNED, "home", 1))
                .findFirst();
    }

    @BeforeEach
    void twoChannels() throws Exception {
        var added = house.catalog
                .providers()
                .add(ProviderSettings.of("Fake", provider.list()).withConnections(4));
        assertThat(house.catalog.sync().sync(added.id()).await(Duration.ofSeconds(20)))
                .isTrue();
        channels = house.catalog.channels().list(ChannelQuery.all()).stream()
                .map(row -> row.channel().id().value())
                .toList();
        assertThat(channels).hasSize(2);
    }

    @AfterEach
    void close() {
        house.close();
        provider.close();
    }

    private User anna(UserSettings settings) {
        return house.users.add("Anna", Optional.of(PASSWORD), settings);
    }

    private Caller watch(String path, String player) {
        return new Caller(house.server.port(), "GET " + path + " HTTP/1.1\nUser-Agent: " + player);
    }

    private String ts(String token, int channel) {
        return "/" + token + "/watch/" + channels.get(channel) + ".ts";
    }

    private String xtream(String rest) {
        return "/live/Anna/" + PASSWORD + "/" + rest;
    }

    private HttpResponse<String> account() throws Exception {
        return house.send(house.request("/player_api.php?username=anna&password=" + PASSWORD));
    }

    @Test
    void aUserLogsInByNameAndPasswordAndGetsAListByTheSameLogin() throws Exception {
        var anna = anna(UserSettings.defaults());

        assertThat(JsonTree.of(account().body()).at("user_info").value("status"))
                .isEqualTo("Active");
        var list = house.send(house.request("/get.php?type=m3u_plus&username=Anna&password=" + PASSWORD));
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).contains("/live/Anna/" + PASSWORD + "/").doesNotContain(anna.token());
        try (var player = watch(xtream(channels.getFirst() + ".ts"), "tv")) {
            assertThat(player.status()).isEqualTo(200);
            assertThat(house.relay.streams().getFirst().viewers().getFirst().user())
                    .isEqualTo("Anna");
        }
        assertThat(house.send(house.request("/live/Anna/wrong/" + channels.getFirst() + ".ts"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(house.send(house.request("/live/Nobody/" + PASSWORD + "/" + channels.getFirst() + ".ts"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void oneStreamMoreThanAllowedIsRefusedInEachProtocolAndNobodyIsCutOff() throws Exception {
        var anna = anna(UserSettings.defaults().withMaxStreams(1));
        house.tuners.add("Plex", List.of());
        try (var television = watch(ts(anna.token(), 0), "tv");
                var tuner = watch("/" + TUNED + "/auto/v1", "plex")) {
            assertThat(television.status()).isEqualTo(200);
            assertThat(tuner.status()).isEqualTo(200);

            try (var transportStream = watch(ts(anna.token(), 1), "phone")) {
                assertThat(transportStream.status()).isEqualTo(503);
                assertThat(new String(transportStream.rest(), StandardCharsets.UTF_8))
                        .contains("Anna watches as many streams at once as allowed (1).");
            }
            var hls = house.send(house.request("/" + anna.token() + "/watch/" + channels.getLast() + ".m3u8"));
            assertThat(hls.statusCode()).isEqualTo(403);
            assertThat(hls.body()).contains("allowed (1)");
            try (var panel = watch(xtream(channels.getLast() + ".ts"), "phone")) {
                assertThat(panel.status()).isEqualTo(403);
            }
            var info = JsonTree.of(account().body()).at("user_info");
            assertThat(info.value("active_cons")).isEqualTo("1");
            assertThat(info.value("max_connections")).isEqualTo("1");
            try (var second = watch("/" + TUNED + "/auto/v2", "other")) {
                assertThat(second.status()).isEqualTo(503);
                assertThat(second.header("X-HDHomeRun-Error")).hasValue("805 All Tuners In Use");
            }

            assertThat(television.bytes(188 * 200)).as("goes on").hasSize(188 * 200);
            assertThat(tuner.bytes(188 * 200)).as("goes on").hasSize(188 * 200);
        }
    }

    @Test
    void aPairedDeviceThatZapsGivesItsOwnOldStreamUp() {
        var anna = anna(UserSettings.defaults().withMaxStreams(1));
        var box = house.users.devices().add(Optional.of(anna.id()), "Box");

        try (var before = watch(ts(box.token(), 0), "picture");
                var after = watch(ts(box.token(), 1), "another player on it")) {
            assertThat(after.status()).isEqualTo(200);
            before.rest();
            assertThat(house.users.limits().count("user " + anna.id())).isEqualTo(1);
            try (var other = watch(ts(anna.token(), 1), "phone")) {
                assertThat(other.status()).isEqualTo(503);
            }
        }
    }

    @Test
    void aRevokedDeviceIsOffInTheMiddleOfItsStream() throws Exception {
        var box = house.users.devices().add(Optional.empty(), "Box");
        var tablet = house.users.devices().add(Optional.empty(), "Tablet");
        try (var revoked = watch(ts(box.token(), 0), "box");
                var other = watch(ts(tablet.token(), 0), "tablet")) {
            assertThat(revoked.status()).isEqualTo(200);
            var devices = Json.read(house.get("/api/devices").body(), List.class);
            assertThat(devices.toString()).contains("plays=[Erste]").doesNotContain(box.token(), box.shortCode());

            assertThat(house.send("DELETE", "/api/devices/" + box.id(), "").statusCode())
                    .isEqualTo(204);

            revoked.rest();
            assertThat(other.bytes(188 * 200)).hasSize(188 * 200);
        }
        assertThat(house.send(house.request(ts(box.token(), 0))).statusCode()).isEqualTo(401);
        assertThat(house.send(house.request("/m/" + box.shortCode())).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoIsDisabledOrAtTheirEndIsTold() throws Exception {
        var anna = anna(UserSettings.defaults());
        var yesterday = LocalDate.now(ZoneId.systemDefault()).minusDays(1);

        house.users.change(anna.id(), "Anna", anna.settings().until(Optional.of(yesterday)));
        var info = JsonTree.of(account().body()).at("user_info");
        assertThat(info.value("auth")).isEqualTo(1);
        assertThat(info.value("status")).isEqualTo("Expired");
        assertThat(Long.parseLong((String) info.value("exp_date"))).isLessThan(System.currentTimeMillis() / 1000);
        assertThat(house.send(house.request(
                                "/player_api.php?username=anna&action=get_live_streams&password=" + PASSWORD))
                        .body())
                .isEqualTo("[]");
        assertThat(house.send(house.request(xtream(channels.getFirst() + ".ts")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(house.send(house.request("/" + anna.token() + "/playlist.m3u"))
                        .statusCode())
                .isEqualTo(401);

        house.users.change(anna.id(), "Anna", anna.settings().enabled(false));
        assertThat(JsonTree.of(account().body()).at("user_info").value("status"))
                .isEqualTo("Disabled");
    }

    @Test
    void whoMayNotRecordIsToldSo() {
        var anna = anna(UserSettings.defaults().withRights(Set.of(Grant.Right.CATCH_UP)));

        try (var recorder = watch(ts(anna.token(), 0) + "?use=recording", "recorder")) {
            assertThat(recorder.status()).isEqualTo(403);
        }
        try (var television = watch(ts(anna.token(), 0), "tv")) {
            assertThat(television.status()).isEqualTo(200);
        }
    }

    @Test
    void aTelevisionComesInByItsCodeOnAPageWithoutScripts() throws Exception {
        var code = house.users.pairing().open(Optional.empty(), "Living <room>");
        var page = house.send(house.request("/pair/" + code.code().toLowerCase(Locale.ROOT)));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Living &lt;room&gt;").doesNotContain("<script");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");
        assertThat(house.users.devices().all()).as("a look uses no code up").isEmpty();

        var connected = post("code=" + code.code() + "&name=Bedroom+TV");

        assertThat(connected.statusCode()).isEqualTo(200);
        var device = house.users.devices().all().getFirst();
        assertThat(device.name()).isEqualTo("Bedroom TV");
        assertThat(connected.body())
                .contains(
                        "Bedroom TV is connected", "/" + device.token() + "/playlist.m3u", "/m/" + device.shortCode());
        assertThat(post("code=" + code.code() + "&name=Again").statusCode()).isEqualTo(404);
        assertThat(house.users.devices().all()).hasSize(1);
        var list = house.send(house.request("/m/" + device.shortCode()));
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).startsWith("#EXTM3U").contains("/" + device.token() + "/watch/");
        assertThat(house.send(house.request("/e/" + device.shortCode())).statusCode())
                .isEqualTo(200);
        assertThat(house.users.devices().find(device.id()).flatMap(PairedDevice::seen))
                .isPresent();
    }

    @Test
    void aProgramComesInByJson() throws Exception {
        var code = Json.read(
                house.send("POST", "/api/pairing", "{\"name\":\"App\"}").body(), Map.class);

        var answer = house.send(house.request("/pair/" + code.get("code"))
                .header("Accept", "application/json")
                .POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        var device = house.users.devices().all().getFirst();
        assertThat(device.name()).isEqualTo("App");
        var addresses = JsonTree.of(answer.body());
        assertThat((String) addresses.value("playlist")).endsWith("/" + device.token() + "/playlist.m3u");
        assertThat(house.send(house.request("/player_api.php?username=" + addresses.value("user") + "&password="
                                + addresses.value("password")))
                        .body())
                .contains("\"auth\":1");
    }

    private HttpResponse<String> post(String form) throws Exception {
        return house.send(house.request("/pair")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pair/%s", "/m/%s", "/e/%s"})
    void guessingIsSlowedAndThenNoCodeIsLookedAt(String path) throws Exception {
        var code = house.users.pairing().open(Optional.empty(), "TV");
        var device = house.users.devices().add(Optional.empty(), "Box");
        for (int i = 0; i < 10; i++)
            assertThat(house.send(house.request(path.formatted("22222" + i))).statusCode())
                    .isEqualTo(404);

        assertThat(house.send(house.request(path.formatted("333333"))).statusCode())
                .isEqualTo(429);
        assertThat(house.send(house.request("/pair/" + code.code())).statusCode())
                .isEqualTo(429);
        assertThat(house.send(house.request("/m/" + device.shortCode())).statusCode())
                .isEqualTo(429);
        assertThat(house.send(house.request("/" + device.token() + "/playlist.m3u"))
                        .statusCode())
                .as("who is in stays in")
                .isEqualTo(200);
    }

    @Test
    void theApiAddsChangesAndRemovesUsers() throws Exception {
        var added = house.send(
                "POST",
                "/api/users",
                "{\"name\":\"Ben\",\"password\":\"secret77\",\"maxStreams\":2,\"days\":[\"saturday\"]}");
        assertThat(added.statusCode()).isEqualTo(201);
        var ben = house.users.all().getFirst();
        assertThat(added.body()).contains("\"days\":[\"saturday\"]").doesNotContain(PASSWORD, ben.token(), "pbkdf2");
        assertThat(house.send("POST", "/api/users", "{\"name\":\"ben\"}").statusCode())
                .isEqualTo(409);
        assertThat(house.send("POST", "/api/users", "{\"name\":\"Cleo\",\"password\":\"short\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(house.send("PUT", "/api/users/" + ben.id(), "{\"lastDay\":\"tomorrow\"}")
                        .statusCode())
                .isEqualTo(400);

        var changed =
                house.send("PUT", "/api/users/" + ben.id(), "{\"lastDay\":\"2030-01-31\",\"rights\":[\"recording\"]}");

        assertThat(changed.body()).contains("\"lastDay\":\"2030-01-31\"", "\"maxStreams\":2", "[\"recording\"]");
        List<?> all = Json.read(house.get("/api/users").body(), List.class);
        assertThat(all).hasSize(2);
        assertThat(all.getFirst().toString()).contains("id=0", "name=The household");
        assertThat(house.get("/api/users/0/addresses").body()).contains(house.tokenGate.householdToken());
        assertThat(house.get("/api/users/" + ben.id() + "/addresses").body()).contains(ben.token());
        assertThat(house.send("DELETE", "/api/users/" + ben.id(), "").statusCode())
                .isEqualTo(204);
        assertThat(house.users.all()).isEmpty();
    }

    @Test
    void aChildSeesOnlyItsGroupsOnEveryDevice() throws Exception {
        var group = house.catalog
                .channels()
                .list(ChannelQuery.all())
                .getFirst()
                .channel()
                .group();
        var added = house.send(
                "POST", "/api/users", "{\"name\":\"Kim\",\"hiddenGroups\":[\"" + group + "\"],\"movies\":false}");
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.body()).contains("\"hiddenGroups\":[\"" + group + "\"]", "\"movies\":false");
        var kim = house.users.all().getFirst();
        var tablet = house.users.devices().add(Optional.of(kim.id()), "Tablet");

        for (var token : List.of(kim.token(), tablet.token())) {
            assertThat(house.send(house.request("/" + token + "/playlist.m3u")).body())
                    .doesNotContain("/watch/");
            assertThat(house.send(house.request(ts(token, 0))).statusCode()).isEqualTo(404);
        }

        assertThat(house.send("PUT", "/api/users/" + kim.id(), "{\"hiddenGroups\":[]}")
                        .body())
                .contains("\"hiddenGroups\":[]", "\"movies\":false");
        assertThat(house.send(house.request("/" + kim.token() + "/playlist.m3u"))
                        .body())
                .contains("/watch/");
    }

    @Test
    void sessionsNameUsersAndDevicesAndCanBeEnded() throws Exception {
        var anna = anna(UserSettings.defaults());
        var box = house.users.devices().add(Optional.of(anna.id()), "Box");
        try (var television = watch(ts(box.token(), 0), "Kodi");
                var household = watch(ts(house.tokenGate.householdToken(), 0), "VLC")) {
            assertThat(television.status()).isEqualTo(200);
            assertThat(household.status()).isEqualTo(200);
            List<?> sessions = Json.read(house.get("/api/sessions").body(), List.class);
            assertThat(sessions).hasSize(2);
            assertThat(sessions.toString())
                    .contains("device=" + box.id(), "name=Anna", "title=Erste", "name=The household");

            var ended = house.send("POST", "/api/devices/" + box.id() + "/disconnect", "");

            assertThat(ended.body()).isEqualTo("{\"ended\":1}");
            television.rest();
            assertThat(household.bytes(188 * 200)).hasSize(188 * 200);
        }
        assertThat(house.users.find(box.token())).as("it may ask again").isPresent();
    }

    @Test
    void aDeviceOfNobodyIsNotAdded() throws Exception {
        assertThat(house.send("POST", "/api/devices", "{\"name\":\"Box\",\"user\":77}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(house.send("POST", "/api/devices", "{\"name\":\" \"}").statusCode())
                .isEqualTo(400);
        assertThat(house.users.devices().all()).isEmpty();
    }
}
