package tv.tributary.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.ui.preview.ScreenModel.Size;

class ScreenModelTest {
    /// Steps: `f` full screen, `w` large, `c` list, `e` Esc, `d` docked.
    @ParameterizedTest
    @CsvSource({
        "'', DOCKED, false",
        "w, WINDOW, false",
        "ww, DOCKED, false",
        // Full screen goes back to where it came from.
        "f, FULL_SCREEN, false",
        "ff, DOCKED, false",
        "fe, DOCKED, false",
        "wf, FULL_SCREEN, false",
        "wff, WINDOW, false",
        "wfe, WINDOW, false",
        "wfee, DOCKED, false",
        // The list needs a large picture, and goes first.
        "c, WINDOW, true",
        "cc, WINDOW, false",
        "ce, WINDOW, false",
        "cee, DOCKED, false",
        "fc, FULL_SCREEN, true",
        "fce, FULL_SCREEN, false",
        "fcee, DOCKED, false",
        "fcf, DOCKED, false",
        "wfcf, WINDOW, true",
        "fcd, DOCKED, false",
        "e, DOCKED, false"
    })
    void eachStepHasOneWayBack(String steps, Size size, boolean list) {
        var model = new ScreenModel();
        for (var i = 0; i < steps.length(); i++) {
            switch (steps.charAt(i)) {
                case 'f' -> model.toggleFullScreen();
                case 'w' -> model.toggleWindow();
                case 'c' -> model.toggleList();
                case 'e' -> model.leave();
                default -> model.dock();
            }
        }
        assertThat(model.size().get()).isEqualTo(size);
        assertThat(model.list.get()).isEqualTo(list);
    }
}
