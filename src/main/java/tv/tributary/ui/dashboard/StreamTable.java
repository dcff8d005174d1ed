package tv.tributary.ui.dashboard;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import tv.tributary.stats.LiveStats;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.Badge;

/// What plays now, a row per channel.
final class StreamTable extends TableView<StreamRow> {
    StreamTable(DashboardModel model) {
        super(model.streams());
        getStyleClass().addAll("stream-table", "edge-to-edge");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setAccessibleText(Messages.of("dashboard.table.title"));
        getColumns().add(words("dashboard.table.channel", 190, StreamRow::channel));
        getColumns().add(words("dashboard.table.provider", 120, StreamRow::provider));
        getColumns().add(words("dashboard.table.source", 66, StreamRow::choice));
        getColumns().add(numbers("dashboard.table.viewers", 66, row -> Integer.toString(row.viewers())));
        getColumns().add(numbers("dashboard.table.bitrate", 92, StreamRow::bitrate));
        getColumns().add(numbers("dashboard.table.uptime", 84, StreamRow::uptime));
        getColumns().add(health());
    }

    private static TableColumn<StreamRow, String> words(
            String titleKey, double width, Function<StreamRow, String> words) {
        var column = new TableColumn<StreamRow, String>(Messages.of(titleKey));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(words.apply(row.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private static TableColumn<StreamRow, String> numbers(
            String titleKey, double width, Function<StreamRow, String> words) {
        var column = words(titleKey, width, words);
        column.getStyleClass().add("number-column");
        return column;
    }

    private static TableColumn<StreamRow, StreamRow> health() {
        var column = new TableColumn<StreamRow, StreamRow>(Messages.of("dashboard.table.health"));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new HealthCell());
        column.setPrefWidth(100);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private static final class HealthCell extends TableCell<StreamRow, StreamRow> {
        private final Badge badge = new Badge();
        private final Tooltip detail = new Tooltip();

        HealthCell() {
            badge.setTooltip(detail);
            setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(StreamRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            badge.show(row.healthWords(), tone(row.health()));
            detail.setText(row.healthDetail());
            setGraphic(badge);
        }

        private static Badge.Tone tone(LiveStats.Health health) {
            return switch (health) {
                case GOOD -> Badge.Tone.GOOD;
                case UNSTABLE -> Badge.Tone.UNSTABLE;
                case BAD -> Badge.Tone.BAD;
            };
        }
    }
}
