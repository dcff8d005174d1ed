package tv.tributary.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.testkit.FxToolkit;

/// Keys that come faster than the window is drawn act on what was selected when they came.
@ExtendWith(FxToolkit.class)
class KeysAtOnceTest {
    @TempDir
    Path temp;

    @Test
    void noActionHitsAnotherChannelThanTheSelectedOne() throws Exception {
        try (var window = new KeySequences(temp, 1, 120)) {
            window.press(15);
            window.readListAgain(123);
            window.press(15);

            var outcome = window.outcome(30);

            assertThat(outcome.wrong()).isEmpty();
            assertThat(outcome.actions()).isGreaterThanOrEqualTo(30);
        }
    }
}
