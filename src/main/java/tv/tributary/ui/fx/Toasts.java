package tv.tributary.ui.fx;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/// Short messages at the edge of the window, kept in a list for later. Any thread.
public interface Toasts {
    void say(String words);

    /// With one thing to do about it, such as undo, once.
    ///
    /// @param possible false as soon as it cannot be done any more; changes on the FX thread only
    void offer(String words, String action, Runnable onAction, ObservableValue<Boolean> possible);

    /// With one thing to do about it that stays possible.
    default void offer(String words, String action, Runnable onAction) {
        offer(words, action, onAction, new SimpleBooleanProperty(true));
    }

    void fail(String words);
}
