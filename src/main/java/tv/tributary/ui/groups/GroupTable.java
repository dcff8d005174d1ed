package tv.tributary.ui.groups;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.edit.GroupEdits.GroupStatus;
import tv.tributary.catalog.lineup.InsertionPoint;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;
import tv.tributary.ui.control.DragScroll;
import tv.tributary.ui.control.RowDrop;
import tv.tributary.ui.control.RowDrop.DropZone;

/// The groups as a table, in their order. FX thread only.
final class GroupTable extends TableView<GroupStatus> {
    private static final DataFormat GROUPS = new DataFormat("application/x-tributary-groups");
    private static final PseudoClass HIDDEN = PseudoClass.getPseudoClass("hidden-channel");
    private static final double ROW = 48;

    private final GroupActions actions;
    private final ObservableList<GroupStatus> shown = FXCollections.observableArrayList();
    private final ContextMenu menu = new ContextMenu();

    GroupTable(GroupsModel model, GroupActions actions) {
        this.actions = actions;
        getStyleClass().addAll("channel-table", "group-table");
        setFixedCellSize(ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setAccessibleText(Messages.of("groups.table.name"));
        setItems(shown);
        getColumns()
                .setAll(List.of(
                        column("groups.column.place", 64, 64, this::place),
                        column("groups.column.name", 180, 5000, NameCell::new),
                        column("groups.column.channels", 96, 110, this::channels),
                        column("groups.column.state", 120, 140, StateCell::new)));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setRowFactory(_ -> new Row());
        DragScroll.install(this, ROW);
        model.rows.subscribe(this::refill);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (opensMenu(event) || actions.onKey(event)) event.consume();
        });
        setOnContextMenuRequested(event -> {
            fillMenu();
            menu.show(this, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && event.getTarget() instanceof Node node && isInRow(node))
                actions.showChannels();
        });
    }

    /// Those selected at this moment, in the list's order.
    List<GroupStatus> chosen() {
        return getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /// Puts the keyboard into the table, on the chosen row or the first.
    void enter() {
        requestFocus();
        if (getSelectionModel().isEmpty() && !shown.isEmpty())
            getSelectionModel().selectFirst();
    }

    /// New rows in one go; the chosen groups stay chosen wherever they went. One that has another name now, or
    /// became a part of another one, is found by what the lists call it.
    private void refill(List<GroupStatus> rows) {
        var kept = chosen().stream().flatMap(GroupTable::known).collect(Collectors.toSet());
        var at = getSelectionModel().getSelectedIndex();
        getSelectionModel().clearSelection();
        shown.setAll(rows);
        var names = new HashSet<>(kept);
        var indices = IntStream.range(0, rows.size())
                .filter(i -> known(rows.get(i)).anyMatch(names::contains))
                .toArray();
        if (indices.length > 0) {
            getSelectionModel().selectIndices(indices[0], indices);
            getFocusModel().focus(indices[0]);
        } else if (!kept.isEmpty() && !rows.isEmpty()) {
            getSelectionModel().select(Math.clamp(at, 0, rows.size() - 1));
        }
    }

    private static Stream<String> known(GroupStatus group) {
        return Stream.concat(Stream.of(group.name()), group.lists().stream());
    }

    private TableColumn<GroupStatus, GroupStatus> column(
            String key, double least, double most, Supplier<TableCell<GroupStatus, GroupStatus>> cell) {
        var column = new TableColumn<GroupStatus, GroupStatus>(Messages.of(key));
        column.setMinWidth(least);
        column.setMaxWidth(most);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> cell.get());
        return column;
    }

    private TableCell<GroupStatus, GroupStatus> place() {
        return new WordsCell(group -> group.place() > 0 ? Units.count(group.place()) : "–");
    }

    private TableCell<GroupStatus, GroupStatus> channels() {
        return new WordsCell(group -> Units.count(group.channels()));
    }

    private boolean opensMenu(KeyEvent event) {
        var isKey = event.getCode() == KeyCode.CONTEXT_MENU || (event.getCode() == KeyCode.F10 && event.isShiftDown());
        if (!isKey || getScene() == null || menu.isShowing()) return isKey;
        fillMenu();
        var over = Optional.ofNullable(lookup(".table-row-cell:selected")).orElse(this);
        var place = over.localToScreen(over.getLayoutBounds());
        menu.show(this, place.getMinX() + ROW, place.getMaxY());
        return true;
    }

    private void fillMenu() {
        var chosen = chosen();
        menu.getItems().clear();
        if (chosen.isEmpty()) return;
        add(
                key(KeyCode.ENTER),
                "groups.channels",
                "mdi2t-television-classic",
                actions::showChannels,
                chosen.size() == 1);
        add(key(KeyCode.F2), "groups.rename.do", "mdi2r-rename-box", actions::rename, chosen.size() == 1);
        add(
                new KeyCodeCombination(KeyCode.M, KeyCombination.SHORTCUT_DOWN),
                "groups.merge",
                "mdi2c-call-merge",
                actions::merge,
                chosen.size() > 1);
        add(
                key(KeyCode.DELETE),
                "groups.hide",
                "mdi2e-eye-off-outline",
                actions::hide,
                chosen.stream().anyMatch(group -> !group.hidden()));
        add(
                key(KeyCode.INSERT),
                "groups.show",
                "mdi2e-eye-outline",
                actions::show,
                chosen.stream().anyMatch(GroupStatus::hidden));
        add(alt(KeyCode.UP), "groups.up", "mdi2a-arrow-up", () -> actions.move(InsertionPoint.Step.UP), true);
        add(alt(KeyCode.DOWN), "groups.down", "mdi2a-arrow-down", () -> actions.move(InsertionPoint.Step.DOWN), true);
        add(
                alt(KeyCode.HOME),
                "groups.first",
                "mdi2a-arrow-collapse-up",
                () -> actions.move(InsertionPoint.Step.FIRST),
                true);
        add(
                alt(KeyCode.END),
                "groups.last",
                "mdi2a-arrow-collapse-down",
                () -> actions.move(InsertionPoint.Step.LAST),
                true);
    }

    private void add(KeyCombination key, String words, String icon, Runnable action, boolean fits) {
        if (!fits) return;
        var item = new MenuItem(Messages.of(words), new FontIcon(icon));
        item.setAccelerator(key);
        item.setOnAction(_ -> action.run());
        menu.getItems().add(item);
    }

    private static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    private static KeyCombination alt(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.ALT_DOWN);
    }

    private static boolean isInRow(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (at instanceof TableRow<?> row) return !row.isEmpty();
        }
        return false;
    }

    private final class Row extends TableRow<GroupStatus> {
        Row() {
            var drop = new RowDrop.Actions<GroupStatus>(
                    GROUPS, () -> actions.chosen().size(), () -> true, this::hint, this::drop);
            new RowDrop(this, drop);
        }

        @Override
        protected void updateItem(@Nullable GroupStatus group, boolean empty) {
            super.updateItem(group, empty);
            pseudoClassStateChanged(HIDDEN, group != null && !empty && group.hidden());
        }

        private Optional<String> hint(GroupStatus group, DropZone zone) {
            return zone == DropZone.ON ? Optional.of(Messages.of("groups.drop.merge", group.name())) : Optional.empty();
        }

        private void drop(GroupStatus group, DropZone zone) {
            switch (zone) {
                case BEFORE -> actions.move(InsertionPoint.before(group.name()));
                case ON -> actions.mergeInto(group);
                case BEHIND -> actions.move(InsertionPoint.behind(group.name()));
            }
        }
    }

    private static final class WordsCell extends TableCell<GroupStatus, GroupStatus> {
        private final Function<GroupStatus, String> words;

        WordsCell(Function<GroupStatus, String> words) {
            this.words = words;
            getStyleClass().add("channel-number");
        }

        @Override
        protected void updateItem(@Nullable GroupStatus group, boolean empty) {
            super.updateItem(group, empty);
            setText(group == null || empty ? null : words.apply(group));
        }
    }

    /// The name over the names that the lists use.
    private static final class NameCell extends TableCell<GroupStatus, GroupStatus> {
        private final Label name = new Label();
        private final Label lists = new Label();
        private final VBox lines = new VBox(name, lists);

        NameCell() {
            name.getStyleClass().add("group-name");
            lists.getStyleClass().addAll("muted", "group-lists");
            lines.setAlignment(Pos.CENTER_LEFT);
            lines.setMinWidth(0);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable GroupStatus group, boolean empty) {
            super.updateItem(group, empty);
            if (group == null || empty) {
                setGraphic(null);
                return;
            }
            name.setText(group.name());
            lists.setText(Messages.of("groups.members", group.lists().size(), String.join(", ", group.lists())));
            lists.setVisible(!group.lists().isEmpty());
            lists.setManaged(!group.lists().isEmpty());
            setGraphic(lines);
        }
    }

    private final class StateCell extends TableCell<GroupStatus, GroupStatus> {
        private final FontIcon eye = new FontIcon();

        StateCell() {
            getStyleClass().add("group-state");
            setOnMousePressed(event -> {
                if (event.getX() > ROW || getItem() == null) return;
                actions.toggle(getItem());
                event.consume();
            });
        }

        @Override
        protected void updateItem(@Nullable GroupStatus group, boolean empty) {
            super.updateItem(group, empty);
            if (group == null || empty) {
                setGraphic(null);
                setText(null);
                return;
            }
            eye.setIconLiteral(group.hidden() ? "mdi2e-eye-off-outline" : "mdi2e-eye-outline");
            setGraphic(eye);
            setText(Messages.of(group.hidden() ? "groups.state.hidden" : "groups.state.shown"));
        }
    }
}
