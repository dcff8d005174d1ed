package tv.tributary.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.testkit.FxToolkit;

@ExtendWith(FxToolkit.class)
class CardListTest {
    @Test
    void ofACardThatIsGoneTheKeyboardGoesToTheOneInItsPlace() throws Exception {
        FxToolkit.on(() -> {
            var page = new Page("a", "b", "c");
            page.card("b").requestFocus();
            page.list.setItems(List.of("a", "c"));
            assertThat(page.keyboard()).isEqualTo("c");
            page.list.setItems(List.of("a"));
            assertThat(page.keyboard()).isEqualTo("a");
            page.list.setItems(List.of());
            assertThat(page.scene.getFocusOwner()).isSameAs(page.otherwise);
            return "";
        });
    }

    @Test
    void aCardIsKeptWhileOthersComeAndGo() throws Exception {
        FxToolkit.on(() -> {
            var page = new Page("a", "b");
            var kept = page.card("b");
            kept.requestFocus();
            page.list.setItems(List.of("b", "c"));
            assertThat(page.card("b")).isSameAs(kept);
            assertThat(page.keyboard()).isEqualTo("b");
            return "";
        });
    }

    @Test
    void upAndDownLeadFromCardToCardAndEndAtTheEnds() throws Exception {
        FxToolkit.on(() -> {
            var page = new Page("a", "b");
            page.card("a").requestFocus();
            page.press(KeyCode.DOWN);
            assertThat(page.keyboard()).isEqualTo("b");
            page.press(KeyCode.DOWN);
            assertThat(page.keyboard()).isEqualTo("b");
            page.press(KeyCode.UP);
            page.press(KeyCode.UP);
            assertThat(page.keyboard()).isEqualTo("a");
            return "";
        });
    }

    /// A list in a window, each card a button that bears its item.
    private static final class Page {
        private final Button otherwise = new Button("otherwise");
        private final CardList<String, Button> list =
                new CardList<>(item -> item, _ -> new Button(), Button::setText, otherwise);
        private final Scene scene = new Scene(new VBox(otherwise, list));

        Page(String... items) {
            list.setItems(List.of(items));
        }

        Button card(String item) {
            return list.getChildren().stream()
                    .map(Button.class::cast)
                    .filter(card -> card.getText().equals(item))
                    .findFirst()
                    .orElseThrow();
        }

        String keyboard() {
            return Optional.ofNullable(scene.getFocusOwner())
                    .map(owner -> ((Button) owner).getText())
                    .orElse("");
        }

        void press(KeyCode code) {
            var owner = scene.getFocusOwner();
            owner.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        }
    }
}
