package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.access.User.UserSettings;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.format.json.Json;
import tv.tributary.model.GuideSource;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.testkit.Caller;
import tv.tributary.testkit.FakePanel;
import tv.tributary.testkit.FakeProvider;
import tv.tributary.testkit.JsonTree;

/// The API of panels as players read it that are strict about types.
@Timeout(90)
class XtreamOutputTest {
    private static final DateTimeFormatter GUIDE_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss +0000");
    private final House house = new House();
    private final FakeProvider provider = new FakeProvider("Erste HD", "Zweite HD");

    @BeforeEach
    void twoChannels() throws Exception {
        var added = house.catalog
                .providers()
                .add(ProviderSettings.of("Fake", provider.list()).withConnections(4));
        assertThat(house.catalog.sync().sync(added.id()).await(Duration.ofSeconds(20)))
                .isTrue();
    }

    @AfterEach
    void close() {
        house.close();
        provider.close();
    }

    private String login() {
        return "username=ann&password=" + house.tokenGate.householdToken();
    }

    private HttpResponse<String> call(String rest) throws Exception {
        return house.send(house.request("/player_api.php?" + login() + rest));
    }

    private List<?> list(String rest) throws Exception {
        return Json.read(call(rest).body(), List.class);
    }

    private static JsonTree first(List<?> list) {
        return JsonTree.of(Json.write(list.getFirst()));
    }

    @Test
    void theAccountIsTypedAsTheStrictestReaderWantsIt() throws Exception {
        var answer = JsonTree.of(call("").body());

        var user = answer.at("user_info");
        assertThat(user.value("username")).isEqualTo("ann");
        assertThat(user.value("password")).isEqualTo(house.tokenGate.householdToken());
        assertThat(user.value("auth")).isEqualTo(1);
        assertThat(user.value("status")).isEqualTo("Active");
        assertThat(user.value("active_cons")).isEqualTo("0");
        assertThat(Integer.parseInt((String) user.value("max_connections"))).isPositive();
        assertThat(user.value("allowed_output_formats")).isEqualTo(List.of("ts", "m3u8"));
        var server = answer.at("server_info");
        assertThat(server.value("url")).isEqualTo("127.0.0.1");
        assertThat(server.value("port")).isEqualTo(Integer.toString(house.server.port()));
        assertThat(server.value("timezone")).isEqualTo("UTC");
        var clock = LocalDateTime.parse(((String) server.value("time_now")).replace(' ', 'T'));
        assertThat(clock.toEpochSecond(ZoneOffset.UTC)).isEqualTo(((Number) server.value("timestamp_now")).longValue());
    }

    @Test
    void aWrongLoginIsAnAnswerAndGuessingIsSlowed() throws Exception {
        var wrong = house.send(house.request("/player_api.php?username=ann&password=wrong"));
        assertThat(wrong.statusCode()).isEqualTo(200);
        assertThat(wrong.body()).isEqualTo("{\"user_info\":{\"auth\":0}}");
        assertThat(house.send(house.request("/get.php?username=ann&password=wrong"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(house.send(house.request("/live/ann/wrong/1.ts")).statusCode())
                .isEqualTo(401);

        int status = 0;
        for (int i = 0; i < 25; i++)
            status = house.send(house.request("/player_api.php?username=ann&password=guess" + i))
                    .statusCode();

        assertThat(status).isEqualTo(429);
        assertThat(call("").statusCode()).as("a right login").isEqualTo(200);
    }

    @Test
    void aLoginMayComeInAForm() throws Exception {
        var request = house.request("/panel/player_api.php")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        login().replace("ann", URLEncoder.encode("ann & bob", StandardCharsets.UTF_8))
                                + "&action=get_account"));

        var answer = JsonTree.of(house.send(request).body());

        assertThat(answer.at("user_info").value("username")).isEqualTo("ann & bob");
    }

    @Test
    void channelsAreListedWithTheirIds() throws Exception {
        var categories = list("&action=get_live_categories");
        assertThat(categories).hasSize(1);
        var category = first(categories).value("category_id");

        var streams = list("&action=get_live_streams");

        assertThat(streams).hasSize(2);
        var stream = first(streams);
        var channel =
                house.catalog.channels().list(ChannelQuery.all()).getFirst().channel();
        assertThat(stream.value("num")).isEqualTo(1);
        assertThat(stream.value("name")).isEqualTo("Erste");
        assertThat(((Number) stream.value("stream_id")).longValue())
                .isEqualTo(channel.id().value());
        assertThat(stream.value("stream_icon")).isInstanceOf(String.class);
        assertThat(stream.value("epg_channel_id")).isEqualTo("id1");
        assertThat(stream.value("added")).isEqualTo("0");
        assertThat(stream.value("category_id")).isEqualTo(category);
        assertThat(stream.value("tv_archive")).isEqualTo(0);
        assertThat(list("&action=get_live_streams&category_id=" + category)).hasSize(2);
        assertThat(list("&action=get_live_streams&category_id=1234567")).isEmpty();
        assertThat(house.send(house.request("/xmltv.php?" + login())).body()).contains("<channel id=\"id1\">");
    }

    @Test
    void theAccountSaysWhenItEnds() throws Exception {
        var lastDay = LocalDate.of(2099, 12, 31);
        house.users.add("Ben", Optional.of("secret77"), UserSettings.defaults().until(Optional.of(lastDay)));
        var midnight = lastDay.plusDays(1).atStartOfDay(ZoneId.systemDefault()).toEpochSecond();

        var ben = JsonTree.of(house.send(house.request("/player_api.php?username=Ben&password=secret77"))
                .body());

        assertThat(ben.at("user_info").value("exp_date")).isEqualTo(Long.toString(midnight));
        assertThat(call("").body()).contains("\"exp_date\":null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"get_live_streams", "get_vod_streams", "get_series"})
    void aListComesByGetAndPostPackedAndPlainAndOnceOnly(String action) throws Exception {
        var address = "/player_api.php?" + login() + "&action=" + action;
        var plain = house.send(house.request(address));
        var tag = plain.headers().firstValue("ETag").orElseThrow();

        var form = house.request("/player_api.php")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(login() + "&action=" + action));
        assertThat(house.send(form).body()).isEqualTo(plain.body());
        var packed = house.client.send(
                house.request(address).header("Accept-Encoding", "gzip").build(), BodyHandlers.ofInputStream());
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        try (var unpacked = new GZIPInputStream(packed.body())) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(plain.body());
        }
        var head = house.send(house.request(address).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("ETag")).hasValue(tag);
        var again = house.send(house.request(address).header("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/live/ann/%s/%d.ts", "/live/ann/%s/%d", "/ann/%s/%d.ts", "/ann/%s/%d"})
    void aChannelPlaysUnderEverySpelling(String path) {
        var id = house.catalog
                .channels()
                .list(ChannelQuery.all())
                .getFirst()
                .channel()
                .id();
        var address = path.formatted(house.tokenGate.householdToken(), id.value());
        try (var player = new Caller(house.server.port(), "GET " + address + " HTTP/1.1\nUser-Agent: tv")) {
            assertThat(player.status()).isEqualTo(200);
            assertThat(player.header("Content-Type")).hasValue("video/mp2t");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/live/ann/%s/%d.m3u8", "/ann/%s/%d.m3u8"})
    void itsHlsPlaylistLeadsToSegments(String path) throws Exception {
        var id = house.catalog
                .channels()
                .list(ChannelQuery.all())
                .getFirst()
                .channel()
                .id();
        var address = path.formatted(house.tokenGate.householdToken(), id.value());

        var playlist = house.send(house.request(address));

        assertThat(playlist.statusCode()).isEqualTo(200);
        var segment = playlist.body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .findFirst()
                .orElseThrow();
        var url = playlist.request().uri().resolve(segment);
        assertThat(house.send(HttpRequest.newBuilder(url)).statusCode()).isEqualTo(200);
    }

    @Test
    void programmesAreEncodedAndFlagged() throws Exception {
        var id = house.catalog
                .channels()
                .list(ChannelQuery.all())
                .getFirst()
                .channel()
                .id();
        var now = Instant.now().atOffset(ZoneOffset.UTC);
        var guide = """
                <tv><channel id="erste.de"><display-name>Erste HD</display-name></channel>
                <programme start="%s" stop="%s" channel="erste.de"><title>Tagesschau äöü</title></programme>
                <programme start="%s" stop="%s" channel="erste.de"><title>Tatort</title></programme></tv>
                """.formatted(
                        GUIDE_TIME.format(now.minusHours(1)),
                        GUIDE_TIME.format(now.plusHours(1)),
                        GUIDE_TIME.format(now.plusHours(1)),
                        GUIDE_TIME.format(now.plusHours(2)));
        var source = house.guide.sources().add(GuideSource.Settings.of("Guide", house.file("guide", guide)));
        assertThat(house.guide.sync().sync(source.id()).await(Duration.ofSeconds(20)))
                .isTrue();

        for (var action : List.of("get_short_epg", "get_simple_data_table")) {
            var answer =
                    JsonTree.of(call("&action=" + action + "&stream_id=" + id).body());
            var listings = (List<?>) answer.value("epg_listings");
            assertThat(listings).as(action).hasSize(2);
            var on = first(listings);
            assertThat(new String(Base64.getDecoder().decode((String) on.value("title")), StandardCharsets.UTF_8))
                    .isEqualTo("Tagesschau äöü");
            assertThat(on.value("description")).isEqualTo("");
            assertThat(on.value("now_playing")).isEqualTo(1);
            assertThat(on.value("has_archive")).isEqualTo(0);
            assertThat((String) on.value("id"))
                    .matches("\\d+")
                    .isNotEqualTo(first(listings.reversed()).value("id"));
            assertThat(on.value("start_timestamp"))
                    .isEqualTo(Long.toString(now.minusHours(1).toEpochSecond()));
        }
        assertThat(call("&action=get_short_epg&stream_id=999").body()).isEqualTo("{\"epg_listings\":[]}");
    }

    @Test
    void thePlaylistOfAnAccountHasTheAddressesOfPanels() throws Exception {
        house.provider("films", """
                #EXTM3U
                #EXTINF:-1 group-title="Films",Heat (1983)
                http://127.0.0.1:1/movie/ann/secret/7.mkv
                #EXTINF:-1 group-title="Films",12 Monkeys (1995)
                http://127.0.0.1:1/movie/ann/secret/9.mkv
                #EXTINF:-1 group-title="Series",The Wire S01E02
                http://127.0.0.1:1/series/ann/secret/8.mp4
                """);
        assertThat(house.library.refresh().await(Duration.ofSeconds(20))).isTrue();
        var base = "http://127.0.0.1:" + house.server.port();
        var account = "/ann/" + house.tokenGate.householdToken() + "/";

        var list = house.send(house.request("/get.php?" + login() + "&type=m3u_plus&output=ts"))
                .body();

        var addresses = list.lines().filter(line -> line.startsWith("http")).toList();
        assertThat(addresses.stream().filter(url -> url.matches(base + "/live" + account + "\\d+\\.ts")))
                .hasSize(2);
        assertThat(addresses.stream().filter(url -> url.startsWith(base + "/movie" + account)))
                .hasSize(2);
        assertThat(addresses.stream().filter(url -> url.startsWith(base + "/series" + account)))
                .hasSize(1);
        var head = house.request(addresses.getFirst().substring(base.length())).method("HEAD", BodyPublishers.noBody());
        assertThat(house.send(head).statusCode()).isEqualTo(200);
        var hls = house.send(house.request("/get.php?" + login() + "&output=m3u8"))
                .body();
        assertThat(hls).contains(base + "/live" + account).contains(".m3u8\n");
        var another = house.request("/get.php?username=bob&password=" + house.tokenGate.householdToken());
        assertThat(house.send(another).body()).contains("/live/bob/").doesNotContain("/ann/");
    }

    @Test
    void filmsAndSeriesOfAPanelComeOutAsOfAPanel() throws Exception {
        try (var panel = new FakePanel(0, 3, 2)) {
            var added = house.catalog.providers().add(ProviderSettings.of("Panel", panel.api()));
            assertThat(house.catalog.sync().sync(added.id()).await(Duration.ofSeconds(20)))
                    .isTrue();
            assertThat(house.library.refresh().await(Duration.ofSeconds(20))).isTrue();

            var movies = list("&action=get_vod_streams");
            assertThat(movies).hasSize(house.library.total(TitleKind.MOVIE)).isNotEmpty();
            var movie = first(movies);
            assertThat(movie.value("container_extension")).isEqualTo("mkv");
            assertThat(movie.value("category_id"))
                    .isEqualTo(first(list("&action=get_vod_categories")).value("category_id"));
            var info = JsonTree.of(call("&action=get_vod_info&vod_id=" + movie.value("stream_id"))
                    .body());
            assertThat(info.at("movie_data").value("stream_id")).isEqualTo(movie.value("stream_id"));
            assertThat(info.at("info").value("name")).isEqualTo(movie.value("name"));

            var series = list("&action=get_series");
            assertThat(series).isNotEmpty();
            assertThat(first(series).value("backdrop_path")).isEqualTo(List.of());
            assertThat(first(series).value("rating")).isNotEqualTo("");
            var one = JsonTree.of(
                    call("&action=get_series_info&series_id=" + first(series).value("series_id"))
                            .body());
            assertThat(one.value("seasons")).isInstanceOf(List.class);
            assertThat(one.value("episodes")).isInstanceOf(Map.class);
        }
        assertThat(call("&action=get_vod_info&vod_id=999999").body()).contains("\"info\":{}", "\"movie_data\":{}");
    }

    @Test
    void ourOwnReaderReadsAllOfIt() throws Exception {
        try (var other = new House()) {
            var url = "http://127.0.0.1:" + house.server.port() + "/player_api.php?" + login();
            var added = other.catalog.providers().add(ProviderSettings.of("Upstairs", url));
            assertThat(other.catalog.sync().sync(added.id()).await(Duration.ofSeconds(20)))
                    .isTrue();

            assertThat(other.catalog.channels().list(ChannelQuery.all()))
                    .extracting(row -> row.channel().name())
                    .containsExactly("Erste", "Zweite");
        }
    }
}
