package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.access.Grant;
import tv.tributary.access.TokenGate.TokenSource;
import tv.tributary.access.View;
import tv.tributary.access.View.ChannelFilter;
import tv.tributary.access.View.NameFilter;
import tv.tributary.access.View.StreamFormat;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.format.json.Json;
import tv.tributary.model.GuideSource;
import tv.tributary.model.Title.TitleKind;

/// What somebody does not see is in none of their lists, and cannot be watched by guessing its address.
@Timeout(90)
class ViewedOutputTest {
    private static final String CHILD = "child22222";
    private static final String AUNT = "aunt2222222222";
    private static final DateTimeFormatter GUIDE_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss +0000").withZone(ZoneOffset.UTC);

    /// Two who see the same.
    private static final class Family implements TokenSource {
        private static final View VIEW = View.all()
                .with(ChannelFilter.all().with(NameFilter.only(List.of("Kids"))))
                .with(TitleKind.MOVIE, NameFilter.except(List.of("Horror")))
                .with(TitleKind.SERIES, NameFilter.none())
                .numberedFrom(1)
                .with(StreamFormat.HLS)
                .withoutLogos();

        @Override
        public Optional<Grant> find(String token) {
            return List.of(CHILD, AUNT).contains(token)
                    ? Optional.of(Grant.of(token, token, token).with(VIEW))
                    : Optional.empty();
        }
    }

    private final House house = new House(new Family());

    @BeforeEach
    void fill() throws Exception {
        house.provider("one", """
                #EXTM3U
                #EXTINF:-1 tvg-id="night" tvg-chno="7" tvg-logo="http://l.test/n.png" group-title="Night",Night TV
                http://192.0.2.1/live/u/p/1.ts
                #EXTINF:-1 tvg-id="kika" tvg-chno="8" tvg-logo="http://l.test/k.png" group-title="Kids",Kinderkanal
                http://192.0.2.1/live/u/p/2.ts
                #EXTINF:-1 group-title="Family",The Cat (2001)
                http://192.0.2.1/movie/u/p/3.mkv
                #EXTINF:-1 group-title="Horror",The Axe (2002)
                http://192.0.2.1/movie/u/p/4.mkv
                #EXTINF:-1 group-title="Shows",Show S01 E01 First
                http://192.0.2.1/series/u/p/5.mkv
                """);
        assertThat(house.library.refresh().await(Duration.ofSeconds(20))).isTrue();
        var start = Instant.now();
        var guide = house.file(
                "guide", """
                <tv><channel id="night"><display-name>Night TV</display-name></channel>
                <channel id="kika"><display-name>Kinderkanal</display-name></channel>
                <programme start="%1$s" stop="%2$s" channel="night"><title>Thriller</title></programme>
                <programme start="%1$s" stop="%2$s" channel="kika"><title>Cartoon</title>
                <icon src="http://l.test/p.jpg"/></programme></tv>
                """.formatted(GUIDE_TIME.format(start), GUIDE_TIME.format(start.plusSeconds(3_600))));
        var source = house.guide.sources().add(GuideSource.Settings.of("Guide", guide));
        assertThat(house.guide.sync().sync(source.id()).await(Duration.ofSeconds(20)))
                .isTrue();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return house.send(house.request(path));
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

    private long title(TitleKind kind, String name) {
        return house.library.list(kind, name, 0, 1).titles().getFirst().id();
    }

    private List<?> api(String action) throws Exception {
        return Json.read(
                get("/player_api.php?username=x&password=" + CHILD + "&action=" + action)
                        .body(),
                List.class);
    }

    private static Object field(Object row, String name) {
        return Objects.requireNonNull(((Map<?, ?>) row).get(name), name);
    }

    @Test
    void thePlaylistHasWhatIsSeenInItsFormatWithItsNumbers() throws Exception {
        assertThat(get("/" + CHILD + "/playlist.m3u").body())
                .contains("tvg-name=\"Kinderkanal\" tvg-chno=\"1\" group-title=\"Kids\"")
                .contains("/" + CHILD + "/watch/" + channel("Kinderkanal") + ".m3u8")
                .doesNotContain("Night TV")
                .doesNotContain("tvg-logo");
        assertThat(get("/" + CHILD + "/playlist.m3u?output=ts").body())
                .contains("/watch/" + channel("Kinderkanal") + ".ts");
        assertThat(house.send(house.household("/playlist.m3u")).body())
                .contains("Night TV")
                .contains("tvg-name=\"Kinderkanal\" tvg-chno=\"8\"");
    }

    @Test
    void whoSeesTheSameGetsTheSameWithTheirOwnToken() throws Exception {
        var child = get("/" + CHILD + "/playlist.m3u");
        var aunt = get("/" + AUNT + "/playlist.m3u");

        assertThat(aunt.body()).isEqualTo(child.body().replace(CHILD, AUNT)).doesNotContain(CHILD);
        assertThat(aunt.headers().firstValueAsLong("Content-Length"))
                .hasValue(aunt.body().length());
        assertThat(aunt.headers().firstValue("ETag"))
                .isPresent()
                .isNotEqualTo(child.headers().firstValue("ETag"));
    }

    @Test
    void theGuideHasTheChannelsThatAreSeen() throws Exception {
        assertThat(get("/" + CHILD + "/guide.xml").body())
                .contains("<display-name>1 Kinderkanal</display-name>")
                .contains("Cartoon")
                .doesNotContain("Thriller")
                .doesNotContain("Night TV")
                .doesNotContain("<icon");
        assertThat(house.send(house.household("/guide.xml")).body())
                .contains("Thriller")
                .contains("<icon");
    }

    @Test
    void whatIsNotSeenCannotBeWatched() throws Exception {
        var night = channel("Night TV");
        for (var path : List.of(
                "/" + CHILD + "/watch/" + night + ".ts",
                "/" + CHILD + "/watch/" + night + ".m3u8",
                "/" + CHILD + "/watch/" + night,
                "/" + CHILD + "/logo/" + night + ".png",
                "/live/x/" + CHILD + "/" + night + ".ts",
                "/live/x/" + CHILD + "/" + night + ".m3u8",
                "/x/" + CHILD + "/" + night,
                "/" + CHILD + "/movie/" + title(TitleKind.MOVIE, "axe") + ".mkv",
                "/movie/x/" + CHILD + "/" + title(TitleKind.MOVIE, "axe") + ".mkv",
                "/" + CHILD + "/episode/" + episode() + ".mkv",
                "/series/x/" + CHILD + "/" + episode() + ".mkv")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
        var head = house.request("/" + CHILD + "/watch/" + channel("Kinderkanal") + ".ts")
                .HEAD();
        assertThat(house.send(head).statusCode()).isEqualTo(200);
        assertThat(house.send(house.household("/watch/" + night + ".ts").HEAD()).statusCode())
                .isEqualTo(200);
        var folders = HttpRequest.newBuilder(
                        house.request("/dav/" + CHILD + "/Movies/T/").build().uri())
                .method("PROPFIND", HttpRequest.BodyPublishers.noBody())
                .header("Depth", "1");
        assertThat(house.send(folders).body()).contains("The%20Cat").doesNotContain("The%20Axe");
    }

    private long episode() {
        return house.library
                .knownEpisodes(title(TitleKind.SERIES, "show"))
                .getFirst()
                .id();
    }

    @Test
    void playersWithALoginSeeNoMore() throws Exception {
        var live = api("get_live_streams");
        assertThat(live).singleElement().satisfies(row -> {
            assertThat(field(row, "name")).isEqualTo("Kinderkanal");
            assertThat(field(row, "num")).isEqualTo(1);
            assertThat(field(row, "stream_icon")).isEqualTo("");
        });
        assertThat(api("get_live_categories"))
                .singleElement()
                .satisfies(
                        row -> assertThat(field(row, "category_id")).isEqualTo(field(live.getFirst(), "category_id")));
        assertThat(api("get_vod_streams"))
                .singleElement()
                .satisfies(row -> assertThat(field(row, "name")).isEqualTo("The Cat"));
        assertThat(api("get_vod_categories"))
                .singleElement()
                .satisfies(row -> assertThat(field(row, "category_name")).isEqualTo("Family"));
        assertThat(api("get_series")).isEmpty();
        assertThat(api("get_series_categories")).isEmpty();
        var login = "/player_api.php?username=x&password=" + CHILD;
        assertThat(get(login + "&action=get_short_epg&stream_id=" + channel("Night TV"))
                        .body())
                .isEqualTo("{\"epg_listings\":[]}");
        assertThat(get(login + "&action=get_vod_info&vod_id=" + title(TitleKind.MOVIE, "axe"))
                        .body())
                .doesNotContain("The Axe");
        assertThat(get(login + "&action=get_vod_info&vod_id=" + title(TitleKind.MOVIE, "cat"))
                        .body())
                .contains("The Cat");
    }

    @Test
    void playlistsOfTitlesHaveWhatIsSeen() throws Exception {
        assertThat(get("/" + CHILD + "/movies.m3u").body())
                .contains("The Cat (2001)")
                .doesNotContain("The Axe");
        assertThat(get("/" + CHILD + "/series.m3u").body()).doesNotContain("Show");
        assertThat(get("/" + CHILD + "/films.m3u").body()).isEqualTo("#EXTM3U\n");
        assertThat(house.send(house.household("/series.m3u")).body()).contains("Show");
    }
}
