package tv.tributary.ui.control;

import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.collections.ObservableList;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// A list of things to be ticked, by mouse or with Space on the row that has the keyboard. FX thread only.
public final class CheckListView<T> extends ListView<T> {
    private final Function<T, BooleanProperty> chosen;
    private final Function<T, String> words;

    /// @param chosen whether a row is ticked, which this changes
    /// @param words what stands beside a row's check box
    public CheckListView(ObservableList<T> rows, Function<T, BooleanProperty> chosen, Function<T, String> words) {
        super(rows);
        this.chosen = chosen;
        this.words = words;
        setCellFactory(_ -> new CheckCell());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            var row = getSelectionModel().getSelectedItem();
            if (event.getCode() != KeyCode.SPACE || row == null) return;
            var ticked = chosen.apply(row);
            ticked.set(!ticked.get());
            event.consume();
        });
    }

    /// The keyboard reaches it through the list, and a screen reader says its words.
    private final class CheckCell extends CheckBoxListCell<T> {
        CheckCell() {
            super(chosen::apply, new ChoiceWords<>(words));
        }

        @Override
        public void updateItem(@Nullable T row, boolean empty) {
            super.updateItem(row, empty);
            if (!(getGraphic() instanceof CheckBox box)) return;
            box.setFocusTraversable(false);
            box.setAccessibleText(getText());
        }
    }
}
