package tv.tributary.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.testkit.ExpectedWarnings;

class FfmpegTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void theBundledOneRuns() throws Exception {
        var ffmpeg = bundled();
        var said = ffmpeg.filter(List.of("-hide_banner", "-version"), new byte[0], LONG);
        assertThat(new String(said.orElseThrow(), StandardCharsets.UTF_8)).startsWith("ffmpeg version 8.0.1");
    }

    @Test
    void whatItNeedsIsUnpackedOnceHoweverManyStart() throws Exception {
        bundled();
        var cache = folder.resolve("shared");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Optional<Path>> look = () -> new Ffmpeg(only(cache)).program();
            var found = threads.invokeAll(List.of(look, look));
            for (var one : found) assertThat(one.get().orElseThrow()).isExecutable();
        }
        try (var left = Files.list(cache)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void theOneTheUserNamedComesFirst() throws Exception {
        var mine = program(folder.resolve("mine"));
        var ffmpegLocator = new FfmpegLocator(Optional.of(mine), folder.resolve("cache"), List.of());
        assertThat(new Ffmpeg(ffmpegLocator).program()).hasValue(mine);
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    @Test
    @ExpectedWarnings({"missing cannot start here: No such file or directory", "could not be unpacked"})
    void theSystemsOwnIsTakenWhereNoneCanBeUnpacked() throws Exception {
        var file = Files.writeString(folder.resolve("no-folder"), "");
        Files.createDirectory(folder.resolve("bin"));
        var own = program(folder.resolve("bin/ffmpeg"));
        var ffmpegLocator =
                new FfmpegLocator(Optional.of(folder.resolve("missing")), file, List.of(folder.resolve("bin")));
        assertThat(new Ffmpeg(ffmpegLocator).program()).hasValue(own);
    }

    @Test
    @ExpectedWarnings("could not be unpacked")
    void withoutAnyItSaysSo() throws Exception {
        var file = Files.writeString(folder.resolve("no-folder"), "");
        var ffmpeg = new Ffmpeg(only(file));
        assertThat(ffmpeg.known()).isEmpty();
        assertThatThrownBy(() -> ffmpeg.start(List.of())).hasMessageContaining("no ffmpeg");
        assertThat(ffmpeg.known()).hasValue(ffmpeg.availability());
        assertThat(ffmpeg.availability().why()).isEqualTo("there is none on this machine");
    }

    @Test
    @ExpectedWarnings("broken cannot start here: cannot open libasound.so.2")
    void oneThatCannotStartIsPassedOver() throws Exception {
        var broken = script("broken", "echo \"$0: cannot open libasound.so.2\" >&2; exit 127");
        var works = Files.createDirectory(folder.resolve("works"));
        script("works/ffmpeg", "echo ffmpeg version 7.0.2-static");
        var file = Files.writeString(folder.resolve("no-folder"), "");
        var found = new Ffmpeg(new FfmpegLocator(Optional.of(broken), file, List.of(works))).availability();
        assertThat(found.program()).hasValue(works.resolve("ffmpeg"));
        assertThat(found.version()).isEqualTo("7.0.2-static");
    }

    @Test
    void whyNoneStartsIsKept() throws Exception {
        assertThat(why("echo \"$0: cannot open libasound.so.2\" >&2; exit 127"))
                .isEqualTo("cannot open libasound.so.2");
        assertThat(why("exit 3")).isEqualTo("it ended with code 3");
        assertThat(why("echo Hello")).isEqualTo("it is no ffmpeg");
        assertThat(why("")).isEqualTo("it is no ffmpeg");
        var file = Files.writeString(folder.resolve("text"), "no program");
        assertThat(new Executable(file, false).check().why()).isEqualTo("Permission denied");
    }

    @Test
    void whatRanOnceIsTakenAgainUntilItsFileChanges() throws Exception {
        var runs = folder.resolve("runs");
        var mine = script("mine", "echo run >> " + runs + "; echo ffmpeg version 1");
        var ffmpeg = new Ffmpeg(new FfmpegLocator(Optional.of(mine), folder, List.of()));
        assertThat(ffmpeg.availability().version()).isEqualTo("1");
        assertThat(ffmpeg.availability().version()).isEqualTo("1");
        assertThat(Files.readAllLines(runs)).hasSize(1);
        script("mine", "echo run >> " + runs + "; echo ffmpeg version 2.0");
        assertThat(ffmpeg.availability().version()).isEqualTo("2.0");
        assertThat(Files.readAllLines(runs)).hasSize(2);
    }

    @Test
    void theOlderBundledOneRunsToo() throws Exception {
        var bundles = FfmpegUnpacker.onClassPath();
        assumeThat(bundles).as("only Linux has two").hasSize(2);
        var older = new Executable(
                bundles.getLast().unpackedIn(FfmpegLocator.usual().cache()), true);
        assertThat(older.check().version()).isEqualTo("6.0");
    }

    @Test
    void whatABareSystemLacksIsPutBesideTheProgram() throws Exception {
        Files.writeString(folder.resolve("libdrm.so.2"), "stand-in");
        Files.writeString(folder.resolve("libasound.so.2"), "its own");
        Files.writeString(folder.resolve("libpostproc.so"), "under a shorter name");
        FfmpegUnpacker.complete(folder);
        assertThat(folder.resolve("libpulse.so.0")).hasContent("stand-in");
        assertThat(folder.resolve("libva.so.2")).hasContent("stand-in");
        assertThat(folder.resolve("libasound.so.2")).hasContent("its own");
        assertThat(folder.resolve("libpostproc.so.57")).hasContent("under a shorter name");
    }

    @Test
    void otherSystemsThanLinuxLackNothing() throws Exception {
        Files.writeString(folder.resolve("avcodec-62.dll"), "");
        FfmpegUnpacker.complete(folder);
        assertThat(folder).isDirectoryNotContaining("glob:**.so*");
    }

    @Test
    void itsWordsTellNoPassword() throws Exception {
        try (var ffmpegProcess = bundled()
                .start(List.of("-nostdin", "-i", "http://ann:secret@127.0.0.1:1/live/ann/secret/7.ts", "-f", "null"))) {
            assertThat(ffmpegProcess.waitFor(LONG)).isTrue();
            assertThat(ffmpegProcess.code()).isNotZero();
            assertThat(String.join("\n", ffmpegProcess.lastErrors()))
                    .contains("127.0.0.1")
                    .doesNotContain("secret");
        }
    }

    @Test
    void oneThatTakesTooLongIsEnded() throws Exception {
        var endless = List.of("-loglevel", "error", "-re", "-f", "lavfi", "-i", "sine", "-f", "null", "-");
        assertThat(bundled().filter(endless, new byte[0], Duration.ofMillis(300)))
                .isEmpty();
    }

    @Test
    void theEnvironmentSaysWhereToLook() {
        var home = Path.of("/home/ann");
        var environment = Map.of("TRIBUTARY_FFMPEG", "/opt/ffmpeg", "XDG_CACHE_HOME", "/tmp/cache", "PATH", "/bin");
        var ffmpegLocator = FfmpegLocator.of(environment, home, "Linux", "");
        assertThat(ffmpegLocator.wished()).hasValue(Path.of("/opt/ffmpeg"));
        assertThat(ffmpegLocator.cache()).isEqualTo(Path.of("/tmp/cache/tributary"));
        assertThat(ffmpegLocator.path()).containsExactly(Path.of("/bin"));
        assertThat(FfmpegLocator.of(Map.of(), home, "Mac OS X", "").cache())
                .isEqualTo(home.resolve("Library/Caches/Tributary"));
        assertThat(FfmpegLocator.of(Map.of(), home, "Windows 11", "").cache())
                .isEqualTo(home.resolve("AppData/Local/Tributary/Cache"));
    }

    @Test
    void eachSystemHasItsJar() {
        assertThat(FfmpegUnpacker.system("Linux", "amd64")).isEqualTo("linux-x86_64");
        assertThat(FfmpegUnpacker.system("Mac OS X", "aarch64")).isEqualTo("macosx-arm64");
        assertThat(FfmpegUnpacker.system("Windows 11", "amd64")).isEqualTo("windows-x86_64");
    }

    /// The bundled one in the usual cache. It must run wherever the product is built.
    private static Ffmpeg bundled() {
        return new Ffmpeg(only(FfmpegLocator.usual().cache()));
    }

    private String why(String script) throws Exception {
        return new Executable(script("mine", script), false).check().why();
    }

    private static FfmpegLocator only(Path cache) {
        return new FfmpegLocator(Optional.empty(), cache, List.of());
    }

    private static Path program(Path file) throws IOException {
        Files.writeString(file, "#!/bin/sh\necho ffmpeg version 1\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private Path script(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
