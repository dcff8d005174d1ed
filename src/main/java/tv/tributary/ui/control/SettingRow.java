package tv.tributary.ui.control;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One setting: name and description on the left, the control on the right.
public final class SettingRow extends HBox {
    private final String said;

    public SettingRow(String title, String hint, Node control) {
        this.said = (title + " " + hint).toLowerCase(Locale.ROOT);
        getStyleClass().add("setting-row");
        setAlignment(Pos.CENTER_LEFT);
        var name = new Label(title);
        name.getStyleClass().add("setting-title");
        name.setLabelFor(control);
        name.setWrapText(true);
        name.setMinHeight(USE_PREF_SIZE);
        var meaning = new Label(hint);
        meaning.getStyleClass().add("form-hint");
        meaning.setWrapText(true);
        meaning.setMinHeight(USE_PREF_SIZE);
        var words = new VBox(name, meaning);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        control.setAccessibleText(title);
        var holder = new HBox(control);
        holder.getStyleClass().add("setting-control");
        holder.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(control, Priority.ALWAYS);
        getChildren().setAll(words, holder);
    }

    /// Whether name and description have all of these words, which are in lower case.
    public boolean says(List<String> words) {
        return words.stream().allMatch(said::contains);
    }
}
