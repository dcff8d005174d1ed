package tv.tributary.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Words can be read on every ground they stand on: WCAG 2.2, 1.4.3, at least 4.5 to 1.
class ContrastTest {
    private static final List<String> WORDS = List.of(
            "-color-fg-default",
            "-color-fg-muted",
            "-color-fg-subtle",
            "-color-accent-fg",
            "-tb-good",
            "-tb-unstable",
            "-tb-bad");
    private static final List<String> GROUNDS = List.of("-tb-page", "-tb-card", "-tb-rail", "-color-bg-subtle");

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void wordsStandOutFromEveryGround(String theme) throws IOException {
        var sheet = Files.readString(Path.of("src/main/resources/tv/tributary/ui/css/" + theme + ".css"));
        for (var words : WORDS) {
            for (var ground : GROUNDS) {
                assertThat(contrast(colour(sheet, words), colour(sheet, ground)))
                        .as("%s: %s on %s", theme, words, ground)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    private static Color colour(String sheet, String name) {
        var found = Pattern.compile("\\s" + name + ": (#[0-9a-f]{6});").matcher(sheet);
        assertThat(found.find()).as(name).isTrue();
        return Color.web(found.group(1));
    }

    private static double contrast(Color one, Color other) {
        var lighter = Math.max(luminance(one), luminance(other));
        var darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
