package tv.tributary;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The words of `docs/glossary.md` are those of the code, and each class name means one thing.
class GlossaryTest {
    private static final int MOST_WORDS = 40;
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Pattern DECLARATION =
            Pattern.compile("(?m)^ *(?:[a-z-]+ )*(?:class|record|interface|enum) (\\w+)");

    @Test
    void everyWordOfTheGlossaryIsAClass() throws IOException {
        var words = rows().stream().map(row -> row.get(0)).toList();
        assertThat(words).allMatch(word -> NAME.matcher(word).matches());
        assertThat(types())
                .containsAll(words.stream()
                        .map(word -> word.substring(1, word.length() - 1))
                        .toList());
    }

    @Test
    void everyWordHasAMeaningAndAnOrigin() throws IOException {
        assertThat(rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).hasSize(3).noneMatch(String::isBlank));
    }

    @Test
    void theGlossaryStaysShort() throws IOException {
        assertThat(rows()).hasSizeLessThanOrEqualTo(MOST_WORDS);
    }

    @Test
    void noClassNameExistsTwice() throws IOException {
        var names = Stream.concat(classes("src/main/java").stream(), classes("src/test/java").stream());
        var counts = names.collect(groupingBy(name -> name, counting()));
        assertThat(counts).isNotEmpty();
        counts.values().removeIf(count -> count == 1);
        assertThat(counts).isEmpty();
    }

    /// The table's rows without its head, each with its cells.
    private static List<List<String>> rows() throws IOException {
        return Files.readString(Path.of("docs/glossary.md"))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ours |"))
                .map(line -> Stream.of(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    /// Simple names of the top-level classes in a folder; a name that two packages use is in it twice.
    private static List<String> classes(String folder) throws IOException {
        try (var files = Files.walk(Path.of(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .toList();
        }
    }

    /// Simple names of all types of the product, nested ones too.
    private static Set<String> types() throws IOException {
        var names = new HashSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                DECLARATION.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
            }
        }
        return names;
    }
}
