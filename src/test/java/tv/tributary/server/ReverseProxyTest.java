package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.server.http.NetworkSettings;
import tv.tributary.testkit.JsonTree;

/// What a reverse proxy in front sends, and what its clients get.
@Timeout(90)
class ReverseProxyTest {
    private static final String LIST = """
            #EXTM3U
            #EXTINF:-1 tvg-id="one" tvg-logo="http://logos.example/one.png" group-title="News",One
            http://example.com/1.ts
            """;
    private static final String OUTSIDE = "https://tv.example.org/tv";

    /// Nothing listens on the tuners' own port: another program may.
    private final House house = new House((OutputRoutes routes) -> new OutputRoutes(routes.groups(), List.of()));

    @BeforeEach
    void aChannelBehindAProxyOnThisMachine() throws Exception {
        house.provider("Own", LIST);
        trust(List.of("127.0.0.1"), "/tv");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void trust(List<String> proxies, String basePath) {
        house.settings.save(NetworkSettings.NAME, new NetworkSettings(9188, proxies, basePath, 0, "", List.of()));
    }

    /// As a proxy passes on what somebody elsewhere asked of `https://tv.example.org/tv`.
    private HttpRequest.Builder forwarded(String path) {
        return house.request(path)
                .header("X-Forwarded-For", "203.0.113.7")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "tv.example.org");
    }

    private String token() {
        return "/" + house.tokenGate.householdToken();
    }

    @Test
    void everyAddressInAPlaylistIsTheOneThatWorksOutside() throws Exception {
        var list = house.send(forwarded("/tv" + token() + "/playlist.m3u")).body();

        assertThat(list).contains(OUTSIDE + token() + "/watch/", OUTSIDE + token() + "/logo/");
        assertThat(list).doesNotContain("127.0.0.1", "http://");
    }

    @Test
    void aProxyMayTakeTheFolderOffItself() throws Exception {
        var told = house.send(forwarded(token() + "/playlist.m3u").header("X-Forwarded-Prefix", "/other"));
        assertThat(told.body()).contains("https://tv.example.org/other" + token() + "/watch/");

        var untold = house.send(forwarded(token() + "/playlist.m3u"));
        assertThat(untold.body()).contains(OUTSIDE + token() + "/watch/");
    }

    @Test
    void theStandardsHeaderDoesTheSame() throws Exception {
        var list = house.send(house.request("/tv" + token() + "/playlist.m3u")
                .header("Forwarded", "for=203.0.113.7;proto=https;host=tv.example.org"));
        assertThat(list.body()).contains(OUTSIDE + token() + "/watch/");
    }

    @Test
    void nobodyElseIsBelieved() throws Exception {
        trust(List.of("192.168.1.2"), "/tv");

        var list = house.send(forwarded(token() + "/playlist.m3u")).body();

        assertThat(list).contains("http://127.0.0.1:" + house.server.port() + token() + "/watch/");
        assertThat(list).doesNotContain("example.org");
    }

    @Test
    void devicesAtHomeNeedNoFolder() throws Exception {
        var home = "http://127.0.0.1:" + house.server.port();
        assertThat(house.send(house.request(token() + "/playlist.m3u")).body()).contains(home + token() + "/watch/");
        assertThat(house.send(house.request("/tv" + token() + "/playlist.m3u")).body())
                .contains(home + "/tv" + token() + "/watch/");
        assertThat(house.send(house.request("/television" + token() + "/playlist.m3u"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void anXtreamAccountNamesTheServerThatWasAsked() throws Exception {
        var login = "?username=ann&password=" + house.tokenGate.householdToken();
        var server = JsonTree.of(
                        house.send(forwarded("/tv/player_api.php" + login)).body())
                .at("server_info");
        assertThat(server.value("url")).isEqualTo("tv.example.org");
        assertThat(server.value("server_protocol")).isEqualTo("https");
        assertThat(server.value("port")).isEqualTo("443");
    }

    @Test
    void tunersAreForTheHomeHoweverTheRequestComes() throws Exception {
        house.tuners.add("Living room", List.of());

        assertThat(house.send(forwarded("/tv/discover.json")).statusCode()).isEqualTo(403);
        var inside = house.send(house.request("/tv/discover.json")
                .header("X-Forwarded-For", "192.168.1.50")
                .header("X-Forwarded-Host", "tributary.lan"));
        assertThat(JsonTree.of(inside.body()).value("BaseURL")).isEqualTo("http://tributary.lan/tv");
        var hidden = house.request("/tv/discover.json").header("X-Forwarded-For", "192.168.1.50, unknown");
        assertThat(house.send(hidden).statusCode()).isEqualTo(403);
    }

    @Test
    void foldersAndNewThingsAreNamedWithTheFolder() throws Exception {
        var dav = house.send(
                forwarded("/tv/dav" + token() + "/").header("Depth", "0").method("PROPFIND", BodyPublishers.noBody()));
        assertThat(dav.body()).contains("<D:href>/tv/dav" + token() + "/</D:href>");

        var added = house.send("POST", "/tv/api/providers", "{\"name\":\"Two\",\"location\":\"http://127.0.0.1:1/\"}");
        assertThat(added.headers().firstValue("Location").orElseThrow()).startsWith("/tv/api/providers/");
    }

    @Test
    void whoGuessesTokensIsSlowedAndNotTheProxy() throws Exception {
        int status = 0;
        for (int n = 0; n < 100 && status != 429; n++) {
            status = house.send(forwarded("/tv/nonsense" + n + "/playlist.m3u")).statusCode();
        }
        assertThat(status).isEqualTo(429);
        var another = house.request("/tv/nonsense/playlist.m3u").header("X-Forwarded-For", "203.0.113.8");
        assertThat(house.send(another).statusCode()).isEqualTo(401);
    }

    @Test
    void theProxiesAreChosenByApi() throws Exception {
        var answer = house.send("PUT", "/api/settings/network", "{\"proxies\":[\"10.0.0.0/8\"],\"basePath\":\"/x\"}");
        assertThat(answer.body()).startsWith("{\"port\":9188,\"proxies\":[\"10.0.0.0/8\"],\"basePath\":\"/x\",");
        assertThat(house.get("/api/settings/network").body()).isEqualTo(answer.body());

        for (var nonsense : List.of("{\"proxies\":[\"proxy.lan\"]}", "{\"basePath\":\"a b\"}", "{\"port\":0}")) {
            var refused = house.send("PUT", "/api/settings/network", nonsense);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("port must be 1 to 65535");
        }
        assertThat(house.get("/api/settings/network").body()).isEqualTo(answer.body());
    }
}
