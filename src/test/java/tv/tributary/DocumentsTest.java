package tv.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What is written about the house is true of the house.
class DocumentsTest {
    private static final Pattern DEPENDENCY =
            Pattern.compile("<dependency>\\s*<groupId>[^<]*</groupId>\\s*<artifactId>([^<]*)</artifactId>");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]*)</artifactId>");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    @Test
    void everyDependencySaysWhyItIsThere() throws IOException {
        assertThat(explained()).containsAll(found(DEPENDENCY, text("pom.xml")));
    }

    @Test
    void nothingIsExplainedThatIsNotThere() throws IOException {
        assertThat(found(ARTIFACT, text("pom.xml"))).containsAll(explained());
    }

    @Test
    void everyRoomIsDrawnOnAFloor() throws IOException {
        var drawing = text("ARCHITECTURE.md").split("```", -1)[1];
        try (var rooms = Files.list(Path.of("src/main/java/tv/tributary"))) {
            assertThat(rooms.filter(Files::isDirectory)
                            .map(room -> room.getFileName().toString())
                            .filter(room -> !Pattern.compile("\\b" + room + "\\b")
                                    .matcher(drawing)
                                    .find()))
                    .isEmpty();
        }
    }

    @Test
    void everyDecisionSaysWhatItCosts() throws IOException {
        try (var decisions = Files.list(Path.of("docs/decisions"))) {
            for (var decision : decisions.toList()) {
                assertThat(decision).content().contains("**Question.**", "**Decided.**", "**Costs.**");
            }
        }
    }

    @Test
    void theFilesThatAreNamedAreThere() throws IOException {
        for (var file : List.of("README.md", "ARCHITECTURE.md", "docs/dependencies.md")) {
            for (var link : found(Pattern.compile("\\]\\(([^)#:]*)\\)"), text(file))) {
                assertThat(Path.of(file).resolveSibling(link)).exists();
            }
        }
    }

    /// The names at the head of each line of the list.
    private static Set<String> explained() throws IOException {
        return text("docs/dependencies.md")
                .lines()
                .filter(line -> line.startsWith("- **"))
                .map(line -> line.split(" – ", 2)[0])
                .flatMap(head -> found(CODE, head).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(String file) throws IOException {
        return Files.readString(Path.of(file));
    }
}
