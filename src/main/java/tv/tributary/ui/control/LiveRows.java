package tv.tributary.ui.control;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Rows of a table that is refreshed each second. Only rows that come, go or move change the list; the others are
/// updated in place. FX thread only.
public final class LiveRows<T> {
    private final Function<? super T, ?> key;
    private final ObservableList<LiveRow<T>> rows = FXCollections.observableArrayList();
    private final ObservableList<LiveRow<T>> shown = FXCollections.unmodifiableObservableList(rows);

    /// @param key what a row is known by; unique
    public LiveRows(Function<? super T, ?> key) {
        this.key = key;
    }

    public ObservableList<LiveRow<T>> rows() {
        return shown;
    }

    public void show(List<T> newer) {
        var keys = newer.stream().<Object>map(key).collect(Collectors.toSet());
        rows.removeIf(row -> !keys.contains(key.apply(row.get())));
        for (var i = 0; i < newer.size(); i++) {
            var value = newer.get(i);
            var place = place(key.apply(value), i);
            if (place < 0) rows.add(i, new LiveRow<>(value));
            else {
                if (place > i) rows.add(i, rows.remove(place));
                rows.get(i).set(value);
            }
        }
    }

    private int place(Object wanted, int from) {
        for (var i = from; i < rows.size(); i++) {
            if (key.apply(rows.get(i).get()).equals(wanted)) return i;
        }
        return -1;
    }

    /// A row whose value changes in place, so that selection and hover are kept. FX thread only.
    public static final class LiveRow<T> {
        private final ReadOnlyObjectWrapper<T> value;

        LiveRow(T first) {
            this.value = new ReadOnlyObjectWrapper<>(first);
        }

        public ReadOnlyObjectProperty<T> value() {
            return value.getReadOnlyProperty();
        }

        public T get() {
            return value.get();
        }

        void set(T newer) {
            value.set(newer);
        }
    }

    /// A list cell that follows the value of its row.
    public abstract static class LiveCell<T> extends ListCell<LiveRow<T>> {
        private Subscription following = Subscription.EMPTY;

        /// The content while there is a row.
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
}
