package tv.tributary.ui.control;

import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// Keeps the keyboard within what lies over a window: Tab past its last control comes back to its first. FX thread
/// only.
final class FocusTrap {
    private final Parent within;
    private final ChangeListener<Node> keeping = (_, before, now) -> keep(before, now);
    private @Nullable Scene scene;

    FocusTrap(Parent within) {
        this.within = within;
    }

    /// From now on; does nothing outside a scene.
    void set() {
        release();
        scene = within.getScene();
        if (scene != null) scene.focusOwnerProperty().addListener(keeping);
    }

    void release() {
        if (scene != null) scene.focusOwnerProperty().removeListener(keeping);
        scene = null;
    }

    private void keep(@Nullable Node before, @Nullable Node now) {
        if (now == null || isWithin(now) || before == null || !isWithin(before)) return;
        first(within).ifPresent(Node::requestFocus);
    }

    private boolean isWithin(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (at.equals(within)) return true;
        }
        return false;
    }

    /// The first control that the keyboard can go to.
    static Optional<Node> first(Parent parent) {
        for (var child : parent.getChildrenUnmodifiable()) {
            if (!child.isVisible() || child.isDisabled()) continue;
            if (child.isFocusTraversable()) return Optional.of(child);
            var found = child instanceof Parent inner ? first(inner) : Optional.<Node>empty();
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }
}
