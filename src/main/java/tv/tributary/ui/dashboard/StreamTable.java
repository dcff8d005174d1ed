package tv.tributary.ui.dashboard;

import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.Badge;
import tv.tributary.ui.control.LiveRows.LiveRow;
import tv.tributary.ui.control.LogoBadge;
import tv.tributary.ui.control.LogoImages;

/// The running streams, one row per channel. A click or Enter opens the panel of a row; an open panel follows the
/// selection.
final class StreamTable extends TableView<LiveRow<StreamRow>> {
    /// From this width on all columns have room.
    private static final double ROOMY = 680;

    private final StreamPanelModel panel;

    StreamTable(DashboardModel model, StreamPanelModel panel, LogoImages logos) {
        super(model.streams());
        this.panel = panel;
        getStyleClass().addAll("stream-table", "edge-to-edge");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setAccessibleText(Messages.of("dashboard.table.title"));
        getColumns().add(channel(logos));
        getColumns().add(words("dashboard.table.provider", 104, StreamRow::provider));
        var source = words("dashboard.table.source", 62, StreamRow::choice);
        getColumns().add(source);
        getColumns().add(numbers("dashboard.table.viewers", 74, row -> Integer.toString(row.viewers())));
        getColumns().add(numbers("dashboard.table.bitrate", 92, StreamRow::bitrate));
        var uptime = numbers("dashboard.table.uptime", 90, StreamRow::uptime);
        getColumns().add(uptime);
        getColumns().add(health());
        // The panel says both, too; names are worth more.
        widthProperty().map(width -> width.doubleValue() >= ROOMY).subscribe(isRoomy -> {
            source.setVisible(isRoomy);
            uptime.setVisible(isRoomy);
        });
        setRowFactory(_ -> createRow());
        setOnKeyPressed(event -> {
            var chosen = getSelectionModel().getSelectedItem();
            if (event.getCode() != KeyCode.ENTER || chosen == null) return;
            look(chosen);
            event.consume();
        });
        getSelectionModel().selectedItemProperty().subscribe(chosen -> {
            if (chosen != null && panel.channel().get().isPresent()) look(chosen);
        });
    }

    private TableRow<LiveRow<StreamRow>> createRow() {
        var row = new TableRow<LiveRow<StreamRow>>();
        row.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && row.getItem() != null) look(row.getItem());
        });
        return row;
    }

    private void look(LiveRow<StreamRow> row) {
        panel.select(row.get().id());
    }

    private static TableColumn<LiveRow<StreamRow>, String> words(
            String titleKey, double width, Function<StreamRow, String> words) {
        return column(titleKey, width, row -> row.value().map(words));
    }

    private static TableColumn<LiveRow<StreamRow>, String> numbers(
            String titleKey, double width, Function<StreamRow, String> words) {
        var column = words(titleKey, width, words);
        // A number that is cut off says something else; names give way first.
        column.setMinWidth(width);
        column.getStyleClass().add("number-column");
        return column;
    }

    private static TableColumn<LiveRow<StreamRow>, StreamRow> channel(LogoImages logos) {
        var column = column("dashboard.table.channel", 220, LiveRow<StreamRow>::value);
        column.setCellFactory(_ -> new ChannelCell(logos));
        return column;
    }

    private static TableColumn<LiveRow<StreamRow>, StreamRow> health() {
        var column = column("dashboard.table.health", 100, LiveRow<StreamRow>::value);
        column.setMinWidth(96);
        column.setCellFactory(_ -> new HealthCell());
        return column;
    }

    private static <T> TableColumn<LiveRow<StreamRow>, T> column(
            String titleKey, double width, Function<LiveRow<StreamRow>, ObservableValue<T>> value) {
        var column = new TableColumn<LiveRow<StreamRow>, T>(Messages.of(titleKey));
        column.setCellValueFactory(row -> value.apply(row.getValue()));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private static final class ChannelCell extends TableCell<LiveRow<StreamRow>, StreamRow> {
        private final LogoBadge badge;

        ChannelCell(LogoImages logos) {
            badge = new LogoBadge(logos);
            getStyleClass().add("stream-channel");
        }

        @Override
        protected void updateItem(@Nullable StreamRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                badge.release();
                setText(null);
                setGraphic(null);
                return;
            }
            badge.show(row.channel(), row.logo());
            setText(row.channel());
            setGraphic(badge);
        }
    }

    private static final class HealthCell extends TableCell<LiveRow<StreamRow>, StreamRow> {
        private final Badge badge = new Badge();
        private final Tooltip detail = new Tooltip();

        HealthCell() {
            badge.setTooltip(detail);
            setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable StreamRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            badge.show(row.healthWords(), StreamRow.tone(row.health()));
            detail.setText(row.healthDetail());
            setGraphic(badge);
        }
    }
}
