package tv.tributary.library.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tv.tributary.library.export.ExportChoice.CategoryRule;
import tv.tributary.library.export.ExportHousehold.PlainAddresses;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;
import tv.tributary.model.Title;
import tv.tributary.model.Title.Episode;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.model.TitleDetails;
import tv.tributary.model.TitleDetails.MediaInfo;
import tv.tributary.store.ExportableTitle;
import tv.tributary.store.ExportableTitle.EpisodePlay;
import tv.tributary.store.ExportableTitle.ExportableEpisode;
import tv.tributary.store.ExportableTitle.ExportableVersion;

class ExportLayoutTest {
    private static final ProviderId NORTH = new ProviderId(1);

    /// What Jellyfin takes for parts of one film where several lie in one folder.
    private static final Pattern STACKED = Pattern.compile("(?i).*[ _.-]+(cd|dvd|part|pt|dis[ck])[ _.-]*[0-9]+$");
    private static final Pattern EXTRA = Pattern.compile(
            "(?i).*-(trailer|sample|scene|clip|interview|behindthescenes|deleted|deletedscene|featurette|short|extra|other)$");

    @Test
    void eachStyleWritesTheIdInItsOwnWay() {
        var film = movie(7, "Alien", 1979, "348");
        assertThat(paths(settings(ExportStyle.JELLYFIN), film))
                .containsExactly(
                        "Movies/Alien (1979) [tmdbid-348]/Alien (1979) [tmdbid-348].strm",
                        "Movies/Alien (1979) [tmdbid-348]/Alien (1979) [tmdbid-348].nfo");
        assertThat(paths(settings(ExportStyle.EMBY), film).getFirst()).contains("/Alien (1979) [tmdbid=348].strm");
        assertThat(paths(settings(ExportStyle.PLEX), film).getFirst()).contains("/Alien (1979) {tmdb-348}.strm");
        assertThat(paths(settings(ExportStyle.KODI), film).getFirst())
                .isEqualTo("Movies/Alien (1979)/Alien (1979).strm");
    }

    @Test
    void episodesBearSeasonAndNumberAndOnlyNameAndYear() {
        var series = new ExportableTitle(
                title(9, TitleKind.SERIES, "The Wire", 2002, "1438"),
                TitleDetails.NONE,
                false,
                List.of(version(1, "Crime", 0, "")),
                List.of(
                        new ExportableEpisode(
                                new Episode(41, 1, 2, "The Detail"),
                                TitleDetails.NONE,
                                List.of(new EpisodePlay(new SourceId(1), "55.mkv", "mkv"))),
                        new ExportableEpisode(
                                new Episode(42, 0, 110, ""),
                                TitleDetails.NONE,
                                List.of(new EpisodePlay(new SourceId(1), "56.mp4", "mp4")))));
        assertThat(paths(settings(ExportStyle.JELLYFIN), series))
                .containsExactly(
                        "Series/The Wire (2002) [tmdbid-1438]/tvshow.nfo",
                        "Series/The Wire (2002) [tmdbid-1438]/Season 01/The Wire (2002) S01E02.strm",
                        "Series/The Wire (2002) [tmdbid-1438]/Season 01/The Wire (2002) S01E02.nfo",
                        "Series/The Wire (2002) [tmdbid-1438]/Season 00/The Wire (2002) S00E110.strm",
                        "Series/The Wire (2002) [tmdbid-1438]/Season 00/The Wire (2002) S00E110.nfo");
    }

    @Test
    void versionsThatDifferHaveFilesThatBeginWithTheFoldersName() {
        var film = new ExportableTitle(
                title(3, TitleKind.MOVIE, "Heat", 1995, "949"),
                TitleDetails.NONE,
                false,
                List.of(
                        version(4, "Crime", 1_080, "en"),
                        version(5, "Crime", 2_160, "en"),
                        version(6, "Crime", 1_080, "en"),
                        version(7, "Krimi", 1_080, "de"),
                        version(8, "Crime", 0, "")),
                List.of());
        var settings = settings(ExportStyle.JELLYFIN).withExtras(false, false, true);
        var files = layout(settings).files(film, Optional.empty());
        assertThat(files.stream().map(ExportFile::path).map(path -> path.substring("Movies/".length())))
                .containsExactly(
                        "Heat (1995) [tmdbid-949]/Heat (1995) [tmdbid-949].strm",
                        "Heat (1995) [tmdbid-949]/Heat (1995) [tmdbid-949] - 2160p English.strm",
                        "Heat (1995) [tmdbid-949]/Heat (1995) [tmdbid-949] - 1080p German.strm",
                        "Heat (1995) [tmdbid-949]/Heat (1995) [tmdbid-949].nfo");
        assertThat(files.get(1).content()).isEqualTo("http://nas:9188/t0ken/film/5.mkv\n");
        assertThat(paths(settings(ExportStyle.JELLYFIN), film)).hasSize(2);
    }

    @Test
    void picturesStandWhereEachMediaServerLooks() {
        var details = details();
        var film = new ExportableTitle(
                title(3, TitleKind.MOVIE, "Heat", 1995, ""),
                details,
                false,
                List.of(version(4, "Crime", 0, "")),
                List.of());
        assertThat(pictures(ExportStyle.JELLYFIN, film))
                .containsExactly(
                        "Movies/Heat (1995)/poster.jpg http://img.example/1.jpg",
                        "Movies/Heat (1995)/fanart.jpg http://img.example/wide.jpg");
        assertThat(pictures(ExportStyle.KODI, film).getFirst())
                .isEqualTo("Movies/Heat (1995)/Heat (1995)-poster.jpg http://img.example/1.jpg");
        var episodes = new ArrayList<ExportableEpisode>();
        for (var season = 0; season < 2; season++)
            episodes.add(new ExportableEpisode(
                    new Episode(41 + season, season, 1, ""),
                    TitleDetails.NONE,
                    List.of(new EpisodePlay(new SourceId(1), "55.mkv", "mkv"))));
        var series = new ExportableTitle(
                title(9, TitleKind.SERIES, "The Wire", 2002, ""),
                details,
                false,
                List.of(version(1, "Crime", 0, "")),
                episodes);
        assertThat(pictures(ExportStyle.EMBY, series))
                .containsExactly(
                        "Series/The Wire (2002)/poster.jpg http://img.example/1.jpg",
                        "Series/The Wire (2002)/fanart.jpg http://img.example/wide.jpg",
                        "Series/The Wire (2002)/season-specials-poster.jpg http://img.example/s0.jpg",
                        "Series/The Wire (2002)/season01-poster.jpg http://img.example/s1.jpg");
        assertThat(pictures(ExportStyle.PLEX, series).getLast())
                .isEqualTo("Series/The Wire (2002)/Season 01/Season01.jpg http://img.example/s1.jpg");
    }

    private static List<String> pictures(ExportStyle style, ExportableTitle title) {
        return layout(settings(style).withExtras(false, true, false)).files(title, Optional.empty()).stream()
                .filter(ExportFile::isPicture)
                .map(file -> file.path() + " " + file.picture())
                .toList();
    }

    /// Of a film with a second season that has no episode.
    static TitleDetails details() {
        return new TitleDetails(
                "Heat (original)",
                "",
                "",
                "Al Pacino (Vincent), Robert De Niro, Robert Downey, Jr.",
                "Michael Mann",
                "Michael Mann / A. Writer",
                "USA",
                OptionalDouble.empty(),
                "",
                Optional.of(LocalDate.of(1995, 12, 15)),
                Optional.of(Duration.ofMinutes(170)),
                "",
                List.of("http://img.example/wide.jpg", "http://img.example/wide2.jpg"),
                Map.of(
                        0, "http://img.example/s0.jpg",
                        1, "http://img.example/s1.jpg",
                        2, "http://img.example/s2.jpg"),
                "abcdefghijk",
                "",
                "",
                new MediaInfo("hevc", 3_840, 1_608, "eac3", 6, List.of("eng"), 9_000));
    }

    @Test
    void titlesOfOneNameGetFoldersOfTheirOwn() {
        var layout = layout(settings(ExportStyle.KODI));
        var folders = new ArrayList<String>();
        for (var name : List.of("Heat", "HEAT", "Heat.", "Heat")) {
            var film = movie(folders.size() + 1, name, 1995, "");
            folders.add(layout.files(film, Optional.empty()).getFirst().path());
        }
        assertThat(folders)
                .containsExactly(
                        "Movies/Heat (1995)/Heat (1995).strm",
                        "Movies/HEAT (1995) [2]/HEAT (1995) [2].strm",
                        "Movies/Heat (1995) [3]/Heat (1995) [3].strm",
                        "Movies/Heat (1995) [4]/Heat (1995) [4].strm");
    }

    @Test
    void oneThatWasToldFromAnotherStaysSoWhenTheOtherIsGone() {
        var before = "Movies/Heat (1995) [2]/Heat (1995) [2].strm";
        var files = layout(settings(ExportStyle.KODI)).files(movie(2, "Heat", 1995, ""), Optional.of(before));
        assertThat(files.getFirst().path()).isEqualTo(before);
    }

    @Test
    void aTitleThatIsAFolderOfExtrasToJellyfinIsMarked() {
        assertThat(paths(settings(ExportStyle.JELLYFIN), movie(5, "Extras", 0, ""))
                        .getFirst())
                .isEqualTo("Movies/Extras [5]/Extras [5].strm");
    }

    @Test
    void whatTheChoiceLeavesOutHasNoFiles() {
        var film = new ExportableTitle(
                title(3, TitleKind.MOVIE, "Heat", 1995, ""),
                TitleDetails.NONE,
                false,
                List.of(version(4, "Crime", 1_080, "en"), version(5, "DE | Krimi", 2_160, "de")),
                List.of());
        var all = ExportChoice.all();
        assertThat(takes(all, film)).isTrue();
        assertThat(takes(new ExportChoice(false, true, List.of(), true, Set.of(), 0, 0, 0, 0, Set.of()), film))
                .isFalse();
        assertThat(takes(new ExportChoice(true, true, List.of(), true, Set.of("de"), 2_160, 0, 0, 0, Set.of()), film))
                .isTrue();
        assertThat(takes(new ExportChoice(true, true, List.of(), true, Set.of("en"), 2_160, 0, 0, 0, Set.of()), film))
                .isFalse();
        assertThat(takes(new ExportChoice(true, true, List.of(), true, Set.of(), 0, 1_996, 0, 0, Set.of()), film))
                .isFalse();
        assertThat(takes(new ExportChoice(true, true, List.of(), true, Set.of(), 0, 0, 1_995, 7, Set.of()), film))
                .isTrue();
        assertThat(takes(new ExportChoice(true, true, List.of(), true, Set.of(), 0, 0, 0, 8, Set.of()), film))
                .isFalse();
        assertThat(takes(
                        new ExportChoice(true, true, List.of(), true, Set.of(), 0, 0, 0, 0, Set.of(new ProviderId(2))),
                        film))
                .isFalse();
        var onlyCrime = List.of(new CategoryRule(TitleKind.MOVIE, "Crime", true, ""));
        assertThat(takes(new ExportChoice(true, true, onlyCrime, false, Set.of("de"), 0, 0, 0, 0, Set.of()), film))
                .isFalse();
        assertThat(takes(new ExportChoice(true, true, onlyCrime, false, Set.of(), 0, 0, 0, 0, Set.of()), film))
                .isTrue();
    }

    /// Ten thousand names put together by chance.
    @Test
    void noFolderIsShortenedStackedSharedOrTakenForExtras() {
        var random = new Random(17);
        var words = List.of(
                "Part 1",
                "cd2",
                "The",
                "-trailer",
                "Other",
                "CON",
                "東京",
                "...",
                "a/b",
                "4K",
                "S01E02",
                "é",
                "🎬",
                "\"x\"",
                "disc 3",
                "Short",
                "2049",
                ":",
                "long".repeat(30));
        var layout = layout(settings(ExportStyle.JELLYFIN));
        var seen = new HashSet<String>();
        for (var id = 1; id <= 10_000; id++) {
            var name = new StringBuilder();
            for (var n = random.nextInt(4); n >= 0; n--)
                name.append(words.get(random.nextInt(words.size()))).append(n > 0 && random.nextBoolean() ? " " : "");
            var year = random.nextBoolean() ? 1_950 + random.nextInt(70) : 0;
            var path = layout.files(movie(id, name.toString(), year, ""), Optional.empty())
                    .getFirst()
                    .path();
            var parts = path.split("/", -1);
            assertThat(parts).as(path).hasSize(3);
            var file = parts[2].substring(0, parts[2].length() - ".strm".length());
            assertThat(file).as(path).isEqualTo(parts[1]);
            assertThat(seen.add(PortableName.folded(parts[1]))).as(path).isTrue();
            assertThat(EXTRA.matcher(file).matches()).as(path).isFalse();
            assertThat(PortableName.isExtrasFolder(parts[1])).as(path).isFalse();
            assertThat("/srv/media/".length() + path.length()).as(path).isLessThanOrEqualTo(260);
            assertThat(path).doesNotContainPattern("[<>:\"\\\\|?*\\p{Cc}]").doesNotContain("./", " /");
        }
        // Parts of a film would be one film only within one folder, and each has its own.
        assertThat(seen).anyMatch(name -> STACKED.matcher(name).matches());
    }

    private static boolean takes(ExportChoice choice, ExportableTitle title) {
        return !paths(settings(ExportStyle.KODI).withChoice(choice), title).isEmpty();
    }

    private static List<String> paths(ExportSettings settings, ExportableTitle title) {
        return layout(settings).files(title, Optional.empty()).stream()
                .map(ExportFile::path)
                .toList();
    }

    private static ExportLayout layout(ExportSettings settings) {
        return new ExportLayout(settings, new PlainAddresses());
    }

    private static ExportSettings settings(ExportStyle style) {
        return ExportSettings.of("Home", "/srv/media", "http://nas:9188").withStyle(style);
    }

    private static ExportableTitle movie(long id, String name, int year, String tmdb) {
        return new ExportableTitle(
                title(id, TitleKind.MOVIE, name, year, tmdb),
                TitleDetails.NONE,
                false,
                List.of(version(id, "Films", 0, "")),
                List.of());
    }

    private static ExportableVersion version(long source, String category, int height, String language) {
        return new ExportableVersion(new SourceId(source), NORTH, category, height, language, "mkv");
    }

    static Title title(long id, TitleKind kind, String name, int year, String tmdb) {
        return new Title(
                id,
                kind,
                name,
                year == 0 ? OptionalInt.empty() : OptionalInt.of(year),
                OptionalDouble.of(7.5),
                "Crime, Drama",
                "Cops & <robbers>\u0007.",
                "",
                "http://img.example/1.jpg",
                tmdb,
                "",
                Optional.empty());
    }
}
