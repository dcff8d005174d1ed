package tv.tributary.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.testkit.FxToolkit;

@ExtendWith(FxToolkit.class)
class OverlayTest {
    private final List<String> answers = new ArrayList<>();
    private final Button below = new Button("Below");
    private final TextField name = new TextField();
    private final SimpleBooleanProperty possible = new SimpleBooleanProperty(true);

    @Test
    void enterGivesTheMainAnswerAndTheKeyboardGoesBackWhereItWas() throws Exception {
        var scene = FxToolkit.on(this::asked);
        assertThat(scene.getFocusOwner()).isSameAs(name);
        press(name, KeyCode.ENTER);
        assertThat(answers).containsExactly("renamed");
        assertThat(scene.getFocusOwner()).isSameAs(below);
        assertThat(FxToolkit.on(() -> scene.lookup(".question-pane"))).isNull();
    }

    @Test
    void escTakesTheQuestionBackAlsoFromAField() throws Exception {
        var scene = FxToolkit.on(this::asked);
        press(name, KeyCode.ESCAPE);
        assertThat(answers).isEmpty();
        assertThat(FxToolkit.on(() -> scene.lookup(".question-pane"))).isNull();
    }

    @Test
    void whatIsNotPossibleYetIsNotAnswered() throws Exception {
        FxToolkit.on(this::asked);
        FxToolkit.on(() -> {
            possible.set(false);
            return true;
        });
        press(name, KeyCode.ENTER);
        assertThat(answers).isEmpty();
    }

    @Test
    void theKeyboardDoesNotLeaveTheQuestion() throws Exception {
        var scene = FxToolkit.on(this::asked);
        FxToolkit.on(() -> {
            below.requestFocus();
            return true;
        });
        assertThat(scene.getFocusOwner()).isSameAs(name);
    }

    private Scene asked() {
        var scene = new Scene(new StackPane(below), 800, 600);
        below.requestFocus();
        Overlay.ask(
                scene,
                new QuestionPane("Rename?", name)
                        .mainAnswer("Rename", () -> answers.add("renamed"))
                        .during(possible)
                        .beginAt(name));
        return scene;
    }

    private static void press(TextField field, KeyCode key) throws Exception {
        FxToolkit.on(() -> {
            Event.fireEvent(field, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            return true;
        });
    }
}
