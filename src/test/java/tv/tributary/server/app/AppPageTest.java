package tv.tributary.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.file.BundledFile;
import tv.tributary.server.web.Assets;
import tv.tributary.text.Messages;

class AppPageTest {
    private static final Path FOLDER = Path.of("src/main/resources/tv/tributary/server/app");
    private static final Pattern SAID = Pattern.compile("\\bsay\\(([^()]*)");
    private static final Pattern NAME = Pattern.compile("'([a-z][a-z-]*)'");
    private static final Pattern IMPORT = Pattern.compile("(?:from|import\\()\\s*'\\./([^']+)'");

    private final AppPage page = new AppPage(Assets.ofPlayer());

    private static Stream<Path> modules() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".js")).toList().stream();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-DE,de;q=0.9,en;q=0.8 | de",
                "fr-FR,de;q=0.5          | de",
                "en-GB,en                | en",
                "ja                      | en",
                "''                      | en",
                ";;q=;                   | en",
            })
    void theLanguageIsTheOneOfOursThatTheBrowserLikesBest(String accepted, String language) {
        assertThat(page.language(accepted).getLanguage()).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyWordThatAScriptSaysIsThere(String language) throws IOException {
        var words = Messages.texts(Locale.of(language), "web.app.").keySet();
        var said = new TreeSet<String>();
        modules()
                .forEach(file -> SAID.matcher(text(file))
                        .results()
                        .forEach(call -> NAME.matcher(call.group(1))
                                .results()
                                .map(name -> name.group(1))
                                .filter(name -> !name.equals("scheduled"))
                                .forEach(said::add)));
        assertThat(said)
                .hasSizeGreaterThan(50)
                .allSatisfy(name -> assertThat(words).contains(name));
    }

    @Test
    void everyModuleThatIsImportedIsServed() throws IOException {
        var folder = page.assets();
        var names = new TreeSet<String>();
        modules().forEach(file -> IMPORT.matcher(text(file)).results().forEach(found -> names.add(found.group(1))));
        assertThat(names)
                .contains("home.js", "html.js")
                .allSatisfy(name -> assertThat(folder.has(name)).isTrue());
    }

    @Test
    void scriptsRunNothingFromText() throws IOException {
        modules()
                .forEach(file -> assertThat(text(file))
                        .as(file.toString())
                        .doesNotContain("eval(", "new Function", "innerHTML", "http://", "https://"));
    }

    @ParameterizedTest
    @CsvSource({
        "/tv/tributary/server/app/vendor/preact.mjs",
        "/tv/tributary/server/app/vendor/hooks.mjs",
        "/tv/tributary/server/app/vendor/htm.mjs",
        "/tv/tributary/server/web/hls.min.js",
    })
    void whatComesFromOthersIsWhatTheNoteSays(String file) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(BundledFile.bytes(AppPage.class, file));
        assertThat(Files.readString(Path.of("docs/dependencies.md")))
                .contains(HexFormat.of().formatHex(digest));
    }

    @Test
    void aManifestNamesIconsThatAreServed() {
        var manifest = BundledFile.text(AppPage.class, "manifest.webmanifest");
        var icons = Pattern.compile("\\{assets}/([^\"]+)")
                .matcher(manifest)
                .results()
                .toList();
        assertThat(icons)
                .hasSize(3)
                .allSatisfy(icon -> assertThat(page.assets().has(icon.group(1))).isTrue());
    }
}
