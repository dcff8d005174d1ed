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
    void theOneTheUserNamedComesFirst() throws IOException {
        var mine = program(folder.resolve("mine"));
        var places = new Places(Optional.of(mine), folder.resolve("cache"), List.of());
        assertThat(new Ffmpeg(places).program()).hasValue(mine);
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    @Test
    void theSystemsOwnIsTakenWhereNoneCanBeUnpacked() throws IOException {
        var file = Files.writeString(folder.resolve("no-folder"), "");
        Files.createDirectory(folder.resolve("bin"));
        var own = program(folder.resolve("bin/ffmpeg"));
        var places = new Places(Optional.of(folder.resolve("missing")), file, List.of(folder.resolve("bin")));
        assertThat(new Ffmpeg(places).program()).hasValue(own);
    }

    @Test
    void withoutAnyItSaysSo() throws IOException {
        var file = Files.writeString(folder.resolve("no-folder"), "");
        assertThatThrownBy(() -> new Ffmpeg(only(file)).start(List.of())).hasMessageContaining("no ffmpeg");
    }

    @Test
    void itsWordsTellNoPassword() throws Exception {
        try (var child = bundled()
                .start(List.of("-nostdin", "-i", "http://ann:secret@127.0.0.1:1/live/ann/secret/7.ts", "-f", "null"))) {
            assertThat(child.ended(LONG)).isTrue();
            assertThat(child.code()).isNotZero();
            assertThat(String.join("\n", child.lastWords()))
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
        var places = Places.of(environment, home, "Linux", "");
        assertThat(places.wished()).hasValue(Path.of("/opt/ffmpeg"));
        assertThat(places.cache()).isEqualTo(Path.of("/tmp/cache/tributary"));
        assertThat(places.path()).containsExactly(Path.of("/bin"));
        assertThat(Places.of(Map.of(), home, "Mac OS X", "").cache())
                .isEqualTo(home.resolve("Library/Caches/Tributary"));
        assertThat(Places.of(Map.of(), home, "Windows 11", "").cache())
                .isEqualTo(home.resolve("AppData/Local/Tributary/Cache"));
    }

    @Test
    void eachSystemHasItsJar() {
        assertThat(Bundle.system("Linux", "amd64")).isEqualTo("linux-x86_64");
        assertThat(Bundle.system("Mac OS X", "aarch64")).isEqualTo("macosx-arm64");
        assertThat(Bundle.system("Windows 11", "amd64")).isEqualTo("windows-x86_64");
    }

    /// The bundled one in the usual cache, where this system has one.
    private static Ffmpeg bundled() {
        var usual = Places.usual();
        var ffmpeg = new Ffmpeg(only(usual.cache()));
        assumeThat(ffmpeg.program()).isPresent();
        return ffmpeg;
    }

    private static Places only(Path cache) {
        return new Places(Optional.empty(), cache, List.of());
    }

    private static Path program(Path file) throws IOException {
        Files.writeString(file, "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
