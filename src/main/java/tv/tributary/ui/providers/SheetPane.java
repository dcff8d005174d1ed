package tv.tributary.ui.providers;

import javafx.animation.Interpolator;
import javafx.animation.TranslateTransition;
import javafx.geometry.Pos;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// A sheet that slides in from the right over a dimmed page. Esc and a click beside it ask to close it.
final class SheetPane extends StackPane {
    private static final Duration SLIDE = Duration.millis(160);
    private static final double WAY = 60;

    SheetPane(Runnable onClose) {
        getStyleClass().add("sheet-shade");
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

    void show(Region sheet) {
        getChildren().setAll(sheet);
        setVisible(true);
        sheet.setTranslateX(WAY);
        var slide = new TranslateTransition(SLIDE, sheet);
        slide.setToX(0);
        slide.setInterpolator(Interpolator.EASE_OUT);
        slide.play();
    }

    void hide() {
        getChildren().clear();
        setVisible(false);
    }
}
