package tv.tributary.library.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.job.Job;
import tv.tributary.library.export.ExportChoice.CategoryRule;
import tv.tributary.library.export.ExportPlan.FileChange;
import tv.tributary.library.export.ExportStatus.ExportResult;
import tv.tributary.library.export.InvalidExport.ExportProblem;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.store.ExportStore;
import tv.tributary.testkit.FakePanel;
import tv.tributary.text.Messages;

class LibraryExportsTest {
    private static final String ALIEN = "Movies/Alien (1979)/Alien (1979).strm";
    private static final String HEAT = "Movies/Heat (1995)/Heat (1995).strm";
    private static final List<String> FILMS = List.of(
            "Horror|EN - Alien (1979)",
            "Crime|Heat (1995) 4K",
            "Crime|The Wire S01E02 The Detail",
            "Crime|The Wire S02E01");

    @TempDir
    Path temp;

    private ExportHousehold home;
    private Path folder;

    @BeforeEach
    void openTheHousehold() throws IOException {
        home = new ExportHousehold(Files.createDirectory(temp.resolve("lists")));
        folder = temp.resolve("media");
    }

    @AfterEach
    void closeIt() {
        Messages.speak(Locale.ROOT);
        home.close();
    }

    @Test
    void eachFilmAndEpisodeBecomesAFileWithOurAddressAndOneWithWhatIsKnown() throws Exception {
        home.provider("North", FILMS);
        var status = home.run(add().id());
        var files = ExportHousehold.files(folder);
        assertThat(files)
                .containsOnlyKeys(
                        ALIEN,
                        ALIEN.replace(".strm", ".nfo"),
                        HEAT,
                        HEAT.replace(".strm", ".nfo"),
                        "Series/The Wire/tvshow.nfo",
                        "Series/The Wire/Season 01/The Wire S01E02.strm",
                        "Series/The Wire/Season 01/The Wire S01E02.nfo",
                        "Series/The Wire/Season 02/The Wire S02E01.strm",
                        "Series/The Wire/Season 02/The Wire S02E01.nfo");
        assertThat(files.get(ALIEN)).matches("http://192\\.168\\.1\\.20:9188/t0ken/movie/\\d+\\.mkv\n");
        assertThat(files.get("Series/The Wire/Season 01/The Wire S01E02.strm"))
                .matches("http://192\\.168\\.1\\.20:9188/t0ken/episode/\\d+\\.mkv\n");
        assertThat(files.get(HEAT.replace(".strm", ".nfo"))).contains("<title>Heat</title>", "<year>1995</year>");
        assertThat(status.result()).isEqualTo(ExportResult.DONE);
        assertThat(status.added()).isEqualTo(9);
        assertThat(status.words()).isEqualTo("9 new, 0 changed, 0 removed, 0 kept.");
    }

    @Test
    void whatCameOfARunIsToldInTheLanguageThatIsSpokenNow() throws Exception {
        home.provider("North", FILMS);
        var export = add();
        home.run(export.id());
        Messages.speak(Locale.GERMAN);
        assertThat(home.exports.find(export.id()).orElseThrow().words())
                .isEqualTo("9 neu, 0 geändert, 0 entfernt, 0 unverändert.");
    }

    @Test
    void theSecondTimeNothingIsTouched() throws Exception {
        home.provider("North", FILMS);
        var export = add();
        home.run(export.id());
        var before = inodesAndTimes();
        var again = home.run(export.id());
        assertThat(inodesAndTimes()).isEqualTo(before);
        assertThat(again.words()).isEqualTo("0 new, 0 changed, 0 removed, 9 kept.");
    }

    @Test
    void aPreviewSaysWhatARunWouldDoAndWritesNothing() throws Exception {
        home.provider("North", FILMS);
        var export = add();
        var plan = home.exports.plan(export.id()).orElseThrow();
        assertThat(plan.count(FileChange.ADD)).isEqualTo(9);
        assertThat(plan.search("aLIEN")).hasSize(2);
        assertThat(ExportHousehold.files(folder)).isEmpty();
        assertThat(folder.resolve(".tributary")).doesNotExist();
        home.run(export.id());
        assertThat(home.exports.plan(export.id()).orElseThrow().changes()).isEmpty();
    }

    @Test
    void whatOthersPutThereSurvivesEverything() throws Exception {
        home.provider("North", FILMS);
        Files.createDirectories(folder.resolve(HEAT).resolveSibling(""));
        Files.writeString(folder.resolve(HEAT), "mine");
        var export = add();
        var first = home.run(export.id());
        assertThat(first.words()).contains("1 file of yours was left alone");
        Files.writeString(folder.resolve(ALIEN).resolveSibling("poster.jpg"), "mine");
        Files.writeString(folder.resolve("Series/The Wire/tvshow.nfo"), "edited");
        change(export, new ExportChoice(false, true, List.of(), false, Set.of(), 0, 0, 0, 0, Set.of()));
        home.run(export.id());
        assertThat(ExportHousehold.files(folder))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        HEAT,
                        "mine",
                        "Movies/Alien (1979)/poster.jpg",
                        "mine",
                        "Series/The Wire/tvshow.nfo",
                        "edited"));
    }

    @Test
    void emptyFoldersOfWhatIsNoLongerTakenGo() throws Exception {
        home.provider("North", FILMS);
        var export = add();
        home.run(export.id());
        change(export, new ExportChoice(true, false, List.of(), true, Set.of(), 0, 1990, 0, 0, Set.of()));
        home.run(export.id());
        assertThat(ExportHousehold.files(folder)).containsOnlyKeys(HEAT, HEAT.replace(".strm", ".nfo"));
        assertThat(folder.resolve("Series")).doesNotExist();
        assertThat(folder.resolve("Movies/Alien (1979)")).doesNotExist();
    }

    @Test
    void aFilmThatTheProviderDropsStaysForThreeSyncs() throws Exception {
        var north = home.provider("North", FILMS);
        var export = add();
        home.run(export.id());
        for (var sync = 1; sync <= 3; sync++) {
            home.relist(north, "North", withoutAlien(sync));
            home.run(export.id());
            assertThat(folder.resolve(ALIEN)).describedAs("after sync %d", sync).exists();
        }
        home.relist(north, "North", withoutAlien(4));
        home.run(export.id());
        assertThat(folder.resolve(ALIEN)).doesNotExist();
        assertThat(folder.resolve(HEAT)).exists();
    }

    @Test
    void aFilmThatComesBackIsTheSameFile() throws Exception {
        var north = home.provider("North", FILMS);
        var export = add();
        home.run(export.id());
        var before = Files.readString(folder.resolve(ALIEN));
        for (var films : List.of(withoutAlien(1), withoutAlien(2), FILMS, withoutAlien(3), withoutAlien(4))) {
            home.relist(north, "North", films);
            home.run(export.id());
            assertThat(Files.readString(folder.resolve(ALIEN))).isEqualTo(before);
        }
    }

    @Test
    void aRunThatNobodyAskedForNeverTakesMostOfItAway() throws Exception {
        var films = new ArrayList<String>();
        for (var n = 0; n < 60; n++) films.add("Crime|Film " + n + " (2001)");
        home.provider("North", films);
        var export = add();
        home.run(export.id());
        change(export, new ExportChoice(true, true, List.of(), true, Set.of(), 0, 2002, 0, 0, Set.of()));
        var last = runByItself(export.id());
        assertThat(ExportHousehold.files(folder)).hasSize(120);
        assertThat(last).contains("120 files that should go stay");
        home.run(export.id());
        assertThat(ExportHousehold.files(folder)).isEmpty();
    }

    @Test
    void anEmptyFolderInThePlaceOfADriveIsNotFilled() throws Exception {
        home.provider("North", FILMS);
        var export = add();
        home.run(export.id());
        Files.move(folder, temp.resolve("drive"));
        Files.createDirectory(folder);
        assertThatThrownBy(() -> runByItself(export.id()))
                .isInstanceOf(Job.Failed.class)
                .extracting(failure -> ((Job.Failed) failure).words())
                .asString()
                .contains("Is the drive connected?");
        assertThat(ExportHousehold.files(folder)).isEmpty();
        home.run(export.id());
        assertThat(ExportHousehold.files(folder)).hasSize(9);
    }

    @Test
    void whatARunThatWasCutOffLeftIsMadeWhole() throws Exception {
        home.provider("North", FILMS);
        var export = add();
        home.run(export.id());
        var whole = ExportHousehold.files(folder);
        var store = new ExportStore(home.store.database());
        // As it stands between the two commits of a batch: said to be ours, and on the disk or not.
        store.put(
                export.id(),
                store.files(export.id(), 0, Long.MAX_VALUE).stream()
                        .map(file -> file.withDisk(Optional.empty()))
                        .toList());
        Files.delete(folder.resolve(ALIEN));
        Files.writeString(folder.resolve(".tributary/0.part"), "half");
        home.run(export.id());
        assertThat(ExportHousehold.files(folder)).isEqualTo(whole);
        assertThat(folder.resolve(".tributary/0.part")).doesNotExist();
    }

    /// Panels list series as a whole.
    @Test
    void theEpisodesOfAnAccountsSeriesAreAskedForAndWritten() throws Exception {
        try (var panel = new FakePanel(0, 2, 2)) {
            var id = home.catalog
                    .providers()
                    .add(ProviderSettings.of("Panel", panel.api()).withRefreshEvery(Duration.ZERO))
                    .id();
            home.sync(id);
            var first = home.run(add().id());
            assertThat(panel.asked().stream().filter(asked -> asked.contains("get_series_info")))
                    .hasSize(2);
            var files = ExportHousehold.files(folder);
            assertThat(files.keySet()).anyMatch(path -> path.matches("Series/.*/Season 01/.* S01E01\\.strm"));
            assertThat(files.keySet())
                    .filteredOn(path -> path.startsWith("Movies/"))
                    .hasSize(4);
            assertThat(first.added()).isEqualTo(files.size());
            home.run(first.id());
            assertThat(panel.asked().stream().filter(asked -> asked.contains("get_series_info")))
                    .hasSize(2);
        }
    }

    @Test
    void aCategoryGoesWhereItsRuleSays() throws Exception {
        home.provider("North", FILMS);
        var export = add();
        var rules = List.of(
                new CategoryRule(TitleKind.MOVIE, "Horror", true, "Scary/Old: ones"),
                new CategoryRule(TitleKind.SERIES, "Crime", false, ""));
        change(export, new ExportChoice(true, true, rules, true, Set.of(), 0, 0, 0, 0, Set.of()));
        home.run(export.id());
        assertThat(ExportHousehold.files(folder))
                .containsOnlyKeys(
                        "Scary/Old - ones/Alien (1979)/Alien (1979).strm",
                        "Scary/Old - ones/Alien (1979)/Alien (1979).nfo",
                        HEAT,
                        HEAT.replace(".strm", ".nfo"));
    }

    @Test
    void eachExportNeedsAFolderOfItsOwn() {
        add();
        for (var other : List.of(folder, folder.resolve("Movies"), temp)) {
            assertProblem(ExportProblem.FOLDER_SHARED, ExportSettings.of("other", other.toString(), "nas:9188"));
        }
        assertProblem(ExportProblem.NAME_TAKEN, ExportSettings.of("MEDIA", temp + "/b", "nas:9188"));
        assertProblem(ExportProblem.FOLDER_BAD, ExportSettings.of("c", "media", "nas:9188"));
        assertProblem(ExportProblem.FOLDER_UNSUITABLE, ExportSettings.of("c", "/", "nas:9188"));
        assertProblem(
                ExportProblem.FOLDER_UNSUITABLE,
                ExportSettings.of("c", home.store.folder().resolve("x").toString(), "nas:9188"));
        assertProblem(ExportProblem.ADDRESS_BAD, ExportSettings.of("c", temp + "/c", "nas 9188"));
        assertProblem(ExportProblem.ADDRESS_BAD, ExportSettings.of("c", temp + "/c", "ftp://nas"));
    }

    @Test
    void whatAProviderSaysOfFilmsIsAskedForAfterTheRunAndWrittenThen() throws Exception {
        try (var panel = new FakePanel(1, 1, 0)) {
            home.sync(home.catalog
                    .providers()
                    .add(ProviderSettings.of("Panel", panel.api()).withRefreshEvery(Duration.ZERO))
                    .id());
            var settings = ExportSettings.of("media", folder.toString(), ExportHousehold.ADDRESS)
                    .withFolders("Movies", "Series")
                    .withExtras(true, false, false);
            var id = home.exports.add(settings).id();
            home.run(id);
            var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (home.isBusy(id) || !hasCast()) {
                assertThat(System.nanoTime()).describedAs("in time").isLessThan(deadline);
                LockSupport.parkNanos(20_000_000);
            }
            assertThat(panel.asked().stream().filter("get_vod_info"::equals)).hasSize(1);
        }
    }

    private boolean hasCast() {
        return ExportHousehold.files(folder).entrySet().stream()
                .anyMatch(file -> file.getKey().endsWith(".nfo")
                        && file.getValue().contains("<name>Ann Ho</name>")
                        && file.getValue().contains("<runtime>"));
    }

    @Test
    void itIsStoredAsItWasSet() {
        var rules = List.of(new CategoryRule(TitleKind.MOVIE, "Horror", false, "Scary"));
        var settings = new ExportSettings(
                "Home",
                folder.toString(),
                ExportStyle.KODI,
                "http://nas.lan:9188",
                "Films",
                "",
                false,
                true,
                true,
                true,
                false,
                new ExportChoice(true, false, rules, false, Set.of("de", ""), 1080, 1990, 2020, 6.5, Set.of()),
                Optional.of(new MediaServer(
                        MediaServer.MediaServerKind.KODI, "http://kodi.lan:8080", "kodi:secret", "nfs://nas/media")));
        var added = home.exports.add(settings);
        assertThat(home.exports.find(added.id()).orElseThrow().settings()).isEqualTo(settings);
        assertThat(settings.toString()).doesNotContain("secret");
    }

    /// A list that differs from the one before in another film, too.
    private static List<String> withoutAlien(int version) {
        var films = new ArrayList<>(FILMS.subList(1, FILMS.size()));
        films.add("Crime|Another " + version + " (2010)");
        return films;
    }

    private ExportStatus add() {
        return home.exports.add(ExportSettings.of("media", folder.toString(), ExportHousehold.ADDRESS));
    }

    private void change(ExportStatus export, ExportChoice choice) {
        home.exports.change(export.id(), export.settings().withChoice(choice));
    }

    /// As after a sync.
    private String runByItself(long id) throws Exception {
        var settings = home.exports.find(id).orElseThrow().settings();
        var words = new ArrayList<String>();
        var failure = new ArrayList<Job.Failed>();
        var job = home.jobs.start("by itself", "by itself", running -> {
            try {
                words.add(home.exports
                        .newRun(id, settings)
                        .write(running, false)
                        .message()
                        .words());
            } catch (Job.Failed e) {
                failure.add(e);
            }
        });
        assertThat(job.await(Duration.ofSeconds(60))).isTrue();
        if (!failure.isEmpty()) throw failure.getFirst();
        return words.getFirst();
    }

    private void assertProblem(ExportProblem problem, ExportSettings settings) {
        assertThatThrownBy(() -> home.exports.add(settings))
                .isInstanceOf(InvalidExport.class)
                .extracting(failure -> ((InvalidExport) failure).problem())
                .isEqualTo(problem);
    }

    private record Touch(Object inode, FileTime modified) {}

    private Map<Path, Touch> inodesAndTimes() throws IOException {
        var found = new HashMap<Path, Touch>();
        try (var all = Files.walk(folder)) {
            for (var path : all.toList()) {
                if (path.startsWith(folder.resolve(".tributary"))) continue;
                var attributes = Files.readAttributes(path, BasicFileAttributes.class);
                found.put(path, new Touch(String.valueOf(attributes.fileKey()), attributes.lastModifiedTime()));
            }
        }
        assertThat(found).isNotEmpty();
        assertThat(found.values())
                .noneMatch(touch -> touch.modified().toInstant().isAfter(Instant.now()));
        return found;
    }
}
