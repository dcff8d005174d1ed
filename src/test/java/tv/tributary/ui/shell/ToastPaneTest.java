package tv.tributary.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.testkit.FxToolkit;

@ExtendWith(FxToolkit.class)
class ToastPaneTest {
    @Test
    void ofManyQuickEditsOnlyTheNewestIsInSightAndTheListKeepsAll() throws Exception {
        var toasts = FxToolkit.on(ToastPane::new);
        FxToolkit.on(() -> {
            for (var edit = 1; edit <= 9; edit++) toasts.offer("Edit " + edit, "Undo", () -> {});
            return true;
        });
        assertThat(FxToolkit.on(() -> inSight(toasts))).containsExactly("Edit 9");
        assertThat(toasts.notifications().all()).hasSize(9);
    }

    @Test
    void whatComesOfAnEditDoesNotTakeItsUndoAway() throws Exception {
        var toasts = FxToolkit.on(ToastPane::new);
        FxToolkit.on(() -> {
            toasts.offer("Renumbered", "Undo", () -> {});
            toasts.say("BBC One lost its number.");
            return true;
        });
        assertThat(FxToolkit.on(() -> inSight(toasts))).containsExactly("Renumbered", "BBC One lost its number.");
    }

    @Test
    void failuresStayThoughOthersCome() throws Exception {
        var toasts = FxToolkit.on(ToastPane::new);
        FxToolkit.on(() -> {
            toasts.fail("The disk is full.");
            toasts.say("Copied.");
            toasts.say("Copied again.");
            return true;
        });
        assertThat(FxToolkit.on(() -> inSight(toasts))).containsExactly("The disk is full.", "Copied again.");
    }

    private static List<String> inSight(ToastPane toasts) {
        return toasts.getChildren().stream()
                .flatMap(toast -> toast.lookupAll(".label").stream())
                .map(Label.class::cast)
                .map(Label::getText)
                .filter(words -> !words.isEmpty())
                .toList();
    }
}
