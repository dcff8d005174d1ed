package tv.tributary.ui.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.SampleStats;
import tv.tributary.ui.SilentToasts;
import tv.tributary.ui.control.LogoImages;

@ExtendWith(FxToolkit.class)
class DashboardFocusTest {
    @Test
    void thePageStaysWhereItIsWhenTheFirstStreamTakesThePlaceOfWhatHadTheKeyboard() throws Exception {
        var where = FxToolkit.on(() -> {
            var toasts = new SilentToasts();
            var idle = SampleDashboard.model(SampleStats.idle(), List::of, toasts);
            var cards = new DashboardCards(
                    idle, SampleDashboard.panel(idle, toasts), new LogoImages(_ -> Optional.empty()));
            var stage = new Stage();
            stage.setScene(new Scene(cards, 900, 420));
            stage.show();
            var guide = (ConnectGuide) cards.lookupAll("*").stream()
                    .filter(ConnectGuide.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            guide.lookupAll(".toggle-button").stream()
                    .map(ToggleButton.class::cast)
                    .findFirst()
                    .orElseThrow()
                    .requestFocus();
            idle.show(SampleStats.busy(3));
            var table = cards.lookup(".stream-table");
            var seen = List.of(
                    guide.isVisible(),
                    table.isVisible(),
                    table.isFocused(),
                    ((ScrollPane) cards.lookup(".scroll-pane")).getVvalue() == 0);
            stage.hide();
            return seen;
        });
        assertThat(where).containsExactly(false, true, true, true);
    }
}
