package tv.tributary.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.javafx.FontIcon;

/// Placeholder of an empty view: why it is empty, and what to do.
public final class EmptyState extends VBox {
    /// @param icon its ikonli literal
    /// @param actions the way on: buttons, the main one first; may be none
    public EmptyState(String icon, String title, String words, Node... actions) {
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        var picture = new StackPane(new FontIcon(icon));
        picture.getStyleClass().add("empty-icon");
        var heading = new Label(title);
        heading.getStyleClass().add("empty-title");
        var text = new Label(words);
        text.getStyleClass().add("empty-words");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.setTextAlignment(TextAlignment.CENTER);
        getChildren().addAll(picture, heading, text);
        if (actions.length == 0) return;
        var row = new HBox(actions);
        row.getStyleClass().add("empty-actions");
        row.setAlignment(Pos.CENTER);
        getChildren().add(row);
    }
}
