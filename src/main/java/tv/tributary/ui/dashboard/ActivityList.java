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
import tv.tributary.activity.ActivityEntry;
import tv.tributary.activity.ActivityKind;
import tv.tributary.text.Messages;

/// The activity list, newest first.
final class ActivityList extends ListView<ActivityEntry> {
    private static final double SCROLL_BAR = 14;

    private final DateTimeFormatter clock = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
            .withLocale(Locale.getDefault(Locale.Category.FORMAT))
            .withZone(ZoneId.systemDefault());

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
        private final FontIcon icon = new FontIcon();
        private final Text text = new Text();
        // A label would leave out what it thinks does not fit.
        private final TextFlow words = new TextFlow(text);
        private final Label time = new Label();
        private final HBox row = new HBox(icon, words, time);

        Cell() {
            words.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(words, Priority.ALWAYS);
            time.getStyleClass().add("activity-time");
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
            icon.setIconLiteral(icon(activityEntry.kind()));
            text.setText(activityEntry.text());
            time.setText(clock.format(activityEntry.at()));
            var severity = activityEntry.kind().severity().name().toLowerCase(Locale.ROOT);
            row.getStyleClass().setAll("activity", "activity-" + severity);
            setAccessibleText(activityEntry.text());
            setGraphic(row);
        }
    }

    private static String icon(ActivityKind kind) {
        return switch (kind) {
            case SYNC_FINISHED, SYNC_UNCHANGED -> "mdi2s-sync";
            case SYNC_FAILED, SYNC_NEEDS_REVIEW -> "mdi2s-sync-alert";
            case NEW_GROUPS_HIDDEN -> "mdi2f-folder-hidden";
            case ACCOUNT_EXPIRING, ACCOUNT_EXPIRED -> "mdi2c-calendar-alert";
            case EXPORT_FINISHED, EXPORT_FAILED -> "mdi2f-folder-play-outline";
            case STREAM_OPENED -> "mdi2p-play-circle-outline";
            case STREAM_FAILED -> "mdi2a-alert-circle-outline";
            case STREAM_PREEMPTED -> "mdi2h-hand-back-left-outline";
            case STREAM_CLOSED -> "mdi2s-stop-circle-outline";
            case SOURCE_REFUSED -> "mdi2c-close-network-outline";
            case STALL_RECOVERED -> "mdi2w-wave";
            case FAILED_OVER, FAILED_OVER_WITHIN_PROVIDER -> "mdi2s-swap-horizontal";
            case FAILED_BACK -> "mdi2b-backup-restore";
            case SLATE_SHOWN -> "mdi2t-television-off";
            case VIEWER_JOINED -> "mdi2a-account-plus-outline";
            case VIEWER_LEFT -> "mdi2a-account-minus-outline";
            case LOGINS_REFUSED, CODES_REFUSED -> "mdi2s-shield-alert-outline";
            case DEVICE_PAIRED -> "mdi2c-cellphone-link";
            case DEVICE_REVOKED -> "mdi2c-cellphone-link-off";
            case VIEWER_DISCONNECTED -> "mdi2a-account-cancel-outline";
            case STORAGE_FAILED -> "mdi2d-database-alert";
            case STORAGE_RECOVERED -> "mdi2d-database-check";
            case CHECK_PASSED, CHECK_FOUND_FAILURES -> "mdi2h-heart-pulse";
        };
    }
}
