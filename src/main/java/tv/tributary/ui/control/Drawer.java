package tv.tributary.ui.control;

import javafx.animation.Interpolator;
import javafx.animation.TranslateTransition;
import javafx.geometry.Pos;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// A drawer with a form: it slides in from the right over a dimmed page. Esc and a click beside it ask to close it;
/// Tab stays in it. FX thread only.
public final class Drawer extends StackPane {
    private static final Duration SLIDE = Duration.millis(160);
    private static final double WAY = 60;

    private final FocusTrap focusTrap = new FocusTrap(this);

    /// @param onClose is asked to close it, which [#hide] does
    public Drawer(Runnable onClose) {
        getStyleClass().add("shade");
        setAlignment(Pos.TOP_RIGHT);
        setVisible(false);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) onClose.run();
            event.consume();
        });
        // A filter, as a text field with a formatter keeps Esc for itself.
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                onClose.run();
                event.consume();
            }
        });
    }

    public void show(Region sheet) {
        // A sheet in a pane of its own would stand wherever that, as wide as the page, puts it.
        sheet.setMaxWidth(USE_PREF_SIZE);
        getChildren().setAll(sheet);
        setVisible(true);
        sheet.setTranslateX(WAY);
        var slide = new TranslateTransition(SLIDE, sheet);
        slide.setToX(0);
        slide.setInterpolator(Interpolator.EASE_OUT);
        slide.play();
        focusTrap.set();
    }

    public void hide() {
        focusTrap.release();
        getChildren().clear();
        setVisible(false);
    }
}
