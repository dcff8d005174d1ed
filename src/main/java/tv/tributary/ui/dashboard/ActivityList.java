package tv.tributary.ui.dashboard;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;

/// Recent facts, newest first.
final class ActivityList extends ListView<ActivityEntry> {
    private static final double SCROLL_BAR = 14;

    private final DateTimeFormatter clock = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
            .withLocale(Locale.getDefault(Locale.Category.FORMAT))
            .withZone(ZoneId.systemDefault());

    /// @param nothingYet what stands there before anything happened
    ActivityList(ObservableList<ActivityEntry> happenings, String nothingYet) {
        super(happenings);
        getStyleClass().addAll("happenings", "edge-to-edge");
        setCellFactory(_ -> new Cell());
        setAccessibleText(Messages.of("dashboard.happenings.title"));
        var nothing = new Label(nothingYet);
        nothing.getStyleClass().add("muted");
        nothing.setWrapText(true);
        setPlaceholder(nothing);
    }

    private final class Cell extends ListCell<ActivityEntry> {
        private final FontIcon icon = new FontIcon();
        private final Text text = new Text();
        // A label would leave out what it thinks does not fit.
        private final TextFlow words = new TextFlow(text);
        private final Label time = new Label();
        private final HBox row = new HBox(icon, words, time);

        Cell() {
            words.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(words, Priority.ALWAYS);
            time.getStyleClass().add("happening-time");
            time.setMinWidth(USE_PREF_SIZE);
            row.setAlignment(Pos.TOP_LEFT);
            // As wide as the list, so that long words wrap instead of scrolling sideways.
            setPrefWidth(0);
            row.prefWidthProperty().bind(ActivityList.this.widthProperty().subtract(SCROLL_BAR));
        }

        /// A list asks its cells without telling a width, which would leave one line for wrapped words.
        @Override
        protected double computePrefHeight(double width) {
            if (isEmpty()) return super.computePrefHeight(width);
            return snapSizeY(row.prefHeight(row.getPrefWidth()));
        }

        @Override
        protected void updateItem(ActivityEntry activityEntry, boolean empty) {
            super.updateItem(activityEntry, empty);
            if (empty || activityEntry == null) {
                setGraphic(null);
                return;
            }
            icon.setIconLiteral(activityEntry.icon());
            text.setText(activityEntry.words());
            time.setText(clock.format(activityEntry.at()));
            var tone = activityEntry.tone().name().toLowerCase(Locale.ROOT);
            row.getStyleClass().setAll("happening", "happening-" + tone);
            setAccessibleText(activityEntry.words());
            setGraphic(row);
        }
    }
}
