package tv.tributary.ui.control;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A row whose value changes in place, so that selection and hover are kept. FX thread only.
public final class LiveRow<T> {
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
