package tv.tributary.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Label;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.shell.ShellSettings.Bounds;
import tv.tributary.ui.shell.ShellSettings.Theme;

@ExtendWith(FxToolkit.class)
class OpeningWindowTest {
    @Test
    void theWindowStandsWhereItStoodAndSaysThatItIsOpening() throws Exception {
        var settings = ShellSettings.defaults().with(Theme.DARK).with(new Bounds(10, 20, 900, 600, false));
        var seen = FxToolkit.on(() -> {
            var window = OpeningWindow.show(new WindowState(settings, _ -> {}));
            var stage = window.stage();
            var words = (Label) stage.getScene().getRoot().lookup(".label");
            var facts = List.of(
                    stage.isShowing(),
                    stage.getWidth(),
                    stage.getHeight(),
                    window.appearance().dark().get(),
                    words.getText());
            stage.hide();
            return facts;
        });
        assertThat(seen).isEqualTo(List.of(true, 900.0, 600.0, true, "Tributary is opening …"));
    }

    @Test
    void whoClosesItMeanwhileWantsNothingMoreOfIt() throws Exception {
        var closed = FxToolkit.on(() -> {
            var window = OpeningWindow.show(new WindowState(ShellSettings.defaults(), _ -> {}));
            var before = window.isClosed();
            var stage = window.stage();
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            return List.of(before, window.isClosed(), stage.isShowing());
        });
        assertThat(closed).isEqualTo(List.of(false, true, false));
    }
}
