package tv.tributary.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The window's sizes come from one scale, which `base.css` explains.
class StyleSheetTest {
    private static final Path FOLDER = Path.of("src/main/resources/tv/tributary/ui/css");

    @Test
    void typeHasFiveSizesAndOneToBeReadAcrossTheRoom() throws IOException {
        assertThat(values("-fx-font-size: ([^;]+);"))
                .containsExactlyInAnyOrder("12px", "13.5px", "16px", "19px", "24px", "96px");
    }

    @Test
    void gapsComeFromOneScale() throws IOException {
        assertThat(values("-fx-(?:spacing|hgap|vgap|graphic-text-gap): ([^;]+);"))
                .isNotEmpty()
                .isSubsetOf("0", "2", "4", "6", "8", "12", "16", "24");
    }

    /// One pixel around what has a border of one; a second pixel of border takes one off the padding.
    @Test
    void paddingsComeFromTheSameScale() throws IOException {
        var allowed = Set.of("0", "1", "2", "4", "6", "8", "12", "16", "24", "48", "96");
        var sides = new TreeSet<String>();
        for (var padding : values("(?s)(?<!-fx-border-width: 2;\\n  )-fx-(?:label-)?padding: ([^;]+);"))
            sides.addAll(List.of(padding.split(" ")));
        assertThat(sides).isNotEmpty().isSubsetOf(allowed);
    }

    /// What the pattern's group holds, anywhere in the sheets.
    private static Set<String> values(String pattern) throws IOException {
        var found = new TreeSet<String>();
        try (var sheets = Files.list(FOLDER)) {
            for (var sheet : sheets.toList()) {
                Pattern.compile(pattern)
                        .matcher(Files.readString(sheet))
                        .results()
                        .forEach(match -> found.add(match.group(1)));
            }
        }
        return found;
    }
}
