package tv.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    private static final Path HOME = Path.of("/home/ann");

    @TempDir
    Path temp;

    @Test
    void linuxKeepsDataUnderTheUsersShare() {
        assertThat(DataFolder.usual(Map.of(), HOME, "Linux")).isEqualTo(Path.of("/home/ann/.local/share/tributary"));
    }

    @Test
    void theDesktopStandardsVariableMovesTheData() {
        assertThat(DataFolder.usual(Map.of("XDG_DATA_HOME", "/srv/data"), HOME, "Linux"))
                .isEqualTo(Path.of("/srv/data/tributary"));
    }

    @Test
    void macKeepsDataInApplicationSupport() {
        assertThat(DataFolder.usual(Map.of(), HOME, "Mac OS X"))
                .isEqualTo(Path.of("/home/ann/Library/Application Support/Tributary"));
    }

    @Test
    void windowsKeepsDataInItsRoamingFolder() {
        assertThat(DataFolder.usual(Map.of("APPDATA", "/users/ann/roaming"), HOME, "Windows 11"))
                .isEqualTo(Path.of("/users/ann/roaming/Tributary"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void everythingInItIsForTheOwnerAloneAlsoWhatAnOlderReleaseLeft() throws Exception {
        for (var name :
                List.of("tributary.db", "tributary.db-wal", "backups/old.db", "logs/tributary.log", "api-token")) {
            var file = temp.resolve(name);
            Files.createDirectories(file.getParent());
            Files.setPosixFilePermissions(
                    Files.writeString(file, "a login"), PosixFilePermissions.fromString("rw-r--r--"));
        }
        var other = Files.writeString(temp.resolve("holiday.jpg"), "not ours");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));

        var folder = DataFolder.open(temp);
        folder.announce(new DataFolder.Running("http://127.0.0.1:1", "http://127.0.0.1:1", 1));

        try (var all = Files.walk(temp)) {
            for (var path : all.filter(path -> !path.equals(other)).toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .as(path.toString())
                        .endsWith("------");
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(other)))
                .isEqualTo("rw-r--r--");
        folder.close();
    }

    @Test
    void whatAKilledRunLeftHalfWrittenIsDeleted() throws Exception {
        Files.createDirectory(temp.resolve("backups"));
        for (var name :
                List.of("tributary.db.part", "api-token123.new", "running.json.new", "backups/tributary-1.db.part"))
            Files.writeString(temp.resolve(name), "half");

        DataFolder.open(temp).close();

        try (var all = Files.walk(temp)) {
            assertThat(all.filter(Files::isRegularFile).map(Path::getFileName).map(Path::toString))
                    .containsExactly("lock");
        }
    }

    @Test
    void aMissingFolderIsMade() {
        var folder = DataFolder.open(temp.resolve("not/yet/there"));
        assertThat(temp.resolve("not/yet/there")).isDirectory();
        folder.close();
    }

    @Test
    void aSecondInstanceIsRefusedInWordsThatNameTheFolder() {
        var folder = DataFolder.open(temp);
        assertThatThrownBy(() -> DataFolder.open(temp))
                .isInstanceOfSatisfying(
                        StartupFailure.class,
                        e -> assertThat(e.reason()).isEqualTo(StartupFailure.Reason.ALREADY_RUNNING))
                .hasMessageContaining(temp.toString());
        folder.close();
    }

    @Test
    void aClosedFolderLetsTheNextInstanceIn() {
        DataFolder.open(temp).close();
        DataFolder.open(temp).close();
    }

    @Test
    void aFolderThatCannotBeMadeIsNotWritable() throws Exception {
        var file = Files.writeString(temp.resolve("file"), "in the way");
        assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
                .isInstanceOfSatisfying(
                        StartupFailure.class,
                        e -> assertThat(e.reason()).isEqualTo(StartupFailure.Reason.FOLDER_NOT_WRITABLE));
    }
}
