package tv.tributary.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TempFilesTest {
    /// No system counts its processes so high.
    private static final String NOBODY = "999999999999";

    @TempDir
    private Path folder;

    @Test
    void whatAProcessThatIsGoneLeftIsDeletedAndNothingElse() throws IOException {
        var stale = Files.writeString(folder.resolve("tributary-" + NOBODY + "-17.list"), "a login");
        var ours = Files.writeString(
                folder.resolve("tributary-" + ProcessHandle.current().pid() + "-17.list"), "in use");
        var other = Files.writeString(folder.resolve("tributary-notes.list"), "somebody's own");

        TempFiles.dropStale(folder);

        assertThat(stale).doesNotExist();
        assertThat(ours).exists();
        assertThat(other).exists();
    }

    @Test
    void aFileBearsTheNumberOfItsProcess() throws IOException {
        var file = TempFiles.create(".list");
        try {
            assertThat(file.getFileName().toString())
                    .startsWith("tributary-" + ProcessHandle.current().pid() + "-")
                    .endsWith(".list");
        } finally {
            Files.delete(file);
        }
    }
}
