package tv.tributary.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.Catalog;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.Title;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.model.TitleDetails;
import tv.tributary.model.TitleDetails.MediaInfo;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.testkit.FakePanel;
import tv.tributary.testkit.ManualClock;
import tv.tributary.testkit.TempStore;

/// What a panel says of its films and series, asked for at a scripted one.
class LibraryDetailsTest {
    /// More show the same, in more time.
    private static final int TITLES = Integer.getInteger("titles", 400);

    private volatile Instant watchedUntil = Instant.MIN;
    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T20:00:00Z"));
    private final TempStore store = new TempStore();
    private final Http http = new Http();
    private final Jobs jobs = new Jobs();
    private final Catalog catalog =
            new Catalog(store.database(), Catalog.kinds(new Fetch(http)), jobs, store.events(), clock);
    private final Library library = new Library(
            store.database(),
            jobs,
            store.events(),
            new DetailsLookup(
                    catalog.films()::accountOf,
                    catalog.films()::details,
                    _ -> clock.instant().isBefore(watchedUntil)),
            clock,
            clock::pass);

    @AfterEach
    void close() {
        library.close();
        catalog.close();
        jobs.close();
        http.close();
        store.close();
    }

    private void done(Job job) throws InterruptedException {
        assertThat(job.await(Duration.ofSeconds(60))).isTrue();
    }

    private ProviderId account(FakePanel panel) throws InterruptedException {
        var settings = ProviderSettings.of("Panel", panel.api()).withRefreshEvery(Duration.ZERO);
        var id = catalog.providers().add(settings).id();
        read(id);
        return id;
    }

    private void read(ProviderId id) throws InterruptedException {
        done(catalog.sync().sync(id));
        done(library.refresh());
    }

    private List<Title> titles(TitleKind kind) {
        return library.list(kind, "", 0, 10_000).titles();
    }

    private static long count(FakePanel panel, String action) {
        return panel.asked().stream().filter(action::equals).count();
    }

    @Test
    void aFilmIsAskedForWhenSomebodyLooksAndAgainWhenItHasChanged() throws Exception {
        try (var panel = new FakePanel(1, 3, 0)) {
            var account = account(panel);
            assertThat(count(panel, "get_vod_info")).isZero();
            var film = titles(TitleKind.MOVIE).getFirst();
            assertThat(library.knownDetails(film.id())).isEmpty();

            var known = library.details(TitleKind.MOVIE, film.id()).orElseThrow();
            assertThat(known.details().plot()).isEqualTo("Told at length: the number 1.");
            assertThat(known.details().duration()).contains(Duration.ofMinutes(90));
            assertThat(known.details().backdrops()).containsExactly("http://posters.test/b1.jpg");
            assertThat(known.asked()).isEqualTo(clock.instant());
            var version = library.versions(film.id()).getFirst();
            assertThat(version.height()).isEqualTo(1_080);
            assertThat(known.media())
                    .extractingByKey(version.source())
                    .extracting(MediaInfo::audio)
                    .isEqualTo("aac");
            assertThat(library.find(TitleKind.MOVIE, film.id()).orElseThrow().people())
                    .isEqualTo("Ann Ho, Bo Li, Cy Da");
            library.details(TitleKind.MOVIE, film.id());
            assertThat(count(panel, "get_vod_info")).isEqualTo(1);

            panel.renameMovies(1);
            read(account);
            library.details(TitleKind.MOVIE, film.id());
            assertThat(count(panel, "get_vod_info")).isEqualTo(2);
            clock.pass(Duration.ofDays(91));
            library.details(TitleKind.MOVIE, film.id());
            assertThat(count(panel, "get_vod_info")).isEqualTo(3);
        }
    }

    @Test
    void whatDoesNotComeIsAskedForAgainAndLosesNothing() throws Exception {
        try (var panel = new FakePanel(1, 1, 0)) {
            account(panel);
            var film = titles(TitleKind.MOVIE).getFirst().id();
            panel.answer("get_vod_info", 500, "x");
            assertThat(library.details(TitleKind.MOVIE, film)).isEmpty();
            panel.answer("get_vod_info", 200, "{\"info\":{\"plot\":\"Half of it");
            assertThat(library.details(TitleKind.MOVIE, film)).isEmpty();
            panel.answerAsUsual("get_vod_info");
            assertThat(library.details(TitleKind.MOVIE, film)).isPresent();
            clock.pass(Duration.ofDays(91));
            panel.answer("get_vod_info", 500, "x");
            assertThat(library.details(TitleKind.MOVIE, film)
                            .orElseThrow()
                            .details()
                            .director())
                    .isEqualTo("Cy Da");
        }
    }

    @Test
    void aSeriesComesWithItsEpisodesDetails() throws Exception {
        try (var panel = new FakePanel(1, 0, 1)) {
            account(panel);
            var show = titles(TitleKind.SERIES).getFirst().id();
            assertThat(library.details(TitleKind.SERIES, show)
                            .orElseThrow()
                            .details()
                            .plot())
                    .isEqualTo("People meet, and more than once.");
            var first = library.episodes(show).getFirst();
            assertThat(library.episodeDetails(show)).containsOnlyKeys(first.id());
            assertThat(library.episodeDetails(show))
                    .extractingByKey(first.id())
                    .extracting(TitleDetails::duration)
                    .isEqualTo(Optional.of(Duration.ofMinutes(25)));
            assertThat(count(panel, "get_series_info")).isEqualTo(1);
        }
    }

    private static String film(int id, String name) {
        return "{\"stream_id\":" + id + ",\"name\":\"" + name + "\",\"container_extension\":\"mkv\"}";
    }

    @Test
    void filmsThatTurnOutToBeOneAreOneAndBothIdsStayGood() throws Exception {
        try (var panel = new FakePanel(1, 0, 0)) {
            panel.answer(
                    "get_vod_streams", 200, "[" + film(1, "Der Film (2001)") + "," + film(2, "The Film (2001)") + "]");
            panel.answer("get_vod_info", 200, "{\"info\":{\"tmdb_id\":550,\"plot\":\"One\"}}");
            account(panel);
            var ids = titles(TitleKind.MOVIE).stream().map(Title::id).toList();
            assertThat(ids).hasSize(2);
            for (var id : ids) library.details(TitleKind.MOVIE, id);

            assertThat(titles(TitleKind.MOVIE)).extracting(Title::name).containsExactly("Der Film");
            for (var id : ids) {
                assertThat(library.find(TitleKind.MOVIE, id).orElseThrow().name())
                        .isEqualTo("Der Film");
                assertThat(library.versions(id)).hasSize(2);
            }
            panel.answer(
                    "get_vod_streams", 200, "[" + film(1, "Der Film (2001)") + "," + film(2, "The Film! (2001)") + "]");
            read(catalog.providers().all().getFirst().provider().id());
            assertThat(library.versions(ids.getLast())).hasSize(2);
        }
    }

    @Test
    void seriesThatTurnOutToBeOneHaveTheirEpisodesTogether() throws Exception {
        try (var panel = new FakePanel(1, 0, 0)) {
            panel.answer(
                    "get_series",
                    200,
                    "[{\"series_id\":1,\"name\":\"Die Serie\"},{\"series_id\":2,\"name\":\"The Series\"}]");
            account(panel);
            var ids = titles(TitleKind.SERIES).stream().map(Title::id).toList();
            var before = "{\"info\":{},\"episodes\":{\"1\":[{\"id\":1,\"episode_num\":1}]}}";
            panel.answer("get_series_info", 200, before);
            var episodes = Stream.of(ids.getFirst(), ids.getLast())
                    .map(id -> library.episodes(id).getFirst().id())
                    .toList();
            clock.pass(Duration.ofDays(8));
            panel.answer("get_series_info", 200, before.replace("{}", "{\"tmdb\":\"99\"}"));
            for (var id : ids) library.details(TitleKind.SERIES, id);

            assertThat(titles(TitleKind.SERIES)).extracting(Title::name).containsExactly("Die Serie");
            assertThat(library.episodes(ids.getLast()))
                    .extracting(one -> one.id())
                    .containsExactly(episodes.getFirst());
            for (var episode : episodes)
                assertThat(library.versionsOfEpisode(episode)).hasSize(2);
        }
    }

    @Test
    void idsThatDifferKeepTitlesApart() throws Exception {
        try (var panel = new FakePanel(1, 0, 0)) {
            panel.answer(
                    "get_vod_streams", 200, "[" + film(1, "Der Film (2001)") + "," + film(2, "The Film (2001)") + "]");
            account(panel);
            for (var title : titles(TitleKind.MOVIE)) library.details(TitleKind.MOVIE, title.id());
            assertThat(titles(TitleKind.MOVIE))
                    .hasSize(2)
                    .extracting(Title::tmdb)
                    .containsExactly("900001", "900002");
        }
    }

    private Job askForAll() {
        var ids = titles(TitleKind.MOVIE).stream().map(Title::id).toList();
        return jobs.start("details", "Details", job -> library.askForDetails(job, TitleKind.MOVIE, ids));
    }

    @Test
    void nothingIsAskedWhileSomebodyWatchesOnTheOnlyConnection() throws Exception {
        try (var panel = new FakePanel(1, 3, 0)) {
            account(panel);
            watchedUntil = clock.instant().plus(Duration.ofMinutes(90));
            var job = askForAll();
            done(job);
            assertThat(job.view().note()).isEqualTo("Details of 3 titles came");
            assertThat(count(panel, "get_vod_info")).isEqualTo(3);
            assertThat(clock.instant()).isAfter(watchedUntil);
        }
    }

    @Test
    void aPanelThatBansAtFiveQuestionsASecondBansNobody() throws Exception {
        try (var panel = new FakePanel(1, TITLES, 0)) {
            account(panel);
            panel.banAt(5, clock);
            var begun = clock.instant();
            var job = askForAll();
            done(job);

            assertThat(panel.hasBanned()).isFalse();
            assertThat(job.view().note()).isEqualTo("Details of %,d titles came".formatted(TITLES));
            assertThat(count(panel, "get_vod_info")).isEqualTo(TITLES);
            // Two seconds each, a little more or less.
            assertThat(Duration.between(begun, clock.instant()).toSeconds())
                    .isBetween(TITLES * 9L / 5, TITLES * 11L / 5);
        }
    }

    @Test
    void aPanelThatRefusesIsLeftAloneAndAskedForTheRestLater() throws Exception {
        try (var panel = new FakePanel(1, 5, 0)) {
            account(panel);
            panel.answer("get_vod_info", 429, out -> {
                panel.answerAsUsual("get_vod_info");
                out.write("slow down");
            });
            var begun = clock.instant();
            var job = askForAll();
            done(job);
            assertThat(job.view().note()).isEqualTo("Details of 5 titles came");
            assertThat(count(panel, "get_vod_info")).isEqualTo(6);
            assertThat(clock.instant()).isAfter(begun.plus(Duration.ofMinutes(15)));
        }
    }

    @Test
    void aPanelThatNeverAnswersAgainIsGivenUp() throws Exception {
        try (var panel = new FakePanel(1, 5, 0)) {
            account(panel);
            panel.answer("get_vod_info", 429, "slow down");
            var job = askForAll();
            done(job);
            assertThat(job.view().note()).isEqualTo("No details came; those of 5 titles did not");
            // After 15, 30, 60 and 120 minutes; the next pause would be too long.
            assertThat(count(panel, "get_vod_info")).isEqualTo(5);
        }
    }
}
