package tv.tributary.ui.preview;

import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/// Holds a node that is built when it is first wanted: a start must not pay for a player that nobody has opened. Not
/// there while it is not wanted. FX thread only.
final class DeferredPane extends StackPane {
    DeferredPane(ObservableValue<Boolean> wanted, Supplier<? extends Node> content) {
        visibleProperty().bind(wanted);
        managedProperty().bind(wanted);
        wanted.subscribe(now -> {
            if (now && getChildren().isEmpty()) getChildren().setAll(content.get());
        });
    }

    /// The keyboard goes to what it holds.
    @Override
    public void requestFocus() {
        getChildren().forEach(Node::requestFocus);
    }
}
