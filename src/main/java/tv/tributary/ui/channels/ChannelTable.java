package tv.tributary.ui.channels;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.model.ChannelId;
import tv.tributary.text.Messages;
import tv.tributary.ui.channels.ChannelCells.BackupSourcesCell;
import tv.tributary.ui.channels.ChannelCells.FavouriteCell;
import tv.tributary.ui.channels.ChannelCells.TextCell;
import tv.tributary.ui.channels.ChannelsLayout.ColumnWidth;
import tv.tributary.ui.channels.ChannelsLayout.SortBy;
import tv.tributary.ui.control.DragScroll;
import tv.tributary.ui.control.LogoBadge;
import tv.tributary.ui.control.LogoImages;

/// The channels as a table. Sorting is done by the model, off the FX thread (TableView's own sorting through cell
/// values takes seconds with 100,000 rows).
final class ChannelTable extends TableView<ChannelRow> {
    private static final double ROW = 44;
    private static final int MOST_PASSES = 4;

    private final ChannelsModel model;
    private final ChannelActions actions;
    private final LogoImages logos;
    private final Map<ChannelColumn, TableColumn<ChannelRow, ChannelRow>> columns = new EnumMap<>(ChannelColumn.class);
    private final ObservableList<ChannelRow> shown = FXCollections.observableArrayList();
    private boolean refilling;
    private boolean ordering;

    ChannelTable(ChannelsModel model, ChannelsLayout layout, ChannelActions actions, LogoImages logos) {
        this.model = model;
        this.actions = actions;
        this.logos = logos;
        createView(layout);
    }

    /// Columns from left to right as the user wants them: a narrow window may squeeze them for a while.
    List<ColumnWidth> columnWidths() {
        var widths = new ArrayList<ColumnWidth>();
        for (var column : getColumns()) {
            if (column.isVisible()) widths.add(new ColumnWidth(id(column), column.getPrefWidth()));
        }
        return widths;
    }

    /// Puts the keyboard into the table, on the chosen row or the first.
    void enter() {
        requestFocus();
        if (getSelectionModel().isEmpty() && !shown.isEmpty())
            getSelectionModel().selectFirst();
    }

    /// Columns the user put away.
    List<ChannelColumn> hiddenColumns() {
        return getColumns().stream()
                .filter(column -> !column.isVisible())
                .map(ChannelTable::id)
                .toList();
    }

    private void createView(ChannelsLayout layout) {
        getStyleClass().add("channel-table");
        setFixedCellSize(ROW);
        setTableMenuButtonVisible(true);
        setColumnResizePolicy(this::resize);
        setAccessibleText(Messages.of("channels.table.name"));
        setItems(shown);
        createColumns(layout);
        showOrder(layout.sort());
        setSortPolicy(_ -> {
            if (!ordering) model.sort(chosenOrder());
            return true;
        });
        model.sort.subscribe(sort -> {
            if (!ordering && !chosenOrder().equals(sort)) showOrder(sort);
        });
        model.rows.subscribe(this::refill);
        model.onEdit(this::open);
        model.providers.subscribe(_ -> refresh());
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) _ -> {
            if (!refilling) model.selectionChanged(this::chosen);
        });
        model.selected.subscribe(id -> id.ifPresent(this::reveal));
        setRowFactory(_ -> new ChannelTableRow(model, actions));
        DragScroll.install(this, ROW);
        var menu = new ChannelMenu(model, actions, new ColumnsMenu(this));
        menu.openOn(this);
        var typeSelect = new TypeSelect(this::getItems, this::choose, actions::star);
        typeSelect.listenOn(this);
        addEventFilter(KeyEvent.KEY_PRESSED, this::typeAhead);
        addEventFilter(KeyEvent.KEY_TYPED, this::typeAhead);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !getSelectionModel().isEmpty()) {
                event.consume();
                actions.play();
            } else if (menu.opensBy(event, this, ".table-row-cell:selected") || actions.onKey(event)) {
                event.consume();
            }
        });
        setOnMouseClicked(event -> {
            var onRow = event.getTarget() instanceof Node node && isInRow(node);
            if (event.getButton() != MouseButton.PRIMARY || !onRow || !event.isStillSincePress()) return;
            if (event.getClickCount() == 2) actions.play();
            else if (!event.isShortcutDown() && !event.isShiftDown()) actions.zap();
        });
    }

    /// What the user makes wider or narrower by hand is what they want.
    private boolean resize(ResizeFeatures<?> features) {
        var done = CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN.call(features);
        if (features.getColumn() != null)
            getVisibleLeafColumns().forEach(column -> column.setPrefWidth(column.getWidth()));
        return done;
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
            column.setVisible(!layout.hidden().contains(id(column)));
            order.add(id(column) == ChannelColumn.FAVOURITE ? 0 : order.size(), column);
        }
        getColumns().setAll(order);
    }

    private TableColumn<ChannelRow, ChannelRow> createColumn(ChannelColumn kind) {
        var column = new TableColumn<ChannelRow, ChannelRow>(Messages.of(kind));
        if (kind == ChannelColumn.FAVOURITE) {
            column.setText("");
            column.setGraphic(new FontIcon("mdi2s-star-outline"));
        }
        column.setId(kind.name());
        column.setPrefWidth(kind.width);
        column.setMinWidth(kind.leastWidth);
        column.setMaxWidth(kind.mostWidth);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> switch (kind) {
            case NAME ->
                field(kind, row -> row.channel().name(), actions.edits()::rename, Optional.of(new LogoBadge(logos)));
            case FAVOURITE -> new FavouriteCell(row -> actions.favourite(List.of(row)));
            case BACKUPS -> new BackupSourcesCell();
            case NUMBER -> field(kind, row -> row.channel().number(), actions.edits()::renumber, Optional.empty());
            case GROUP -> new TextCell("channel-group", row -> row.channel().group());
            case GUIDE -> new TextCell("channel-guide", row -> row.channel().guideId());
            case PROVIDERS ->
                new TextCell("channel-providers", row -> ChannelColumn.providers(row, model.providers.get()));
        });
        if (kind == ChannelColumn.NUMBER || kind == ChannelColumn.BACKUPS)
            column.getStyleClass().add("numeric");
        return column;
    }

    private EditableCell field(
            ChannelColumn kind,
            Function<ChannelRow, String> text,
            BiConsumer<ChannelId, String> onTyped,
            Optional<LogoBadge> badge) {
        var cell = new EditableCell(kind, model, text, onTyped, badge);
        cell.getStyleClass().add(kind == ChannelColumn.NAME ? "channel-name" : "channel-number");
        return cell;
    }

    private void showOrder(List<SortBy> sort) {
        ordering = true;
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
        ordering = false;
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

    /// New rows in one go; the chosen channels stay chosen wherever they went.
    private void refill(List<ChannelRow> rows) {
        refilling = true;
        var kept = Stream.concat(
                        model.chosenNow().stream().map(row -> row.channel().id()), model.selected.get().stream())
                .collect(Collectors.toSet());
        var indices = kept.isEmpty()
                ? new int[0]
                : IntStream.range(0, rows.size())
                        .filter(at -> kept.contains(rows.get(at).channel().id()))
                        .toArray();
        if (indices.length == 0 && model.isTakenOut(kept))
            indices = neighbour(List.copyOf(shown), kept, rows).stream().toArray();
        getSelectionModel().clearSelection();
        shown.setAll(rows);
        if (indices.length > 0) {
            getSelectionModel().selectIndices(indices[0], indices);
            getFocusModel().focus(indices[0]);
        }
        refilling = false;
        model.restoreSelection(chosen());
    }

    /// The place among new rows of the one that stood behind those that are gone; at the end, of the one before them.
    static OptionalInt neighbour(List<ChannelRow> before, Set<ChannelId> gone, List<ChannelRow> now) {
        var places = new HashMap<ChannelId, Integer>();
        for (var at = 0; at < now.size(); at++) places.put(now.get(at).channel().id(), at);
        var nearest = OptionalInt.empty();
        var isBehind = false;
        for (var row : before) {
            var place = Optional.ofNullable(places.get(row.channel().id()));
            if (gone.contains(row.channel().id())) isBehind = true;
            else if (place.isPresent()) nearest = OptionalInt.of(place.get());
            if (isBehind && place.isPresent()) break;
        }
        return nearest;
    }

    /// Brings a field that is to be typed in into sight at once: the next key may be for it already.
    private void open(ChannelsModel.InlineEdit edit) {
        if (getScene() == null) return;
        // Rows that have just come must be known before one of them can be scrolled to, and a pass of the layout may do
        // no more than measure.
        for (var pass = 0; pass < MOST_PASSES && lookup(".inline-field") == null; pass++) {
            layoutRows();
            if (lookup(".inline-field") == null) scrollNear(edit.channel(), pass);
            layoutRows();
            applyCss();
        }
        if (lookup(".inline-field") instanceof TextField field) field.requestFocus();
        else if (place(edit.channel()).isEmpty()) model.stopEditing(edit);
    }

    /// Keys for a field that is not there yet, as its row comes into sight with the next pulse only.
    private void typeAhead(KeyEvent event) {
        var edit = model.editing.get();
        if (edit.isEmpty() || lookup(".inline-field") != null) return;
        event.consume();
        if (event.getEventType() == KeyEvent.KEY_TYPED) {
            var typed = event.getCharacter();
            if (!typed.isEmpty() && !Character.isISOControl(typed.charAt(0)))
                model.keepDraft(model.draft().orElse("") + typed);
        } else if (event.getCode() == KeyCode.ESCAPE) {
            model.stopEditing();
        } else if (event.getCode() == KeyCode.ENTER) {
            var text = model.draft();
            model.stopEditing();
            text.ifPresent(it -> save(edit.get(), it));
        }
    }

    private void save(ChannelsModel.InlineEdit edit, String text) {
        if (edit.column() == ChannelColumn.NAME) actions.edits().rename(edit.channel(), text);
        else actions.edits().renumber(edit.channel(), text);
    }

    /// What scrolls the rows may need a layout though the table itself does not, and after two jumps within one pulse
    /// it
    /// has no rows and does not know that it needs one.
    private void layoutRows() {
        layout();
        if (lookup(".virtual-flow") instanceof Parent rows) {
            rows.requestLayout();
            rows.layout();
        }
    }

    /// Scrolling to where the list is already does nothing, though the row may lie below its end; so each try goes to
    /// another row.
    private void scrollNear(ChannelId id, int pass) {
        place(id).ifPresent(at -> scrollTo(Math.max(0, at - 2 * pass)));
    }

    private OptionalInt place(ChannelId id) {
        return IntStream.range(0, shown.size())
                .filter(at -> shown.get(at).channel().id().equals(id))
                .findFirst();
    }

    private List<ChannelRow> chosen() {
        return getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /// Brings a channel into sight that was asked for from elsewhere.
    private void reveal(ChannelId id) {
        var rows = model.rows.get();
        var isChosen =
                model.chosen.get().stream().anyMatch(row -> row.channel().id().equals(id));
        if (isChosen) return;
        IntStream.range(0, rows.size())
                .filter(at -> rows.get(at).channel().id().equals(id))
                .findFirst()
                .ifPresent(this::choose);
    }

    /// Goes to a row.
    private void choose(int at) {
        getSelectionModel().clearAndSelect(at);
        getFocusModel().focus(at);
        scrollTo(Math.max(0, at - 3));
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
