package tv.tributary.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FuzzyTest {
    private static final List<String> WORDS =
            List.of("Go to Dashboard", "Go to Providers", "Sync all providers", "Play Sport Arena", "Quit Tributary");

    @Test
    void nothingTypedFindsEverythingInItsOrder() {
        assertThat(find("")).isEqualTo(WORDS);
    }

    @Test
    void lettersInOrderAreFoundWhateverLiesBetween() {
        assertThat(find("gtdb")).containsExactly("Go to Dashboard");
    }

    @Test
    void caseAndSpacesDoNotMatter() {
        assertThat(find("SPORT ar")).containsExactly("Play Sport Arena");
    }

    @Test
    void wholeWordsComeBeforeScatteredLetters() {
        assertThat(find("pro").getFirst()).isIn("Go to Providers", "Sync all providers");
        assertThat(find("sync").getFirst()).isEqualTo("Sync all providers");
    }

    @Test
    void lettersInAnotherOrderAreNotFound() {
        assertThat(find("draob")).isEmpty();
    }

    private static List<String> find(String typed) {
        return CommandPaletteModel.Fuzzy.matching(WORDS, typed, Function.identity());
    }
}
