package tv.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void theCacheComesFirstThenTheDataThenAFolderOfOnesOwnForTheMoment() {
        assertThat(NativeLibraries.folders(Path.of("/c"), Path.of("/d"), Path.of("/tmp"), "ann"))
                .containsExactly(Path.of("/c"), Path.of("/d/cache"), Path.of("/tmp/tributary-ann"));
    }

    @Test
    void theFirstFolderThatWillDoIsTaken() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "");
        var good = folder.resolve("good");
        assertThat(NativeLibraries.firstOf(List.of(file, good, folder.resolve("unneeded"))))
                .isEqualTo(good);
        assertThat(good.resolve("native")).isEmptyDirectory();
        assertThat(folder.resolve("unneeded")).doesNotExist();
    }

    @Test
    void whereNoneWillDoAllAreNamed() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> NativeLibraries.firstOf(List.of(file, file.resolve("below"))))
                .isInstanceOfSatisfying(
                        StartupFailure.class,
                        e -> assertThat(e.reason().exitCode()).isEqualTo(8))
                .hasMessageContaining("cannot run native code")
                .hasMessageContaining(file + ", " + file.resolve("below"));
    }

    @Test
    void oldCopiesOfTheDatabasesLibraryAreRemoved() throws Exception {
        var old = made("sqlite-3.50-1-libsqlitejdbc.so", NOON.minusSeconds(1));
        var lock = made("sqlite-3.50-1-libsqlitejdbc.so.lck", NOON.minusSeconds(1));
        var fresh = made("sqlite-3.50-2-libsqlitejdbc.so", NOON);
        var other = made("libglass.so", NOON.minusSeconds(1));
        NativeLibraries.tidy(folder, NOON);
        assertThat(old).doesNotExist();
        assertThat(lock).doesNotExist();
        assertThat(fresh).exists();
        assertThat(other).exists();
    }

    private Path made(String name, Instant changed) throws Exception {
        var file = Files.writeString(folder.resolve(name), "");
        return Files.setLastModifiedTime(file, FileTime.from(changed));
    }
}
