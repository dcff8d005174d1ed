package tv.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
