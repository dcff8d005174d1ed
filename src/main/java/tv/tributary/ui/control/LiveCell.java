package tv.tributary.ui.control;

import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A list cell that follows the value of its row.
public abstract class LiveCell<T> extends ListCell<LiveRow<T>> {
    private Subscription following = Subscription.EMPTY;

    /// What is shown while there is a row.
    protected abstract Node content();

    protected abstract void show(T value);

    @Override
    protected void updateItem(@Nullable LiveRow<T> row, boolean empty) {
        super.updateItem(row, empty);
        following.unsubscribe();
        following = Subscription.EMPTY;
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        following = row.value().subscribe(this::show);
        setGraphic(content());
    }
}
