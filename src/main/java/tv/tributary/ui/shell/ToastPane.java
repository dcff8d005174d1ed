package tv.tributary.ui.shell;

import atlantafx.base.theme.Styles;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Toasts;

/// Stacks toasts in the window's lower right corner.
public final class ToastPane extends VBox implements Toasts {
    private static final int MOST = 4;
    private static final Duration SHORT = Duration.seconds(5);
    private static final Duration LONG = Duration.seconds(12);

    public ToastPane() {
        getStyleClass().add("toasts");
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setAlignment(Pos.BOTTOM_RIGHT);
    }

    @Override
    public void say(String words) {
        onFx(() -> show(toast("mdi2c-check-circle-outline", "toast-said", words), SHORT));
    }

    @Override
    public void offer(String words, String action, Runnable onAction) {
        onFx(() -> {
            var toast = toast("mdi2c-check-circle-outline", "toast-said", words);
            var button = new Button(action);
            button.setMinWidth(USE_PREF_SIZE);
            button.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
            button.setOnAction(_ -> {
                getChildren().remove(toast);
                onAction.run();
            });
            toast.getChildren().add(toast.getChildren().size() - 1, button);
            show(toast, LONG);
        });
    }

    @Override
    public void fail(String words) {
        onFx(() -> show(toast("mdi2a-alert-circle-outline", "toast-failed", words), LONG));
    }

    private static void onFx(Runnable show) {
        if (Platform.isFxApplicationThread()) show.run();
        else Platform.runLater(show);
    }

    private HBox toast(String icon, String kind, String words) {
        var label = new Label(words);
        label.setWrapText(true);
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        var toast = new HBox(new FontIcon(icon), label);
        var close = new Button("", new FontIcon("mdi2c-close"));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        close.setAccessibleText(Messages.of("shell.toast.close"));
        close.setTooltip(new Tooltip(Messages.of("shell.toast.close")));
        close.setOnAction(_ -> getChildren().remove(toast));
        toast.getChildren().add(close);
        toast.getStyleClass().addAll("toast", kind);
        toast.setAlignment(Pos.CENTER_LEFT);
        toast.setAccessibleText(words);
        return toast;
    }

    private void show(HBox toast, Duration howLong) {
        if (getChildren().size() >= MOST) getChildren().removeFirst();
        getChildren().add(toast);
        var stay = new PauseTransition(howLong);
        stay.setOnFinished(_ -> getChildren().remove(toast));
        // Somebody who points at a toast is still reading it, or about to press its button.
        toast.setOnMouseEntered(_ -> stay.stop());
        toast.setOnMouseExited(_ -> stay.playFromStart());
        stay.play();
    }
}
