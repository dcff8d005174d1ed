package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.access.User;
import tv.tributary.access.User.UserSettings;
import tv.tributary.access.View;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.model.GuideSource;
import tv.tributary.model.ParentalLimit;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.server.watch.ParentalCheck;
import tv.tributary.testkit.Caller;
import tv.tributary.testkit.FakeProvider;

/// An age limit as a child's players meet it: "Erste" shows something for 16 and up, "Zweite" for 6, "Dritte" nobody
/// knows what.
@Timeout(120)
class ParentalTest {
    private static final DateTimeFormatter GUIDE_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss +0000").withZone(ZoneOffset.UTC);

    private final House house = new House();
    private final FakeProvider provider = new FakeProvider("Erste HD", "Zweite HD", "Dritte HD");

    @BeforeEach
    void threeChannelsAndTheirGuide() throws Exception {
        var added = house.catalog
                .providers()
                .add(ProviderSettings.of("Fake", provider.list()).withConnections(4));
        assertThat(house.catalog.sync().sync(added.id()).await(Duration.ofSeconds(20)))
                .isTrue();
        var start = Instant.now().minusSeconds(600);
        var guide = house.file(
                "guide", """
                <tv><channel id="1"><display-name>Erste HD</display-name></channel>
                <channel id="2"><display-name>Zweite HD</display-name></channel>
                <programme start="%1$s" stop="%2$s" channel="1"><title>Axe Murders</title>
                <rating system="FSK"><value>16</value></rating></programme>
                <programme start="%1$s" stop="%2$s" channel="2"><title>Cartoon</title>
                <rating system="FSK"><value>FSK 6</value></rating></programme></tv>
                """.formatted(GUIDE_TIME.format(start), GUIDE_TIME.format(start.plusSeconds(7_200))));
        var source = house.guide.sources().add(GuideSource.Settings.of("Guide", guide));
        assertThat(house.guide.sync().sync(source.id()).await(Duration.ofSeconds(20)))
                .isTrue();
    }

    @AfterEach
    void close() {
        house.close();
        provider.close();
    }

    private User child(boolean unrated) {
        var view = View.all().withParental(Optional.of(new ParentalLimit(12, unrated)));
        var user = house.users.add(
                "Tim", Optional.of("secret77"), UserSettings.defaults().seeing(view));
        return house.users.changePin(user.id(), Optional.of("2468"));
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

    private HttpResponse<String> get(String path) throws Exception {
        return house.send(house.request(path));
    }

    private Caller watch(String token, String channel) {
        return new Caller(
                house.server.port(), "GET /" + token + "/watch/" + channel(channel) + ".ts HTTP/1.1\nUser-Agent: tv");
    }

    @Test
    void whatIsOnForOlderOnesIsRefusedInWordsAndTheRestPlays() throws Exception {
        var tim = child(true);
        try (var refused = watch(tim.token(), "Erste")) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(new String(refused.rest(), StandardCharsets.UTF_8))
                    .contains("\"Axe Murders\" is for viewers from 16 years on. Tim may watch what is for up to 12.");
        }
        var hls = get("/" + tim.token() + "/watch/" + channel("Erste") + ".m3u8");
        assertThat(hls.statusCode()).isEqualTo(403);
        assertThat(hls.body()).contains("Axe Murders");
        assertThat(get("/live/Tim/secret77/" + channel("Erste") + ".ts").statusCode())
                .isEqualTo(403);
        try (var cartoon = watch(tim.token(), "Zweite");
                var unknown = watch(tim.token(), "Dritte")) {
            assertThat(cartoon.status()).isEqualTo(200);
            assertThat(unknown.status()).isEqualTo(200);
        }
        try (var household = watch(house.tokenGate.householdToken(), "Erste")) {
            assertThat(household.status()).isEqualTo(200);
        }
    }

    @Test
    void whatHasNoRatingIsRefusedToWhomItIsForbidden() throws Exception {
        var tim = child(false);
        try (var refused = watch(tim.token(), "Dritte")) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(new String(refused.rest(), StandardCharsets.UTF_8)).contains("has no age rating");
        }
        try (var cartoon = watch(tim.token(), "Zweite")) {
            assertThat(cartoon.status()).isEqualTo(200);
        }
    }

    @Test
    void theGuideLeavesOutWhatIsForOlderOnes() throws Exception {
        var tim = child(true);
        assertThat(get("/" + tim.token() + "/guide.xml").body())
                .contains("Erste", "Cartoon")
                .doesNotContain("Axe Murders");
        assertThat(house.send(house.household("/guide.xml")).body()).contains("Axe Murders");
        var listings = "/player_api.php?username=Tim&password=secret77&action=get_short_epg&stream_id=";
        assertThat(get(listings + channel("Erste")).body()).isEqualTo("{\"epg_listings\":[]}");
        assertThat(get(listings + channel("Zweite")).body()).contains("\"title\"");
    }

    @Test
    void thePageForBrowsersAsksForThePinAndLeadsToAPageThatPlays() throws Exception {
        var tim = child(true);
        var page = "/" + tim.token() + "/watch/" + channel("Erste");
        var asked = get(page);
        assertThat(asked.statusCode()).isEqualTo(403);
        assertThat(asked.body())
                .contains("&quot;Axe Murders&quot; is for viewers from 16 years on")
                .contains("<form method=\"post\" action=\"" + channel("Erste") + "/pin\">");
        assertThat(get("/" + tim.token() + "/watch/" + channel("Zweite")).statusCode())
                .isEqualTo(200);

        var wrong = post(page + "/pin", "pin=1111");
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.body()).contains("That is not the PIN.", "action=\"pin\"");

        var right = post(page + "/pin", "pin=2468");
        assertThat(right.statusCode()).isEqualTo(303);
        var location = right.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith("../../../").endsWith("/watch/" + channel("Erste"));
        var path = location.substring("../../..".length());
        assertThat(get(path).body()).contains("data-playlist");
        try (var film = new Caller(house.server.port(), "GET " + path + ".ts HTTP/1.1\nUser-Agent: tv")) {
            assertThat(film.status()).isEqualTo(200);
        }
        assertThat(get(page).statusCode()).as("the child's own address").isEqualTo(403);
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return house.send(house.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    @Test
    void aStreamEndsWhenSomethingForOlderOnesBegins() throws Exception {
        var tim = child(true);
        try (var watching = watch(tim.token(), "Dritte");
                var other = watch(house.tokenGate.householdToken(), "Dritte")) {
            assertThat(watching.status()).isEqualTo(200);
            assertThat(other.status()).isEqualTo(200);
            var source = house.file("late", """
                    <tv><channel id="3"><display-name>Dritte HD</display-name></channel>
                    <programme start="%1$s" stop="%2$s" channel="3"><title>Late Show</title>
                    <rating system="FSK"><value>18</value></rating></programme></tv>
                    """.formatted(
                            GUIDE_TIME.format(Instant.now().minusSeconds(60)),
                            GUIDE_TIME.format(Instant.now().plusSeconds(3_600))));
            var late = house.guide.sources().add(GuideSource.Settings.of("Late", source));
            assertThat(house.guide.sync().sync(late.id()).await(Duration.ofSeconds(20)))
                    .isTrue();

            new ParentalCheck(house.guide, InstantSource.system()).endBlocked(house.users.limits(), house.relay);

            watching.rest();
            assertThat(other.bytes(188 * 200)).as("goes on").hasSize(188 * 200);
        }
    }

    @Test
    void filmsAndSeriesForOlderOnesAreNeitherListedNorPlayed() throws Exception {
        house.provider("films", """
                #EXTM3U
                #EXTINF:-1 group-title="Family" age="6",The Cat (2001)
                http://192.0.2.1/movie/u/p/3.mkv
                #EXTINF:-1 group-title="Family" age="FSK 16",The Axe (2002)
                http://192.0.2.1/movie/u/p/4.mkv
                #EXTINF:-1 group-title="XXX",The Other (2003)
                http://192.0.2.1/movie/u/p/5.mkv
                """);
        assertThat(house.library.refresh().await(Duration.ofSeconds(20))).isTrue();
        var tim = child(false);
        assertThat(get("/" + tim.token() + "/movies.m3u").body())
                .contains("The Cat")
                .doesNotContain("The Axe", "The Other");
        var api = "/player_api.php?username=Tim&password=secret77&action=";
        assertThat(get(api + "get_vod_streams").body()).contains("The Cat").doesNotContain("The Axe", "The Other");
        assertThat(get(api + "get_vod_categories").body()).contains("Family").doesNotContain("XXX");
        assertThat(get("/" + tim.token() + "/films.m3u").body())
                .contains("The Cat")
                .doesNotContain("The Axe", "The Other");
        assertThat(house.send(house.household("/movies.m3u")).body()).contains("The Axe", "The Other");
        assertThat(properties(tim.token(), "/Movies/T/").body())
                .contains("The%20Cat%20%282001%29")
                .doesNotContain("Axe", "Other");
        var axe = house.library
                .list(TitleKind.MOVIE, "axe", 0, 1)
                .titles()
                .getFirst()
                .id();
        var path = "/Movies/T/The%20Axe%20%282002%29%20%5B" + axe + "%5D/";
        assertThat(properties(tim.token(), path).statusCode()).isEqualTo(404);
        assertThat(properties(house.tokenGate.householdToken(), path).statusCode())
                .isEqualTo(207);
    }

    private HttpResponse<String> properties(String token, String path) throws Exception {
        return house.send(
                house.request("/dav/" + token + path).header("Depth", "1").method("PROPFIND", BodyPublishers.noBody()));
    }

    @Test
    void limitsAreSetAndShownByTheApi() throws Exception {
        var added = house.send(
                "POST",
                "/api/users",
                "{\"name\":\"Lena\",\"highestAge\":10,\"unrated\":false,\"largestPicture\":720,\"guideDays\":3}");
        assertThat(added.statusCode()).isEqualTo(201);
        var lena = house.users.all().getFirst();
        assertThat(lena.settings().view().parental()).contains(new ParentalLimit(10, false));
        assertThat(added.body())
                .contains("\"highestAge\":10", "\"unrated\":false", "\"largestPicture\":720", "\"mostKbps\":0")
                .contains("\"guideDays\":3", "\"hasPin\":false");

        var address = "/api/users/" + lena.id();
        assertThat(house.send("POST", address + "/pin", "{\"pin\":\"13579\"}").body())
                .contains("\"hasPin\":true");
        assertThat(house.send("POST", address + "/pin", "{\"pin\":\"x\"}").statusCode())
                .isEqualTo(400);
        assertThat(house.send("PUT", address, "{\"highestAge\":-1}").statusCode())
                .isEqualTo(400);
        var free = house.send("PUT", address, "{\"highestAge\":18}");
        assertThat(free.body()).contains("\"highestAge\":18", "\"largestPicture\":720");
        assertThat(house.users.find(lena.id()).orElseThrow().settings().view().parental())
                .isEmpty();
    }
}
