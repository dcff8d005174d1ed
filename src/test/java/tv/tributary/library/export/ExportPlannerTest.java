package tv.tributary.library.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tv.tributary.library.export.ExportPlan.FileChange;
import tv.tributary.library.export.ExportPlanner.Disk;
import tv.tributary.library.export.ExportPlanner.Offered;
import tv.tributary.library.export.ExportPlanner.PlannedFile;
import tv.tributary.model.ProviderId;
import tv.tributary.store.ManifestFile;
import tv.tributary.store.ManifestFile.DiskState;
import tv.tributary.store.ManifestFile.Gone;

class ExportPlannerTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final ProviderId NORTH = new ProviderId(3);
    private static final String PATH = "Movies/Alien (1979)/Alien (1979).strm";

    private final Map<String, DiskState> states = new HashMap<>();
    private final Map<String, String> contents = new HashMap<>();
    private final Set<Offered> offered = new HashSet<>(Set.of(new Offered(7, 0)));

    private final Disk disk = new Disk() {
        @Override
        public Optional<DiskState> state(String path) {
            return Optional.ofNullable(states.get(path));
        }

        @Override
        public String hash(String path) {
            return ExportFile.hash(contents.getOrDefault(path, "").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    };

    @Test
    void whatWasNeverWrittenIsAdded() {
        assertThat(plan(List.of(wanted("new")), List.of())).isEqualTo(FileChange.ADD);
    }

    @Test
    void whatIsThereAsItWasWrittenIsKept() {
        onDisk(PATH, "same", NOW);
        assertThat(plan(List.of(wanted("same")), List.of(written("same", NOW)))).isEqualTo(FileChange.KEEP);
    }

    @Test
    void whatShouldSayOtherThingsIsChanged() {
        onDisk(PATH, "old", NOW);
        assertThat(plan(List.of(wanted("new")), List.of(written("old", NOW)))).isEqualTo(FileChange.CHANGE);
    }

    @Test
    void whatSomebodyDeletedIsAddedAgain() {
        assertThat(plan(List.of(wanted("same")), List.of(written("same", NOW)))).isEqualTo(FileChange.ADD);
    }

    @Test
    void aFileOfSomebodyElseIsLeftAlone() {
        onDisk(PATH, "mine", NOW);
        assertThat(plan(List.of(wanted("new")), List.of())).isEqualTo(FileChange.FOREIGN);
    }

    @Test
    void oneOfOursThatSomebodyEditedIsLeftAlone() {
        onDisk(PATH, "edited", NOW.plusSeconds(60));
        var was = List.of(written("was", NOW));
        assertThat(plan(List.of(wanted("new")), was)).isEqualTo(FileChange.EDITED);
        assertThat(plan(List.of(), was)).isEqualTo(FileChange.EDITED);
    }

    @Test
    void anotherTimeAloneIsNoEdit() {
        onDisk(PATH, "same", NOW.plusSeconds(60));
        assertThat(plan(List.of(wanted("same")), List.of(written("same", NOW)))).isEqualTo(FileChange.KEEP);
    }

    @Test
    void anEmptyFileIsWhatAPowerCutLeaves() {
        onDisk(PATH, "", NOW.plusSeconds(60));
        assertThat(plan(List.of(wanted("same")), List.of(written("same", NOW)))).isEqualTo(FileChange.CHANGE);
    }

    @Test
    void whatWasAboutToBeWrittenIsOursWhateverItIs() {
        onDisk(PATH, "half of", NOW);
        assertThat(plan(List.of(wanted("whole")), List.of(aboutToBeWritten("whole"))))
                .isEqualTo(FileChange.CHANGE);
        states.clear();
        assertThat(plan(List.of(wanted("whole")), List.of(aboutToBeWritten("whole"))))
                .isEqualTo(FileChange.ADD);
    }

    @Test
    void whatTheExportNoLongerTakesGoesAtOnce() {
        onDisk(PATH, "same", NOW);
        assertThat(plan(List.of(), List.of(written("same", NOW)))).isEqualTo(FileChange.REMOVE);
    }

    @Test
    void whatTheProviderNoLongerHasWaitsForThreeSyncs() {
        offered.clear();
        onDisk(PATH, "same", NOW);
        var noticed = new ExportPlanner(disk, Map.of(NORTH, 10L), NOW)
                .plan(List.of(), List.of(written("same", NOW)), offered)
                .getFirst();
        assertThat(noticed.change()).isEqualTo(FileChange.WAIT);
        var gone = noticed.known().orElseThrow();
        assertThat(gone.gone()).contains(new Gone(NOW, OptionalLong.of(10)));
        assertThat(planAfter(12, Duration.ofDays(6), gone)).isEqualTo(FileChange.WAIT);
        assertThat(planAfter(13, Duration.ofHours(1), gone)).isEqualTo(FileChange.REMOVE);
    }

    @Test
    void whatComesBackInTimeIsKept() {
        onDisk(PATH, "same", NOW);
        var gone = written("same", NOW).withGone(Optional.of(new Gone(NOW, OptionalLong.of(10))));
        assertThat(plan(List.of(wanted("same")), List.of(gone))).isEqualTo(FileChange.KEEP);
    }

    @Test
    void whateverIsSyncedAWeekIsEnough() {
        offered.clear();
        onDisk(PATH, "same", NOW);
        var gone = written("same", NOW).withGone(Optional.of(new Gone(NOW, OptionalLong.of(10))));
        var week = new ExportPlanner(disk, Map.of(), NOW.plus(Duration.ofDays(7)));
        var day = new ExportPlanner(disk, Map.of(), NOW.plus(Duration.ofDays(1)));
        assertThat(day.plan(List.of(), List.of(gone), offered).getFirst().change())
                .isEqualTo(FileChange.WAIT);
        assertThat(week.plan(List.of(), List.of(gone), offered).getFirst().change())
                .isEqualTo(FileChange.REMOVE);
    }

    @Test
    void aPictureIsFetchedAgainOnlyFromAnotherAddress() {
        var path = "Movies/Alien (1979)/poster.jpg";
        onDisk(path, "jpeg", NOW);
        var written = new ManifestFile(
                path,
                7,
                0,
                NORTH,
                ExportFile.hash("jpeg".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                picture(path, "http://img.example/1.jpg").origin(),
                Optional.ofNullable(states.get(path)),
                Optional.empty());
        assertThat(plan(List.of(picture(path, "http://img.example/1.jpg")), List.of(written)))
                .isEqualTo(FileChange.KEEP);
        assertThat(plan(List.of(picture(path, "http://img.example/2.jpg")), List.of(written)))
                .isEqualTo(FileChange.CHANGE);
        onDisk(path, "mine", NOW.plusSeconds(60));
        assertThat(plan(List.of(picture(path, "http://img.example/2.jpg")), List.of(written)))
                .isEqualTo(FileChange.EDITED);
    }

    private static ExportFile picture(String path, String address) {
        return new ExportFile(path, 7, 0, NORTH, Optional.empty(), "", address);
    }

    @Test
    void capitalsAloneMoveNoFile() {
        var before = new ManifestFile(
                PATH.toUpperCase(java.util.Locale.ROOT),
                7,
                0,
                NORTH,
                wanted("same").hash(),
                "",
                Optional.of(new DiskState(4, NOW)),
                Optional.empty());
        onDisk(before.path(), "same", NOW);
        var plan = new ExportPlanner(disk, Map.of(), NOW).plan(List.of(wanted("same")), List.of(before), offered);
        assertThat(plan).singleElement().satisfies(file -> {
            assertThat(file.path()).isEqualTo(before.path());
            assertThat(file.change()).isEqualTo(FileChange.KEEP);
        });
    }

    @Test
    void aTitleOfAnotherNameIsAddedThereAndRemovedHere() {
        onDisk(PATH, "same", NOW);
        var moved = new ExportFile("Movies/Alien/Alien.strm", 7, 0, NORTH, Optional.empty(), "same", "");
        assertThat(new ExportPlanner(disk, Map.of(), NOW).plan(List.of(moved), List.of(written("same", NOW)), offered))
                .extracting(PlannedFile::path, PlannedFile::change)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Movies/Alien/Alien.strm", FileChange.ADD),
                        org.assertj.core.groups.Tuple.tuple(PATH, FileChange.REMOVE));
    }

    private FileChange plan(List<ExportFile> wanted, List<ManifestFile> manifest) {
        return new ExportPlanner(disk, Map.of(NORTH, 10L), NOW)
                .plan(wanted, manifest, offered)
                .getFirst()
                .change();
    }

    private FileChange planAfter(long syncs, Duration time, ManifestFile file) {
        return new ExportPlanner(disk, Map.of(NORTH, syncs), NOW.plus(time))
                .plan(List.of(), List.of(file), offered)
                .getFirst()
                .change();
    }

    private void onDisk(String path, String content, Instant modified) {
        states.put(path, new DiskState(content.length(), modified));
        contents.put(path, content);
    }

    private static ExportFile wanted(String content) {
        return new ExportFile(PATH, 7, 0, NORTH, Optional.empty(), content, "");
    }

    private static ManifestFile written(String content, Instant modified) {
        return aboutToBeWritten(content).withDisk(Optional.of(new DiskState(content.length(), modified)));
    }

    private static ManifestFile aboutToBeWritten(String content) {
        return new ManifestFile(PATH, 7, 0, NORTH, wanted(content).hash(), "", Optional.empty(), Optional.empty());
    }
}
