package tv.tributary.ui.control;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// A card with one figure: title, value and note.
public final class StatCard extends VBox {
    private final Label value = new Label();
    private final Label note = new Label();

    /// @param icon its ikonli literal
    public StatCard(String icon, String title) {
        getStyleClass().addAll("card", "stat-card");
        var tile = new StackPane(new FontIcon(icon));
        tile.getStyleClass().add("stat-icon");
        tile.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        var heading = new Label(title);
        heading.getStyleClass().add("stat-title");
        var head = new HBox(tile, heading);
        head.getStyleClass().add("stat-head");
        head.setAlignment(Pos.CENTER_LEFT);
        value.getStyleClass().add("stat-value");
        note.getStyleClass().add("stat-note");
        getChildren().addAll(head, value, note);
        value.textProperty().subscribe(words -> setAccessibleText(title + ": " + words));
    }

    public void show(String newValue, String newNote) {
        value.setText(newValue);
        note.setText(newNote);
    }
}
