package tv.tributary.ui.dashboard;

import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import tv.tributary.activity.ActivityEntry;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.ActivityRow;

/// The activity list, newest first.
final class ActivityList extends ListView<ActivityEntry> {
    private static final double SCROLL_BAR = 14;

    /// @param nothingYet shown while there are no entries
    ActivityList(ObservableList<ActivityEntry> entries, String nothingYet) {
        super(entries);
        getStyleClass().addAll("activity-list", "edge-to-edge");
        setCellFactory(_ -> new Cell());
        setAccessibleText(Messages.of("dashboard.activity.title"));
        var nothing = new Label(nothingYet);
        nothing.getStyleClass().add("muted");
        nothing.setWrapText(true);
        setPlaceholder(nothing);
    }

    private final class Cell extends ListCell<ActivityEntry> {
        private final ActivityRow row = new ActivityRow();

        Cell() {
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
            row.show(activityEntry, false);
            setAccessibleText(activityEntry.text());
            setGraphic(row);
        }
    }
}
