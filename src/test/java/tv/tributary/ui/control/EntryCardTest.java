package tv.tributary.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.control.EntryCard.Action;

@ExtendWith(FxToolkit.class)
class EntryCardTest {
    private record Entry(String name, String fault, boolean on, boolean busy) {}

    private static final Entry KITCHEN = new Entry("Kitchen", "", true, false);

    private final List<String> done = new ArrayList<>();
    private EntryCard<Entry> card;

    @BeforeEach
    void createCard() throws Exception {
        card = FxToolkit.on(() -> {
            var made = new EntryCard<>(KITCHEN, Entry::name)
                    .paleUnless(Entry::on)
                    .fact(Entry::fault, shown -> !shown.fault().isEmpty())
                    .toggle("exports.automatic", Entry::on, (shown, on) -> done.add(shown.name() + " " + on))
                    .button(action("exports.run", entry -> !entry.busy(), KeyCode.F5))
                    .actions(List.of(
                            action("exports.edit", _ -> true, KeyCode.ENTER, KeyCode.F2),
                            action("exports.remove", entry -> !entry.busy(), KeyCode.DELETE)));
            new Scene(made);
            made.show(KITCHEN);
            return made;
        });
    }

    private Action<Entry> action(String words, Predicate<Entry> possible, KeyCode... keys) {
        return new Action<>(
                "mdi2s-sync", words, List.of(keys), possible, entry -> done.add(words + " " + entry.name()));
    }

    @Test
    void aKeyDoesWhatItsButtonDoesWithTheEntryShownLast() throws Exception {
        FxToolkit.on(() -> {
            press(card, KeyCode.F5);
            card.show(new Entry("Bedroom", "", true, false));
            press(card, KeyCode.F2);
            press(card, KeyCode.DELETE);
            button("Edit Bedroom").fire();
            return true;
        });
        assertThat(done)
                .containsExactly(
                        "exports.run Kitchen",
                        "exports.edit Bedroom",
                        "exports.remove Bedroom",
                        "exports.edit Bedroom");
    }

    @Test
    void whatIsNotPossibleNowHasNoButtonToPressAndNoKey() throws Exception {
        FxToolkit.on(() -> {
            card.show(new Entry("Kitchen", "", true, true));
            assertThat(button("Write Kitchen now").isDisabled()).isTrue();
            assertThat(button("Remove Kitchen").isVisible()).isFalse();
            press(card, KeyCode.F5);
            press(card, KeyCode.DELETE);
            return true;
        });
        assertThat(done).isEmpty();
    }

    @Test
    void spaceTurnsTheSwitchAndANewerEntryDoesNot() throws Exception {
        FxToolkit.on(() -> {
            press(card, KeyCode.SPACE);
            card.show(new Entry("Kitchen", "", false, false));
            card.show(KITCHEN);
            return true;
        });
        assertThat(done).containsExactly("Kitchen false");
    }

    @Test
    void aKeyInAControlOfTheCardIsTheControls() throws Exception {
        FxToolkit.on(() -> {
            press(button("Edit Kitchen"), KeyCode.DELETE);
            return true;
        });
        assertThat(done).isEmpty();
    }

    @Test
    void aDoubleClickDoesWhatEnterDoesButNotOnAButton() throws Exception {
        FxToolkit.on(() -> {
            click(button("Remove Kitchen"), 2);
            click(card.lookup(".provider-name"), 1);
            assertThat(done).isEmpty();
            click(card.lookup(".provider-name"), 2);
            return true;
        });
        assertThat(done).containsExactly("exports.edit Kitchen");
    }

    @Test
    void aFactWithoutWordsTakesNoPlace() throws Exception {
        FxToolkit.on(() -> {
            var fact = (Label) card.lookup(".provider-facts");
            assertThat(fact.isManaged()).isFalse();
            card.show(new Entry("Kitchen", "The disk is full.", true, false));
            assertThat(fact.isManaged()).isTrue();
            assertThat(fact.getText()).isEqualTo("The disk is full.");
            assertThat(fact.getPseudoClassStates()).extracting(Object::toString).contains("danger");
            return true;
        });
    }

    private Button button(String named) {
        return card.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> named.equals(button.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }

    private static void press(Node node, KeyCode code) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static void click(Node node, int times) {
        node.fireEvent(new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                0,
                0,
                0,
                0,
                MouseButton.PRIMARY,
                times,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null));
    }
}
