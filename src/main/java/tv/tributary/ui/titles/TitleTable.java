package tv.tributary.ui.titles;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import tv.tributary.library.TitleQuery.TitleOrder;
import tv.tributary.library.TitleRow;
import tv.tributary.text.Messages;
import tv.tributary.ui.titles.TitlesModel.TitlesLayout.TitleFace;

/// The titles as a table.
final class TitleTable extends TableView<TitleRow> {
    private static final double LINE_HEIGHT = 40;

    private final TitlesModel model;
    private final Runnable onOpen;
    private final Map<TitleOrder, TableColumn<TitleRow, String>> byOrder = new EnumMap<>(TitleOrder.class);
    private boolean refilling;
    /// Whether the headers are being told what the order is.
    private boolean showsOrder;

    /// @param onOpen shows the title the keyboard is on
    TitleTable(TitlesModel model, Runnable onOpen) {
        this.model = model;
        this.onOpen = onOpen;
        getStyleClass().add("title-table");
        setFixedCellSize(LINE_HEIGHT);
        setAccessibleText(Messages.of("titles.table"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        createColumns();
        sortByHeaders();
        setRowFactory(_ -> createRow());
        model.rows.subscribe(_ -> refill());
        model.face.subscribe(_ -> refill());
        model.cursor.subscribe(_ -> select());
        getSelectionModel().selectedIndexProperty().subscribe(index -> {
            if (!refilling && index.intValue() >= 0) model.moveTo(index.intValue());
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ENTER || event.isShortcutDown()) return;
            onOpen.run();
            event.consume();
        });
    }

    private void createColumns() {
        var date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(Locale.getDefault(Locale.Category.FORMAT))
                .withZone(ZoneId.systemDefault());
        getColumns()
                .setAll(List.of(
                        sorted(TitleOrder.NAME, column("titles.column.name", 320, TitleRow::name)),
                        sorted(
                                TitleOrder.YEAR,
                                narrow(
                                        "titles.column.year",
                                        72,
                                        row -> row.year() == 0 ? "" : Integer.toString(row.year()))),
                        sorted(TitleOrder.RATING, narrow("titles.column.rating", 96, TitleTable::rating)),
                        column(
                                "titles.column.genres",
                                160,
                                row -> String.join(", ", row.facets().genres())),
                        sorted(
                                TitleOrder.QUALITY,
                                column(
                                        "titles.column.quality",
                                        88,
                                        row -> TitleWords.quality(row.facets().height()))),
                        column(
                                "titles.column.language",
                                96,
                                row -> row.facets().languages().stream()
                                        .map(TitleWords::language)
                                        .collect(Collectors.joining(", "))),
                        column("titles.column.provider", 120, this::providers),
                        sorted(
                                TitleOrder.ADDED,
                                column(
                                        "titles.column.added",
                                        116,
                                        row -> row.added() == 0
                                                ? ""
                                                : date.format(Instant.ofEpochSecond(row.added()))))));
    }

    /// A column whose header sorts; a second click turns the order round.
    private TableColumn<TitleRow, String> sorted(TitleOrder order, TableColumn<TitleRow, String> column) {
        column.setSortable(true);
        byOrder.put(order, column);
        return column;
    }

    /// The list is in order already: a header only says in which.
    private void sortByHeaders() {
        // A policy is tried as soon as it is set.
        showsOrder = true;
        setSortPolicy(_ -> {
            if (!showsOrder && !refilling) chooseOrder();
            return true;
        });
        model.order.subscribe(_ -> showOrder());
        model.reversed.subscribe(_ -> showOrder());
    }

    private void chooseOrder() {
        var chosen = byOrder.entrySet().stream()
                .filter(entry -> getSortOrder().contains(entry.getValue()))
                .findFirst();
        // A third click takes the mark away: the list turns round once more.
        if (chosen.isEmpty()) model.sort(model.order.get(), !model.reversed.get());
        else {
            var order = chosen.get().getKey();
            var isDown = chosen.get().getValue().getSortType() == SortType.DESCENDING;
            model.sort(order, order == TitleOrder.NAME ? isDown : order == model.order.get() && !isDown);
        }
        showOrder();
    }

    private void showOrder() {
        showsOrder = true;
        try {
            var order = model.order.get();
            getSortOrder().clear();
            Optional.ofNullable(byOrder.get(order)).ifPresent(column -> {
                var isDown = (order == TitleOrder.NAME) == model.reversed.get();
                column.setSortType(isDown ? SortType.DESCENDING : SortType.ASCENDING);
                getSortOrder().add(column);
            });
        } finally {
            showsOrder = false;
        }
    }

    private static String rating(TitleRow row) {
        return row.rating() == 0 ? "" : String.format(Locale.getDefault(Locale.Category.FORMAT), "%.1f", row.rating());
    }

    private String providers(TitleRow row) {
        var names = model.providers.get();
        return row.facets().providers().stream()
                .map(id -> names.getOrDefault(id, ""))
                .collect(Collectors.joining(", "));
    }

    private static TableColumn<TitleRow, String> narrow(String key, double width, Function<TitleRow, String> words) {
        var column = column(key, width, words);
        column.setMinWidth(width);
        column.setMaxWidth(width + 8);
        return column;
    }

    private static TableColumn<TitleRow, String> column(String key, double width, Function<TitleRow, String> words) {
        var column = new TableColumn<TitleRow, String>(Messages.of(key));
        column.setPrefWidth(width);
        // So much of what is left over.
        column.setMaxWidth(width * 50);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(features -> new ReadOnlyStringWrapper(words.apply(features.getValue())));
        return column;
    }

    private TableRow<TitleRow> createRow() {
        var row = new TableRow<TitleRow>();
        row.setOnMouseClicked(event -> {
            var opens = event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2;
            if (opens && !row.isEmpty()) onOpen.run();
        });
        return row;
    }

    /// Nothing is shown out of sight.
    private void refill() {
        refilling = true;
        try {
            setItems(FXCollections.observableList(model.face.get() == TitleFace.TABLE ? model.rows.get() : List.of()));
        } finally {
            refilling = false;
        }
        // New items take the mark from the header.
        showOrder();
        select();
    }

    private void select() {
        var at = model.cursor.get();
        if (at >= getItems().size() || getSelectionModel().getSelectedIndex() == at) return;
        getSelectionModel().clearAndSelect(at);
        if (!isFocused()) scrollTo(Math.max(0, at - 2));
    }
}
