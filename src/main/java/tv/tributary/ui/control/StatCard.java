package tv.tributary.ui.control;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// One figure of a [StatStrip]: title, value and note.
public final class StatCard extends VBox {
    private final Label value = new Label();
    private final Label note = new Label();

    /// @param icon its ikonli literal
    public StatCard(String icon, String title) {
        getStyleClass().add("stat-card");
        var head = new Label(title, new FontIcon(icon));
        head.getStyleClass().add("stat-title");
        value.getStyleClass().add("stat-value");
        note.getStyleClass().add("stat-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(head, value, note);
        value.textProperty().subscribe(words -> setAccessibleText(title + ": " + words));
    }

    public void show(String newValue, String newNote) {
        value.setText(newValue);
        note.setText(newNote);
    }
}
