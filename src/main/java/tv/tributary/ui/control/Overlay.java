package tv.tributary.ui.control;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/// The layer over a window's content that asks one question at a time. Esc and a click beside the question cancel it.
/// FX thread only.
public final class Overlay extends StackPane {
    private final FocusTrap focusTrap = new FocusTrap(this);
    private Optional<Node> before = Optional.empty();

    private Overlay() {
        getStyleClass().addAll("shade", "overlay");
        setVisible(false);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) close();
            event.consume();
        });
        // A filter, as a text field with a formatter keeps Esc for itself.
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            close();
            event.consume();
        });
    }

    /// Asks over the whole window that shows a scene. The root must be a [StackPane]; a question that is still open
    /// gives way.
    public static void ask(Scene scene, QuestionPane question) {
        of(scene).show(question);
    }

    private static Overlay of(Scene scene) {
        var layers = ((StackPane) scene.getRoot()).getChildren();
        var there = layers.stream()
                .filter(Overlay.class::isInstance)
                .map(Overlay.class::cast)
                .findFirst();
        if (there.isPresent()) return there.get();
        var overlay = new Overlay();
        layers.add(overlay);
        return overlay;
    }

    private void show(QuestionPane question) {
        if (!isVisible()) before = Optional.ofNullable(getScene().getFocusOwner());
        question.onAnswered(this::close);
        getChildren().setAll(question);
        setVisible(true);
        toFront();
        question.takeFocus();
        focusTrap.set();
    }

    private void close() {
        focusTrap.release();
        getChildren().clear();
        setVisible(false);
        before.ifPresent(Node::requestFocus);
    }
}
