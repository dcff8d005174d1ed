package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.library.VersionReason;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.Title;
import tv.tributary.model.Title.Episode;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.model.Title.TitleVersion;
import tv.tributary.testkit.FakePanel;
import tv.tributary.testkit.RawServer;

/// Films and series of lists and accounts as one catalogue, asked for and watched through the whole server.
class TitlesTest {
    private static final String HEAD = "#EXTM3U\n";

    private final House house = new House();
    private final RawServer provider = new RawServer();

    @AfterEach
    void close() {
        house.close();
        provider.close();
    }

    private static String entry(String name, String url) {
        return "#EXTINF:-1 group-title=\"Films\"," + name + "\n" + url + "\n";
    }

    private void list(String name, String text) throws Exception {
        house.provider(name, HEAD + text);
        refresh();
    }

    private void refresh() throws Exception {
        assertThat(house.library.refresh().await(Duration.ofSeconds(20))).isTrue();
    }

    private List<Title> movies(String text) {
        return house.library.list(TitleKind.MOVIE, text, 0, 100).titles();
    }

    private List<Title> series() {
        return house.library.list(TitleKind.SERIES, "", 0, 100).titles();
    }

    @Test
    void versionsOfOneFilmAreOneTitle() throws Exception {
        list(
                "one",
                entry("EN - The Film (2001)", "http://a.test/movie/u/p/1.mkv")
                        + entry("The Film (2001) 4K", "http://a.test/movie/u/p/2.mkv")
                        + entry("The Film (2017)", "http://a.test/movie/u/p/3.mkv")
                        + entry("The Film", "http://a.test/movie/u/p/4.mkv"));
        list("two", entry("DE - the film (2001)", "http://b.test/movie/x/y/9.mp4"));

        assertThat(movies("")).extracting(Title::name).containsExactly("The Film", "The Film", "The Film");
        var film = movies("").stream()
                .filter(title -> title.year().orElse(0) == 2001)
                .findFirst()
                .orElseThrow();
        // Where no list says when it was added, it is when it came.
        assertThat(film.added()).hasValueSatisfying(when -> assertThat(when).isAfter(Instant.EPOCH));
        assertThat(house.library.versions(film.id()))
                .extracting(version -> version.height() + version.language() + " " + version.provider())
                .containsExactly("2160 one", "0en one", "0de two");
    }

    @Test
    void episodesOfAListAreOfOneSeries() throws Exception {
        list(
                "one",
                entry("Show S01 E02 Second", "http://a.test/series/u/p/12.mp4")
                        + entry("Show S01 E01", "http://a.test/series/u/p/11.mp4")
                        + entry("EN - Show S01E01 First", "http://a.test/series/u/p/13.mp4"));

        assertThat(series()).extracting(Title::name).containsExactly("Show");
        var episodes = house.library.episodes(series().getFirst().id());
        assertThat(episodes)
                .extracting(one -> one.season() + "x" + one.number() + " " + one.name())
                .containsExactly("1x1 First", "1x2 Second");
        assertThat(house.library.versionsOfEpisode(episodes.getFirst().id())).hasSize(2);
        assertThat(movies("")).isEmpty();
    }

    @Test
    void anAccountsFilmsAndSeriesAreTitlesAndARenamedOneKeepsItsId() throws Exception {
        try (var panel = new FakePanel(1, 5, 2)) {
            var id = house.catalog
                    .providers()
                    .add(ProviderSettings.of("Panel", panel.api()).withRefreshEvery(Duration.ZERO))
                    .id();
            assertThat(house.catalog.sync().sync(id).await(Duration.ofSeconds(20)))
                    .isTrue();
            refresh();
            assertThat(movies("film 3")).extracting(Title::name).containsExactly("Film 3");
            assertThat(series()).extracting(Title::name).containsExactly("Show 1", "Show 2");
            var before = movies("").stream().map(Title::id).sorted().toList();
            assertThat(movies("film 3").getFirst().tmdb()).isEqualTo("900003");

            panel.renameMovies(3);
            assertThat(house.catalog.sync().sync(id).await(Duration.ofSeconds(20)))
                    .isTrue();
            refresh();
            assertThat(movies("").stream().map(Title::id).sorted().toList()).isEqualTo(before);
            assertThat(movies("renamed")).hasSize(3);
            assertThat(movies("film 3")).isEmpty();
        }
    }

    @Test
    void aPanelIsAskedForTheEpisodesOfASeriesWhenSomebodyLooks() throws Exception {
        try (var panel = new FakePanel(1, 0, 2)) {
            account(panel);
            assertThat(panel.asked()).doesNotContain("get_series_info");

            var show = house.get("/api/series/" + series().getFirst().id()).body();
            assertThat(show)
                    .contains("\"season\":1", "\"name\":\"First\"", "\"number\":2")
                    .doesNotContain("s3cret");
            house.get("/api/series/" + series().getFirst().id());
            assertThat(panel.asked()).filteredOn("get_series_info"::equals).hasSize(1);

            var episode = house.library.episodes(series().getFirst().id()).getFirst();
            var version = house.library.versionsOfEpisode(episode.id()).getFirst();
            assertThat(house.catalog
                            .films()
                            .candidate(version.source(), version.stream())
                            .orElseThrow()
                            .url())
                    .isEqualTo(panel.base() + "/series/ann/s3cret/70.mkv");
        }
    }

    @Test
    void theApiShowsWhatAPanelSaysOfAFilm() throws Exception {
        try (var panel = new FakePanel(1, 1, 0)) {
            account(panel);
            var film = house.get("/api/movies/" + movies("").getFirst().id()).body();
            assertThat(film)
                    .contains("\"cast\":\"Ann Ho, Bo Li\"", "\"seconds\":5400", "\"released\":\"1951-05-01\"")
                    .contains("\"video\":\"h264\"", "\"languages\":[\"eng\"]", "http://posters.test/b1.jpg")
                    .doesNotContain("s3cret");
        }
    }

    @Test
    void aSeriesWhoseEpisodesDoNotComeIsAskedAgain() throws Exception {
        try (var panel = new FakePanel(1, 0, 1)) {
            panel.answer("get_series_info", 404, "x");
            account(panel);
            var show = series().getFirst().id();
            assertThat(house.library.episodes(show)).isEmpty();
            panel.answerAsUsual("get_series_info");
            assertThat(house.library.episodes(show)).hasSize(2);
        }
    }

    private static final String TWO_FILMS = entry("The Film (2001)", "http://a.test/movie/u/p/1.mkv")
            + entry("Der Film (2001) 4K", "http://a.test/movie/u/p/2.mkv");

    private List<String> names() {
        return movies("").stream()
                .map(title -> title.name() + " " + title.year().orElse(0))
                .toList();
    }

    private long id(String name) {
        return movies(name).getFirst().id();
    }

    private String edit(String path, String body) throws Exception {
        return house.send("POST", "/api/titles/" + path, body).body();
    }

    private void undo() throws Exception {
        house.send("POST", "/api/edits/undo", "{}");
    }

    @Test
    void aNameAndAYearOfTheUsersOutliveASyncAndAreUndone() throws Exception {
        list("one", TWO_FILMS);
        assertThat(edit(id("the film") + "/name", "{\"name\":\"Film\"}")).contains("Renamed The Film to Film");
        edit(id("film") + "/year", "{\"year\":1999}");
        refresh();
        assertThat(names()).containsExactly("Der Film 2001", "Film 1999");
        assertThat(movies("1999")).hasSize(1);
        undo();
        undo();
        assertThat(names()).containsExactly("Der Film 2001", "The Film 2001");
    }

    @Test
    void twoTitlesBecomeOneAndTwoAgain() throws Exception {
        list("one", TWO_FILMS);
        var kept = id("the film");
        var other = id("der film");
        edit("merge", "{\"titles\":[" + kept + "," + other + "]}");
        assertThat(names()).containsExactly("The Film 2001");
        assertThat(house.library.versions(kept))
                .extracting(TitleVersion::height)
                .containsExactly(2160, 0);
        assertThat(house.library.versions(other)).hasSize(2);
        assertThat(house.library.find(TitleKind.MOVIE, other)).map(Title::id).contains(kept);
        refresh();
        assertThat(names()).containsExactly("The Film 2001");
        undo();
        assertThat(names()).containsExactly("Der Film 2001", "The Film 2001");
        assertThat(house.library.versions(other)).hasSize(1);
    }

    @Test
    void aVersionBecomesATitleOfItsOwnAndStaysIt() throws Exception {
        list(
                "one",
                entry("The Film (2001)", "http://a.test/movie/u/p/1.mkv")
                        + entry("EN - The Film (2001)", "http://a.test/movie/u/p/2.mkv"));
        var title = id("the film");
        var version = house.library.versions(title).getLast().source();
        assertThat(house.library.reason(version)).isEqualTo(VersionReason.NAME_AND_YEAR);
        edit("split", "{\"source\":" + version.value() + "}");
        refresh();
        assertThat(names()).containsExactly("The Film 2001", "The Film 2001");
        assertThat(house.library.versions(title)).hasSize(1);
        assertThat(house.library.reason(version)).isEqualTo(VersionReason.USER);
        assertThat(house.send("POST", "/api/titles/split", "{\"source\":" + version.value() + "}")
                        .statusCode())
                .isEqualTo(409);
        undo();
        assertThat(house.library.versions(title)).hasSize(2);
        assertThat(names()).containsExactly("The Film 2001");
    }

    @Test
    void whatIsHiddenIsListedOnlyWhereItIsAskedFor() throws Exception {
        list("one", TWO_FILMS);
        var hidden = id("der film");
        edit("hide", "{\"titles\":[" + hidden + "]}");
        edit("favourites/add", "{\"titles\":[" + id("the film") + "]}");
        assertThat(names()).containsExactly("The Film 2001");
        assertThat(house.get("/api/movies?sight=hidden").body())
                .contains("Der Film")
                .doesNotContain("The Film");
        assertThat(house.get("/api/movies?sight=favourites").body())
                .contains("The Film")
                .doesNotContain("Der Film");
        assertThat(house.get("/api/movies?sight=some").statusCode()).isEqualTo(400);
        edit("show", "{\"titles\":[" + hidden + "]}");
        assertThat(names()).hasSize(2);
        assertThat(house.get("/api/movies?height=2160").body()).contains("\"total\":1", "Der Film");
    }

    @Test
    void aMergedSeriesHasTheEpisodesOfBoth() throws Exception {
        list(
                "one",
                entry("Show S01 E01 First", "http://a.test/series/u/p/11.mp4")
                        + entry("Die Show S01 E01 Erste", "http://a.test/series/u/p/21.mp4")
                        + entry("Die Show S01 E02 Zweite", "http://a.test/series/u/p/22.mp4"));
        var ids = series().stream().map(Title::id).toList();
        edit("merge", "{\"titles\":" + ids + "}");
        assertThat(series()).hasSize(1);
        var episodes = house.library.episodes(series().getFirst().id());
        assertThat(episodes).extracting(Episode::number).containsExactly(1, 2);
        assertThat(house.library.versionsOfEpisode(episodes.getFirst().id())).hasSize(2);
        undo();
        assertThat(series()).hasSize(2);
    }

    private void account(FakePanel panel) throws Exception {
        var settings = ProviderSettings.of("Panel", panel.api()).withRefreshEvery(Duration.ZERO);
        var id = house.catalog.providers().add(settings).id();
        assertThat(house.catalog.sync().sync(id).await(Duration.ofSeconds(20))).isTrue();
        refresh();
    }

    @Test
    void aFilmThatIsGoneIsNotListedAndComesBackUnderItsId() throws Exception {
        list(
                "one",
                entry("Ava (2001)", "http://a.test/movie/u/p/1.mkv")
                        + entry("Bix (2002)", "http://a.test/movie/u/p/2.mkv"));
        var ava = movies("ava").getFirst().id();
        house.file("one", HEAD + entry("Bix (2002)", "http://a.test/movie/u/p/2.mkv"));
        var provider = house.catalog.providers().all().getFirst().provider().id();
        house.catalog.sync().sync(provider).await(Duration.ofSeconds(20));
        house.catalog.sync().accept(provider).await(Duration.ofSeconds(20));
        refresh();
        assertThat(movies("")).extracting(Title::name).containsExactly("Bix");

        house.file(
                "one",
                HEAD
                        + entry("Ava (2001)", "http://a.test/movie/u/p/1.mkv")
                        + entry("Bix (2002)", "http://a.test/movie/u/p/2.mkv"));
        house.catalog.sync().sync(provider).await(Duration.ofSeconds(20));
        refresh();
        assertThat(movies("ava")).extracting(Title::id).containsExactly(ava);
    }

    @Test
    void anotherVersionPlaysWhereTheFirstFails() throws Exception {
        list(
                "one",
                entry("The Film (2001) 4K", provider.url("/movie/u/p/1.mkv"))
                        + entry("The Film (2001)", provider.url("/movie/u/p/2.mkv")));
        provider.always((request, out) -> {
            var found = request.startsWith("GET /movie/u/p/2.mkv");
            var head = found ? "HTTP/1.1 200 OK\r\nContent-Type: video/x-matroska\r\n" : "HTTP/1.1 404 Not Found\r\n";
            var body = found ? "picture" : "";
            out.write((head + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.US_ASCII));
        });
        var film = movies("").getFirst().id();

        var answer = house.send(house.household("/movie/" + film + ".mkv"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("picture");
        assertThat(house.send(house.household("/movie/999999.mkv")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theApiListsAndShowsThem() throws Exception {
        list(
                "one",
                entry("The Film (2001)", "http://a.test/movie/u/secret/1.mkv")
                        + entry("Show S01E02 Second", "http://a.test/series/u/secret/12.mp4"));
        assertThat(house.get("/api/movies?text=FILM").body())
                .contains("\"total\":1", "\"name\":\"The Film\"", "\"year\":2001");
        assertThat(house.get("/api/movies?text=nothing").body()).contains("\"total\":0");
        var movie = house.get("/api/movies/" + movies("").getFirst().id()).body();
        assertThat(movie).contains("/movie/", "\"provider\":\"one\"").doesNotContain("secret");
        var show = house.get("/api/series/" + series().getFirst().id()).body();
        assertThat(show).contains("/episode/", "\"season\":1", "\"number\":2", "\"name\":\"Second\"");
        assertThat(house.get("/api/movies/999999").statusCode()).isEqualTo(404);
    }

    @Test
    void filmsArePlaylistsWithAddressesThatStay() throws Exception {
        list(
                "one",
                entry("Zoe (2003)", "http://a.test/movie/u/secret/3.avi")
                        + entry("EN - The Film (2001)", "http://a.test/movie/u/secret/1.mkv")
                        + entry("The Film (2001) 4K", "http://a.test/movie/u/secret/2.mp4"));
        var film = movies("film").getFirst().id();
        var zoe = movies("zoe").getFirst().id();
        var answer = house.send(house.household("/movies.m3u"));

        assertThat(answer.headers().firstValue("Content-Type")).contains("audio/x-mpegurl; charset=utf-8");
        var root = "http://127.0.0.1:" + house.server.port() + "/" + house.tokenGate.householdToken();
        assertThat(answer.body())
                .isEqualTo("#EXTM3U\n"
                        + "#EXTINF:-1 group-title=\"Films\" year=\"2001\",The Film (2001)\n"
                        + root + "/movie/" + film + ".mp4\n"
                        + "#EXTINF:-1 group-title=\"Films\" year=\"2003\",Zoe (2003)\n"
                        + root + "/movie/" + zoe + ".avi\n");
        assertThat(house.send(house.request("/movies.m3u")).statusCode()).isNotEqualTo(200);
        var tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(house.send(house.household("/movies.m3u").header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
        // The address from before goes on.
        assertThat(house.send(house.household("/films.m3u")).body()).contains("/film/", ",The Film (2001) 4K\n");
    }

    @Test
    void episodesAreAPlaylistOnceTheyAreKnown() throws Exception {
        list("one", entry("Show S01E02 Second", "http://a.test/series/u/secret/12.mp4"));
        try (var panel = new FakePanel(1, 0, 2)) {
            account(panel);
            assertThat(house.send(house.household("/series.m3u")).body())
                    .contains("\"Films\",Show S01E02 Second\n")
                    .doesNotContain("Show 1", "secret");
            house.library.details(TitleKind.SERIES, series("show 1").getFirst().id());
            assertThat(house.send(house.household("/series.m3u")).body())
                    .contains("group-title=\"Shows 2\" year=\"2010\",Show 1 S01E01 First\n", ".mkv\n")
                    .doesNotContain("Show 2", "s3cret");
        }
    }

    private List<Title> series(String text) {
        return house.library.list(TitleKind.SERIES, text, 0, 100).titles();
    }
}
