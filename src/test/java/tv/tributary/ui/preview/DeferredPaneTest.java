package tv.tributary.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.preview.Preview.DeferredPane;

@ExtendWith(FxToolkit.class)
class DeferredPaneTest {
    @Test
    void itsNodeIsBuiltOnceWhenItIsFirstWanted() throws Exception {
        var seen = FxToolkit.on(() -> {
            var wanted = new SimpleBooleanProperty();
            var built = new ArrayList<Button>();
            var pane = new DeferredPane(wanted, () -> {
                built.add(new Button("Pause"));
                return built.getLast();
            });
            var before = List.of(built.size(), pane.isVisible(), pane.isManaged());
            wanted.set(true);
            var during = List.of(built.size(), pane.isVisible(), pane.isManaged());
            wanted.set(false);
            wanted.set(true);
            return List.of(before, during, built.size());
        });
        assertThat(seen).isEqualTo(List.of(List.of(0, false, false), List.of(1, true, true), 1));
    }

    @Test
    void theKeyboardGoesToItsNode() throws Exception {
        var owner = FxToolkit.on(() -> {
            var button = new Button("Pause");
            var pane = new DeferredPane(new SimpleBooleanProperty(true), () -> button);
            var scene = new Scene(new HBox(new Button("Page"), pane));
            pane.requestFocus();
            return button.equals(scene.getFocusOwner());
        });
        assertThat(owner).isTrue();
    }
}
