package tv.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuideReportCommandTest {
    private static final String LIST = """
            #EXTM3U
            #EXTINF:-1 group-title="UK",UK: Dave HD
            http://a.test/1.ts
            #EXTINF:-1 group-title="UK",UK: Dave +1
            http://a.test/2.ts
            #EXTINF:-1 group-title="UK",UK: Yesterday
            http://a.test/3.ts
            #EXTINF:-1 group-title="CZ",CZ: Nova
            http://a.test/4.ts
            """;
    private static final String GUIDE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <tv>
              <channel id="Dave.uk"><display-name lang="en">Dave</display-name></channel>
              <channel id="8"><display-name>Nova</display-name></channel>
              <programme start="20261130120000 +0000" channel="Dave.uk"><title>Quiz</title></programme>
            </tv>
            """;

    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path list = Path.of("");
    private Path guide = Path.of("");
    private Path tsv = Path.of("");

    @BeforeEach
    void write() throws Exception {
        list = Files.writeString(temp.resolve("a.m3u"), LIST);
        guide = Files.writeString(temp.resolve("guide.xml"), GUIDE);
        tsv = temp.resolve("out.tsv");
    }

    @Test
    void writesTheGuideIdOfEachStreamThatGetsOneWithoutAsking() {
        assertThat(run("--playlist", list.toString(), "--guide", guide.toString(), "--tsv", tsv.toString()))
                .isZero();

        assertThat(tsv).content().isEqualTo("http://a.test/1.ts\tDave.uk\n");
        assertThat(out.toString())
                .contains("2 of 4 channels would get a guide from its 2 channels; 1 more", "Nova", "United Kingdom 1")
                .doesNotContain("http://");
    }

    @Test
    void theCountryOfTheGuideDecides() {
        assertThat(run(
                        "--playlist",
                        list.toString(),
                        "--guide",
                        guide.toString(),
                        "--country",
                        "cz",
                        "--tsv",
                        tsv.toString()))
                .isZero();

        assertThat(tsv).content().contains("http://a.test/4.ts\t8\n");
    }

    @Test
    void aFileThatIsNoGuideIsSaidToBeNone() {
        assertThat(run("--playlist", list.toString(), "--guide", list.toString()))
                .isOne();

        assertThat(err.toString()).contains("has no channels");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(run(
                        "--playlist",
                        list.toString(),
                        "--guide",
                        temp.resolve("none.xml").toString()))
                .isOne();

        assertThat(err.toString()).contains("none.xml");
    }

    @Test
    void anUnknownCountryIsNamed() {
        assertThat(run("--playlist", list.toString(), "--guide", guide.toString(), "--country", "Nowhere"))
                .isOne();

        assertThat(err.toString()).contains("Nowhere");
    }

    private int run(String... options) {
        var arguments = new String[options.length + 1];
        arguments[0] = "guide-report";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return new Cli(_ -> false, new PrintWriter(out, true), new PrintWriter(err, true)).run(arguments);
    }
}
