package tv.tributary.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.ui.preview.ScreenModel.Panel;
import tv.tributary.ui.preview.ScreenModel.Size;

class ScreenModelTest {
    /// Steps: `f` full screen, `w` large, `c` list, `g` guide, `e` Esc, `d` docked.
    @ParameterizedTest
    @CsvSource({
        "'', DOCKED, NONE",
        "w, WINDOW, NONE",
        "ww, DOCKED, NONE",
        // Full screen goes back to where it came from.
        "f, FULL_SCREEN, NONE",
        "ff, DOCKED, NONE",
        "fe, DOCKED, NONE",
        "wf, FULL_SCREEN, NONE",
        "wff, WINDOW, NONE",
        "wfe, WINDOW, NONE",
        "wfee, DOCKED, NONE",
        // The list needs a large picture, and goes first.
        "c, WINDOW, CHANNELS",
        "cc, WINDOW, NONE",
        "ce, WINDOW, NONE",
        "cee, DOCKED, NONE",
        "fc, FULL_SCREEN, CHANNELS",
        "fce, FULL_SCREEN, NONE",
        "fcee, DOCKED, NONE",
        "fcf, DOCKED, NONE",
        "wfcf, WINDOW, CHANNELS",
        "fcd, DOCKED, NONE",
        // One panel at a time.
        "fg, FULL_SCREEN, GUIDE",
        "fcg, FULL_SCREEN, GUIDE",
        "fcgg, FULL_SCREEN, NONE",
        "g, WINDOW, GUIDE",
        "e, DOCKED, NONE"
    })
    void eachStepHasOneWayBack(String steps, Size size, Panel panel) {
        var model = new ScreenModel();
        for (var i = 0; i < steps.length(); i++) {
            switch (steps.charAt(i)) {
                case 'f' -> model.toggleFullScreen();
                case 'w' -> model.toggleWindow();
                case 'c' -> model.toggle(Panel.CHANNELS);
                case 'g' -> model.toggle(Panel.GUIDE);
                case 'e' -> model.leave();
                default -> model.dock();
            }
        }
        assertThat(model.size().get()).isEqualTo(size);
        assertThat(model.panel().get()).isEqualTo(panel);
    }
}
