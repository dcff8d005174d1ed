package tv.tributary.ui.people;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;

/// A card for a person, a device or a stream: name, facts, and buttons for what can be done with it, each with a key.
final class EntryCard<T> extends VBox {
    /// @param icon its ikonli literal
    /// @param words the key of its words; `.named` behind it has them with the entry's name
    /// @param keys that do the same while the card has the keyboard
    /// @param possible whether it can be done now
    record Action<T>(String icon, String words, List<KeyCode> keys, Predicate<T> possible, Consumer<T> run) {}

    private final Function<T, String> name;
    private final Function<T, List<String>> facts;
    private final List<Action<T>> actions;
    private final Label title = new Label();
    private final VBox lines = new VBox();
    private final Map<Action<T>, Button> buttons = new LinkedHashMap<>();
    private List<String> shown = List.of();
    private T entry;

    /// @param facts one line each
    EntryCard(T entry, Function<T, String> name, Function<T, List<String>> facts, List<Action<T>> actions) {
        this.entry = entry;
        this.name = name;
        this.facts = facts;
        this.actions = List.copyOf(actions);
        createView();
    }

    void show(T newer) {
        entry = newer;
        var called = name.apply(newer);
        setAccessibleText(called);
        title.setText(called);
        var words = facts.apply(newer);
        if (!words.equals(shown))
            lines.getChildren().setAll(words.stream().map(EntryCard::line).toList());
        shown = words;
        buttons.forEach((action, button) -> {
            button.setAccessibleText(Messages.of(action.words() + ".named", called));
            button.setVisible(action.possible().test(newer));
            button.setManaged(button.isVisible());
        });
    }

    private static Label line(String words) {
        var line = new Label(words);
        line.getStyleClass().add("provider-facts");
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        return line;
    }

    private void createView() {
        getStyleClass().add("provider-card");
        setFocusTraversable(true);
        title.getStyleClass().add("provider-name");
        var words = new VBox(title, lines);
        words.getStyleClass().add("provider-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var top = new HBox(words, new Spacer(), createButtons());
        top.getStyleClass().add("provider-top");
        getChildren().setAll(top);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() != MouseButton.PRIMARY) return;
            if (event.getTarget() == this) requestFocus();
            if (event.getClickCount() == 2) press(KeyCode.ENTER);
        });
    }

    private Node createButtons() {
        for (var action : actions) {
            var button = new Button("", new FontIcon(action.icon()));
            button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
            button.setTooltip(new Tooltip(Messages.of(action.words())));
            button.setOnAction(_ -> action.run().accept(entry));
            buttons.put(action, button);
        }
        var row = new HBox();
        row.getChildren().setAll(buttons.values());
        row.getStyleClass().add("provider-actions");
        row.setAlignment(Pos.TOP_RIGHT);
        row.setMinWidth(USE_PREF_SIZE);
        return row;
    }

    private void onKey(KeyEvent event) {
        if (event.getTarget() == this && !event.isShortcutDown() && press(event.getCode())) event.consume();
    }

    private boolean press(KeyCode key) {
        var found = actions.stream()
                .filter(action ->
                        action.keys().contains(key) && action.possible().test(entry))
                .findFirst();
        found.ifPresent(action -> action.run().accept(entry));
        return found.isPresent();
    }
}
