package tv.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLibraryTest {
    @TempDir
    Path folder;

    @Test
    void itIsUnpackedOnce() throws Exception {
        var library = folder.resolve(SqliteLibrary.unpack(folder));
        var before = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        Files.setLastModifiedTime(library, before);
        assertThat(folder.resolve(SqliteLibrary.unpack(folder))).isEqualTo(library);
        assertThat(Files.getLastModifiedTime(library)).isEqualTo(before);
        assertThat(folder).isDirectoryContaining(library::equals);
    }

    @Test
    void halfOfOneIsReplaced() throws Exception {
        var library = folder.resolve(SqliteLibrary.unpack(folder));
        var whole = Files.readAllBytes(library);
        Files.write(library, new byte[] {1, 2, 3});
        SqliteLibrary.unpack(folder);
        assertThat(Files.readAllBytes(library)).isEqualTo(whole);
    }
}
