package tv.tributary.ui.mediaservers;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;
import tv.tributary.ui.mediaservers.ExportForm.CategoryRow;

/// The groups of the providers' lists with the number of their titles, whether they are taken, and the folder
/// that each goes to. Space takes or leaves the selected group, F2 edits its folder.
final class CategoryTable extends TableView<CategoryRow> {
    private static final double HEIGHT = 220;

    private final ExportForm form;
    private final TableColumn<CategoryRow, String> folder = new TableColumn<>(Messages.of("exports.groups.folder"));

    CategoryTable(ExportForm form) {
        this.form = form;
        createView();
    }

    private void createView() {
        getItems().setAll(form.categories);
        setEditable(true);
        setPrefHeight(HEIGHT);
        setMinHeight(HEIGHT);
        setAccessibleText(Messages.of("exports.form.groups"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns().setAll(List.of(included(), group(), titles(), folder()));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getTarget() != this) return;
            var row = getSelectionModel().getSelectedItem();
            if (row == null) return;
            if (event.getCode() == KeyCode.SPACE)
                row.included().set(!row.included().get());
            else if (event.getCode() == KeyCode.F2) edit(getSelectionModel().getSelectedIndex(), folder);
            else return;
            event.consume();
        });
    }

    private static TableColumn<CategoryRow, CategoryRow> included() {
        var column = new TableColumn<CategoryRow, CategoryRow>("");
        column.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        column.setCellFactory(_ -> new IncludedCell());
        column.setMinWidth(36);
        column.setMaxWidth(36);
        column.setSortable(false);
        return column;
    }

    private static TableColumn<CategoryRow, String> group() {
        var column = new TableColumn<CategoryRow, String>(Messages.of("exports.groups.name"));
        column.setCellValueFactory(features -> new ReadOnlyStringWrapper(words(features.getValue())));
        column.setPrefWidth(210);
        return column;
    }

    private static String words(CategoryRow row) {
        var name = row.category().name().isEmpty()
                ? Messages.of("exports.groups.unnamed")
                : row.category().name();
        return row.category().kind() == TitleKind.MOVIE ? name : Messages.of("exports.groups.of-series", name);
    }

    private static TableColumn<CategoryRow, Integer> titles() {
        var column = new TableColumn<CategoryRow, Integer>(Messages.of("exports.groups.titles"));
        column.setCellValueFactory(features ->
                new ReadOnlyObjectWrapper<>(features.getValue().category().titles()));
        column.setCellFactory(_ -> new CountCell());
        column.setPrefWidth(70);
        return column;
    }

    private TableColumn<CategoryRow, String> folder() {
        folder.setCellValueFactory(features -> features.getValue().folder());
        folder.setCellFactory(TextFieldTableCell.forTableColumn());
        folder.setPrefWidth(150);
        return folder;
    }

    private static final class IncludedCell extends TableCell<CategoryRow, CategoryRow> {
        private final CheckBox box = new CheckBox();
        private @Nullable CategoryRow shown;

        IncludedCell() {
            // The keyboard stays in the table, whose Space does the same.
            box.setFocusTraversable(false);
        }

        @Override
        protected void updateItem(@Nullable CategoryRow row, boolean empty) {
            super.updateItem(row, empty);
            if (shown != null) box.selectedProperty().unbindBidirectional(shown.included());
            shown = empty ? null : row;
            if (shown == null) {
                setGraphic(null);
                return;
            }
            box.selectedProperty().bindBidirectional(shown.included());
            box.setAccessibleText(words(shown));
            setGraphic(box);
        }
    }

    private static final class CountCell extends TableCell<CategoryRow, Integer> {
        @Override
        protected void updateItem(@Nullable Integer count, boolean empty) {
            super.updateItem(count, empty);
            setText(empty || count == null ? null : Units.count(count));
        }
    }
}
