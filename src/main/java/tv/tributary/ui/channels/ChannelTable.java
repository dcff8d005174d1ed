package tv.tributary.ui.channels;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.ChannelRow;
import tv.tributary.text.Messages;
import tv.tributary.ui.channels.ChannelsLayout.ColumnWidth;

/// The channels as a table. It never sorts itself: a click on a title asks the model, which sorts off the FX thread
/// (TableView's own way through cell values takes seconds with 100,000 rows).
final class ChannelTable extends TableView<ChannelRow> {
    private static final double ROW = 44;

    private final ChannelsModel model;
    private final Runnable onPlay;
    private final Map<ChannelColumn, TableColumn<ChannelRow, ChannelRow>> columns = new EnumMap<>(ChannelColumn.class);
    private final ObservableList<ChannelRow> shown = FXCollections.observableArrayList();
    private boolean refilling;

    ChannelTable(ChannelsModel model, ChannelsLayout layout, Runnable onPlay) {
        this.model = model;
        this.onPlay = onPlay;
        createView(layout);
    }

    /// Columns from left to right as the user has them now.
    List<ColumnWidth> columnWidths() {
        var widths = new ArrayList<ColumnWidth>();
        for (var column : getColumns()) {
            if (column.isVisible()) widths.add(new ColumnWidth(id(column), column.getWidth()));
        }
        return widths;
    }

    /// Puts the keyboard into the table, on the chosen row or the first.
    void enter() {
        requestFocus();
        if (getSelectionModel().isEmpty() && !shown.isEmpty())
            getSelectionModel().selectFirst();
    }

    private void createView(ChannelsLayout layout) {
        getStyleClass().add("channel-table");
        setFixedCellSize(ROW);
        setTableMenuButtonVisible(true);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setAccessibleText(Messages.of("channels.table.name"));
        setItems(shown);
        createColumns(layout);
        showOrder(layout.sort());
        setSortPolicy(_ -> {
            model.sort(chosenOrder());
            return true;
        });
        model.rows.subscribe(this::refill);
        model.providers.subscribe(_ -> refresh());
        getSelectionModel().selectedItemProperty().subscribe(this::choose);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !getSelectionModel().isEmpty()) {
                event.consume();
                onPlay.run();
            }
        });
        setOnMouseClicked(event -> {
            var onRow = event.getTarget() instanceof Node node && isInRow(node);
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && onRow) onPlay.run();
        });
    }

    private void createColumns(ChannelsLayout layout) {
        for (var column : ChannelColumn.values()) columns.put(column, createColumn(column));
        var order = new ArrayList<TableColumn<ChannelRow, ChannelRow>>();
        for (var saved : layout.columns()) {
            var column = columns.get(saved.column());
            if (column == null || order.contains(column)) continue;
            column.setPrefWidth(saved.width());
            order.add(column);
        }
        for (var column : columns.values()) {
            if (order.contains(column)) continue;
            // Hidden by the user, unless nothing was kept at all.
            column.setVisible(order.isEmpty());
            order.add(column);
        }
        getColumns().setAll(order);
    }

    private TableColumn<ChannelRow, ChannelRow> createColumn(ChannelColumn kind) {
        var column = new TableColumn<ChannelRow, ChannelRow>(Messages.of(kind));
        column.setId(kind.name());
        column.setPrefWidth(kind.width);
        column.setMinWidth(48);
        column.setMaxWidth(kind.mostWidth);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> switch (kind) {
            case NAME -> new NameCell();
            case BACKUPS -> new BackupsCell();
            case NUMBER -> new TextCell("channel-number", row -> row.channel().number());
            case GROUP -> new TextCell("channel-group", row -> row.channel().group());
            case GUIDE -> new TextCell("channel-guide", row -> row.channel().guideId());
            case PROVIDERS ->
                new TextCell("channel-providers", row -> ChannelColumn.providers(row, model.providers.get()));
        });
        if (kind == ChannelColumn.NUMBER || kind == ChannelColumn.BACKUPS)
            column.getStyleClass().add("numeric");
        return column;
    }

    private void showOrder(List<SortBy> sort) {
        var order = new ArrayList<TableColumn<ChannelRow, ?>>();
        for (var step : sort) {
            var column = columns.get(step.column());
            if (column == null) continue;
            column.setSortType(
                    step.direction() == SortBy.Direction.UP
                            ? TableColumn.SortType.ASCENDING
                            : TableColumn.SortType.DESCENDING);
            order.add(column);
        }
        getSortOrder().setAll(order);
    }

    private List<SortBy> chosenOrder() {
        return getSortOrder().stream()
                .map(column -> new SortBy(
                        id(column),
                        column.getSortType() == TableColumn.SortType.ASCENDING
                                ? SortBy.Direction.UP
                                : SortBy.Direction.DOWN))
                .toList();
    }

    /// New rows in one go; the chosen channel stays chosen wherever it went.
    private void refill(List<ChannelRow> rows) {
        refilling = true;
        getSelectionModel().clearSelection();
        shown.setAll(rows);
        indexOfSelected(rows).ifPresent(index -> {
            getSelectionModel().select((int) index);
            getFocusModel().focus(index);
        });
        refilling = false;
    }

    private Optional<Integer> indexOfSelected(List<ChannelRow> rows) {
        return model.selected.get().flatMap(id -> {
            for (var index = 0; index < rows.size(); index++) {
                if (rows.get(index).channel().id().equals(id)) return Optional.of(index);
            }
            return Optional.empty();
        });
    }

    private void choose(@Nullable ChannelRow row) {
        if (!refilling)
            model.select(Optional.ofNullable(row).map(it -> it.channel().id()));
    }

    private static ChannelColumn id(TableColumnBase<ChannelRow, ?> column) {
        return ChannelColumn.valueOf(column.getId());
    }

    private static boolean isInRow(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (at instanceof TableRow<?> row) return !row.isEmpty();
        }
        return false;
    }
}
