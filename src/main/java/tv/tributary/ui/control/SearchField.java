package tv.tributary.ui.control;

import atlantafx.base.controls.CustomTextField;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.kordamp.ikonli.javafx.FontIcon;

/// A field to search with.
public final class SearchField extends CustomTextField {
    /// @param words what can be found with it, also for screen readers
    public SearchField(String words) {
        setPromptText(words);
        setAccessibleText(words);
        setLeft(new FontIcon("mdi2m-magnify"));
    }

    /// Shows, while it is empty, that `/` leads to it.
    public void showKey() {
        var hint = new Label("/");
        hint.getStyleClass().add("key-hint");
        hint.visibleProperty().bind(focusedProperty().not().and(textProperty().isEmpty()));
        setRight(hint);
    }

    /// Has the text of a model in it, and tells the model what is typed.
    public void follow(ObservableValue<String> text, Consumer<String> onTyped) {
        text.subscribe(now -> {
            if (!now.equals(getText())) setText(now);
        });
        textProperty().subscribe(typed -> {
            if (!typed.equals(text.getValue())) onTyped.accept(typed);
        });
    }

    /// @param onLeave the keyboard goes on into what was found
    public void leaveDownwards(Runnable onLeave) {
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                onLeave.run();
                event.consume();
            }
        });
    }
}
