package tv.tributary.ui.control;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import tv.tributary.text.Messages;

/// A read-only text with a copy button, such as an address.
public final class CopyField extends HBox {
    /// @param name what the text is, for screen readers
    public CopyField(String name, ReadOnlyStringProperty text) {
        getStyleClass().add("copy-field");
        setAlignment(Pos.CENTER_LEFT);
        var field = new TextField();
        field.setEditable(false);
        field.textProperty().bind(text);
        field.setAccessibleText(name);
        field.focusedProperty().subscribe(focused -> {
            if (focused) field.selectAll();
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        var copy = new CopyButton(Messages.of("control.copy"), text::get);
        copy.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(field, copy);
    }
}
