package tv.tributary.ui.control;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A row that stays the same while what it shows changes, so that neither selection nor mouse lose it. FX thread only.
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
