package tv.tributary.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.file.BundledFile;

/// Runs the page's own script, where there is a program to run it.
class SeekTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void copyScript() throws IOException {
        assumeTrue(hasNode(), "there is no node to run scripts with");
        Files.write(folder.resolve("seek.mjs"), BundledFile.bytes(Assets.class, "seek.js"));
    }

    /// The list has 100 to 130.
    @ParameterizedTest
    @CsvSource({
        "120, -10, undefined, 110",
        "105, -10, undefined, 100",
        "125,  10, undefined, 130",
        // Who paused longer than the list lasts goes on with what the browser holds, or with the oldest.
        "80,    0, '{ from: 60, to: 95 }', 80",
        "80,    0, undefined, 100",
        "110,   0, undefined, 110",
        // Back is back, whatever has left the list.
        "80,  -10, '{ from: 60, to: 95 }', 70",
        "65,  -10, '{ from: 60, to: 95 }', 60",
        "80,  -10, undefined, 80",
        // Between what the browser holds and what is listed there is nothing.
        "88,   10, '{ from: 60, to: 95 }', 100",
        "80,   10, '{ from: 60, to: 95 }', 90",
        "135,  10, '{ from: 120, to: 140 }', 140",
    })
    void oneGoesToWhatThereIs(double at, double seconds, String held, String to) throws Exception {
        assertThat(js("seek.target(" + at + ", " + seconds + ", { from: 100, to: 130 }, " + held + ")"))
                .isEqualTo(to);
    }

    @Test
    void whereNothingIsKnownNobodyGoesAnywhere() throws Exception {
        assertThat(js("seek.target(80, 10, undefined, undefined)")).isEqualTo("80");
    }

    @ParameterizedTest
    @CsvSource({
        "50, '{\"from\":40,\"to\":60}'",
        "39.95, '{\"from\":40,\"to\":60}'",
        "59.95, null",
        "65, null",
        "70, '{\"from\":70,\"to\":80}'"
    })
    void theBrowserHoldsWhatItCanPlayOn(double at, String held) throws Exception {
        var buffered = "{ length: 2, start: n => [40, 70][n], end: n => [60, 80][n] }";
        assertThat(js("JSON.stringify(seek.heldAt(" + buffered + ", " + at + ") ?? null)"))
                .isEqualTo(held);
    }

    private static String js(String expression) throws Exception {
        var node = new ProcessBuilder(
                        "node",
                        "--input-type=module",
                        "--eval",
                        "import * as seek from '" + folder.resolve("seek.mjs").toUri() + "'; console.log(" + expression
                                + ");")
                .redirectErrorStream(true)
                .start();
        var said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        node.waitFor();
        return said.strip();
    }

    private static boolean hasNode() {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
