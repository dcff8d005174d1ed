package tv.tributary.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Searching ends, whatever lies on the machine. What this machine has of VLC does not count here.
@Timeout(60)
class LibVlcSearchTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void aLoopOfLinksHoldsNobody() throws IOException {
        var bin = Files.createDirectories(folder.resolve("llvm/bin"));
        var release = Files.createDirectories(folder.resolve("llvm/lib/build/Release"));
        // Three loops, so that to walk them takes longer than the world stands.
        for (var name : List.of("build", "again", "Release"))
            Files.createSymbolicLink(release.resolve(name), folder.resolve("llvm"));
        Files.createSymbolicLink(bin.resolve("build"), folder);
        Files.createSymbolicLink(release.resolve("libvlc.so.5"), release.resolve("libvlc.so.5"));
        var places = bin + ":" + release + ":" + folder;
        assertThat(found(Map.of("PATH", places, "LD_LIBRARY_PATH", places))).isEmpty();
    }

    @Test
    void theLibraryIsFoundInItsFolderOnly() throws IOException {
        var named = library(folder.resolve("named/lib"));
        var listed = library(folder.resolve("listed"));
        library(folder.resolve("listed/below"));
        library(folder.resolve("elsewhere"));
        Files.createDirectories(folder.resolve("no-file/libvlc.so.5"));
        var environment = Map.of(
                "TRIBUTARY_VLC",
                folder.resolve("named").toString(),
                "LD_LIBRARY_PATH",
                folder.resolve("no-file") + ":" + folder.resolve("listed"));
        assertThat(found(environment)).containsExactly(named, listed);
    }

    @Test
    void aLinkToTheLibraryIsTheLibrary() throws IOException {
        var file = library(folder.resolve("real"));
        var link = Files.createSymbolicLink(folder.resolve("libvlc.so.5"), file);
        assertThat(found(Map.of("LD_LIBRARY_PATH", folder.toString()))).containsExactly(link);
    }

    @Test
    void aFolderThatNeverAnswersIsGivenUp() {
        var never = new CompletableFuture<List<Path>>();
        assertThat(LibVlcSearch.within(Duration.ofMillis(50), never::join)).isEmpty();
        never.complete(List.of());
    }

    @Test
    void aProgramThatDoesNotEndIsNotWaitedFor() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sleep")), "there is no /bin/sleep on this machine");
        assertThat(LibVlcSearch.output(List.of("/bin/sleep", "1000"), Duration.ofMillis(200)))
                .isEmpty();
    }

    @Test
    void whatAProgramPrintsIsRead() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assertThat(LibVlcSearch.output(List.of(java, "--version"), LONG)).contains("Runtime");
        assertThat(LibVlcSearch.output(List.of(folder.resolve("missing").toString()), LONG))
                .isEmpty();
    }

    private List<Path> found(Map<String, String> environment) {
        return new LibVlcSearch(new LibVlcFolders("Linux", "amd64", folder, environment, ""), LONG)
                .files().stream().filter(file -> file.startsWith(folder)).toList();
    }

    private static Path library(Path in) throws IOException {
        return Files.writeString(Files.createDirectories(in).resolve("libvlc.so.5"), "no library");
    }
}
