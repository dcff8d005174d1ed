package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.access.User.UserSettings;
import tv.tributary.access.View;
import tv.tributary.access.View.ChannelFilter;
import tv.tributary.access.View.NameFilter;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.format.json.Json;
import tv.tributary.server.http.NetworkSettings;

/// The app in a browser, as its page asks the server.
@Timeout(60)
class BrowserAppTest {
    private static final String LIST = """
            #EXTM3U
            #EXTINF:-1 tvg-id="ard" tvg-chno="1" group-title="Germany",Das Erste
            http://127.0.0.1:9/1.ts
            #EXTINF:-1 tvg-chno="2" group-title="Germany",ZDF
            http://127.0.0.1:9/2.ts
            #EXTINF:-1 tvg-chno="3" group-title="Kids",KiKA
            http://127.0.0.1:9/3.ts
            """;

    record Page(List<Row> rows) {}

    record Row(String name) {}

    private final House house = new House();

    @BeforeEach
    void readTheList() throws Exception {
        house.provider("list", LIST);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private HttpRequest.Builder post(String path, String json) {
        return house.request("/app/api/" + path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
    }

    private String origin() {
        return "http://127.0.0.1:" + house.server.port();
    }

    /// The cookie of a browser that came in by a code.
    private String paired(Optional<Long> user) throws Exception {
        var code = house.users.pairing().open(user, "Phone").code();
        var answer = house.send(
                post("pair", "{\"code\":\"" + code + "\",\"name\":\"Phone\"}").header("Origin", origin()));
        assertThat(answer.statusCode()).isEqualTo(204);
        return answer.headers().firstValue("Set-Cookie").orElseThrow();
    }

    private HttpResponse<String> get(String path, String cookie) throws Exception {
        return house.send(house.request("/app/" + path).header("Cookie", cookie.replaceAll(";.*", "")));
    }

    private List<String> names(String query, String cookie) throws Exception {
        var rows = Json.read(get("api/channels" + query, cookie).body(), Page.class)
                .rows();
        return rows.stream().map(Row::name).toList();
    }

    @Test
    void thePageIsOursAloneAndItsFilesAreKeptForEver() throws Exception {
        assertThat(house.send(house.request("/app")).headers().firstValue("Location"))
                .hasValue("/app/");
        var page = house.send(house.request("/app/").header("Accept-Language", "de-AT,en;q=0.5"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'", "'sha256-")
                .doesNotContain("unsafe");
        assertThat(page.body())
                .contains("lang=\"de\"", "\"app.live-search\":\"Sender suchen\"")
                .doesNotContainPattern("\\s(style|on[a-z]+)=")
                .doesNotContain("http://", "https://", house.tokenGate.householdToken());
        var files = Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                .matcher(page.body())
                .results()
                .toList();
        assertThat(files).hasSizeGreaterThan(15);
        for (var file : files) {
            var answer = house.send(house.request("/app/" + file.group(1)));
            assertThat(answer.statusCode()).as(file.group(1)).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        }
    }

    @Test
    void aCodeGivesACookieThatNoScriptReadsAndNoOtherPageSends() throws Exception {
        var cookie = paired(Optional.empty());
        assertThat(cookie)
                .contains("; HttpOnly", "; SameSite=Strict", "; Path=/app;")
                .doesNotContain("Secure");
        assertThat(get("api/me", cookie).body()).contains("\"household\":true");
        assertThat(names("", cookie)).containsExactly("Das Erste", "ZDF", "KiKA");
        assertThat(get("watch/" + channel("KiKA") + ".m3u8", "tributary=wrong").statusCode())
                .isEqualTo(401);
    }

    private long channel(String name) {
        return house.catalog
                .channels()
                .list(ChannelQuery.of(name))
                .getFirst()
                .channel()
                .id()
                .value();
    }

    @Test
    void aWrongCodeSaysSoAndAUsedOneIsWrong() throws Exception {
        var answer = house.send(post("pair", "{\"code\":\"ABCDEF\"}"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("error");
        assertThat(house.send(house.request("/app/api/me")).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example, 403",
        "null, 403",
        "https://127.0.0.1:1, 403",
    })
    void whatAnotherPagePostsIsRefused(String origin, int status) throws Exception {
        var cookie = paired(Optional.empty());
        var answer = house.send(post("favourite", "{\"channel\":" + channel("ZDF") + ",\"favourite\":true}")
                .header("Cookie", cookie.replaceAll(";.*", ""))
                .header("Origin", origin));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(house.catalog.channels().list(ChannelQuery.ofFavourites())).isEmpty();
    }

    @Test
    void theHouseholdMarksFavouritesAndFindsThem() throws Exception {
        var cookie = paired(Optional.empty());
        var answer = house.send(post("favourite", "{\"channel\":" + channel("ZDF") + ",\"favourite\":true}")
                .header("Cookie", cookie.replaceAll(";.*", ""))
                .header("Origin", origin()));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(names("?favourites=true", cookie)).containsExactly("ZDF");
        assertThat(names("?text=kika", cookie)).containsExactly("KiKA");
        assertThat(names("?text=3", cookie)).first().isEqualTo("KiKA");
        assertThat(names("?group=Germany&offset=1", cookie)).containsExactly("ZDF");
        assertThat(get("api/home", cookie).body()).contains("ZDF");
    }

    @Test
    void aUserSeesWhatTheirViewHasAndNothingOfTheHouseholds() throws Exception {
        var kids = View.all().with(ChannelFilter.all().with(NameFilter.only(List.of("Kids"))));
        var user =
                house.users.add("Ida", Optional.empty(), UserSettings.defaults().seeing(kids));
        var cookie = paired(Optional.of(user.id()));
        assertThat(names("", cookie)).containsExactly("KiKA");
        assertThat(get("api/groups", cookie).body()).isEqualTo("[{\"name\":\"Kids\",\"channels\":1}]");
        assertThat(get("api/channel?id=" + channel("ZDF"), cookie).statusCode()).isEqualTo(404);
        assertThat(get("watch/" + channel("ZDF") + ".m3u8", cookie).statusCode())
                .isEqualTo(404);
        assertThat(get("api/sessions", cookie).statusCode()).isEqualTo(404);
        assertThat(get("api/me", cookie).body()).contains("\"household\":false");
    }

    @Test
    void aRevokedDeviceIsToldWithinASecond() throws Exception {
        var cookie = paired(Optional.empty());
        var events = house.client.send(
                house.request("/app/api/events")
                        .header("Cookie", cookie.replaceAll(";.*", ""))
                        .build(),
                BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8))) {
            long begun = System.nanoTime();
            house.users.devices().all().forEach(device -> house.users.devices().revoke(device.id()));
            assertThat(lines.readLine()).isEqualTo("event: gone");
            assertThat(System.nanoTime() - begun).isLessThan(1_000_000_000L);
        }
        assertThat(get("api/me", cookie).statusCode()).isEqualTo(401);
    }

    @Test
    void belowAProxysPathTheCookieGoesThereOnly() throws Exception {
        house.settings.save(
                NetworkSettings.NAME, new NetworkSettings(9188, List.of("127.0.0.1"), "/tv", 0, "", List.of()));
        var code = house.users.pairing().open(Optional.empty(), "Phone").code();
        var answer = house.send(post("pair", "{\"code\":\"" + code + "\"}")
                .header("X-Forwarded-Prefix", "/tv")
                .header("X-Forwarded-Proto", "https"));
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("; Path=/tv/app;", "; Secure");
    }
}
