package tv.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Rules that only the source text shows.
class SourceTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final int LONGEST_FILE = 400;
    private static final int SMALL_FILE = 25;
    private static final int MOST_SMALL_FILES = 57;
    private static final double MOST_PUBLIC = 0.36;
    private static final Pattern TYPE =
            Pattern.compile("^ *((?:(?:public|protected|private|static|final|sealed|abstract|non-sealed) )*)"
                    + "(?:class|record|enum|@?interface) [A-Z]");
    private static final Pattern CATCHES_ALL = Pattern.compile("catch \\((final )?(Exception|Throwable)\\b");

    /// Where surprise is met, logged once and turned into an answer: a request, a job, a pump, what a user did.
    private static final Set<String> EDGES = Set.of(
            "server/http/Exchange.java",
            "job/Jobs.java",
            "job/Job.java",
            "relay/live/Feed.java",
            "ui/fx/Background.java",
            // A method handle declares that it throws anything; it is thrown on.
            "memory/MappedMemory.java",
            // Writes down how the sync ended and hands the failure on to the job.
            "catalog/sync/SyncRun.java");

    @Test
    void everythingIsCaughtAtTheFourEdgesOnly() {
        assertThat(lines((file, line) ->
                        CATCHES_ALL.matcher(line).find() && EDGES.stream().noneMatch(file::endsWith)))
                .isEmpty();
    }

    @Test
    void noFileIsTooLongToRead() throws IOException {
        for (var file : files())
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThan(LONGEST_FILE);
    }

    /// A record of a few lines that only one class makes or takes can stand within that class.
    @Test
    void fewFilesExistOnlyToBeSmall() throws IOException {
        var small = new ArrayList<Path>();
        for (var file : files()) {
            var isType = !file.endsWith("package-info.java");
            if (isType && Files.readAllLines(file).size() < SMALL_FILE) small.add(file);
        }
        assertThat(small).hasSizeLessThanOrEqualTo(MOST_SMALL_FILES);
    }

    /// What is public can be used by every room above, so it is hard to change.
    @Test
    void mostTypesAreKnownInTheirPackageOnly() {
        var types = lines((_, line) -> TYPE.matcher(line).find());
        var known = types.stream().filter(line -> line.contains(": public ")).count();
        assertThat((double) known / types.size()).isLessThanOrEqualTo(MOST_PUBLIC);
    }

    @Test
    void unfinishedThoughtsStayOut() {
        assertThat(lines((_, line) -> line.contains("TODO") || line.contains("FIXME")))
                .isEmpty();
    }

    /// It walks whole trees and follows links, for ever where one is a loop.
    @Test
    void vlcIsNotLookedForByVlcj() {
        assertThat(lines((_, line) ->
                        line.contains("NativeDiscovery") || line.matches(".*new MediaPlayerFactory\\((?!null,).*")))
                .isEmpty();
    }

    @Test
    void noTestRunsForEver() throws IOException {
        var limits = new Properties();
        try (var in = Files.newInputStream(Path.of("src/test/resources/junit-platform.properties"))) {
            limits.load(in);
        }
        assertThat(limits.getProperty("junit.jupiter.execution.timeout.default"))
                .matches("[1-9] m");
        // An interrupt alone ends no walk through a file system.
        assertThat(limits.getProperty("junit.jupiter.execution.timeout.thread.mode.default"))
                .isEqualTo("SEPARATE_THREAD");
        assertThat(Path.of("pom.xml"))
                .content()
                .containsPattern("<forkedProcessTimeoutInSeconds>[1-9]\\d+</forkedProcessTimeoutInSeconds>");
    }

    @Test
    void testsFindNoProgramOfThisMachineByAccident() {
        assertThat(Path.of("pom.xml"))
                .content()
                .contains(
                        "<PATH>${project.build.directory}/no-programs</PATH>", "<variable>LD_LIBRARY_PATH</variable>");
        assertThat(Path.of("target/no-programs")).doesNotExist();
    }

    private static List<String> lines(BiPredicate<String, String> found) {
        var hits = new ArrayList<String>();
        for (var file : files()) {
            try {
                var name = file.toString().replace('\\', '/');
                for (var line : Files.readAllLines(file))
                    if (found.test(name, line)) hits.add(name + ": " + line.strip());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return hits;
    }

    private static List<Path> files() {
        try (var all = Files.walk(MAIN)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
