package tv.tributary.ui.shell;

import atlantafx.base.theme.Styles;
import java.time.InstantSource;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
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
import tv.tributary.ui.shell.Notifications.Notification;
import tv.tributary.ui.shell.Notifications.Offer;
import tv.tributary.ui.shell.Notifications.Tone;

/// Shows toasts over the lower left of the page for some seconds; the list of messages keeps them. Of those that
/// confirm,
/// and of those that offer something, only the newest is in sight, so that many quick edits cover nothing. FX thread
/// only, but for [Toasts].
public final class ToastPane extends VBox implements Toasts {
    private static final int MOST = 3;
    private static final Duration SHORT = Duration.seconds(5);
    private static final Duration LONG = Duration.seconds(12);

    private final Notifications notifications = new Notifications(InstantSource.system());

    public ToastPane() {
        getStyleClass().add("toasts");
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setAlignment(Pos.BOTTOM_LEFT);
    }

    /// All that was said.
    Notifications notifications() {
        return notifications;
    }

    @Override
    public void say(String words) {
        onFx(() -> show(notifications.say(words), SHORT));
    }

    @Override
    public void offer(String words, String action, Runnable onAction, ObservableValue<Boolean> possible) {
        onFx(() -> show(notifications.offer(words, new Offer(action, onAction, possible)), LONG));
    }

    @Override
    public void fail(String words) {
        onFx(() -> show(notifications.fail(words), LONG));
    }

    private static void onFx(Runnable show) {
        if (Platform.isFxApplicationThread()) show.run();
        else Platform.runLater(show);
    }

    private void show(Notification notification, Duration howLong) {
        var toast = createToast(notification);
        toast.setUserData(notification);
        getChildren()
                .removeIf(other -> !other.isHover() && isFollowed((Notification) other.getUserData(), notification));
        if (getChildren().size() >= MOST) getChildren().removeFirst();
        getChildren().add(toast);
        var stay = new PauseTransition(howLong);
        stay.setOnFinished(_ -> getChildren().remove(toast));
        // Somebody who points at a toast is still reading it, or about to press its button.
        toast.setOnMouseEntered(_ -> stay.stop());
        toast.setOnMouseExited(_ -> stay.playFromStart());
        stay.play();
    }

    /// Whether the newer one says what is of interest now. Failures wait for their time.
    private static boolean isFollowed(Notification older, Notification newer) {
        return older.tone() == Tone.SAID
                && newer.tone() == Tone.SAID
                && older.offer().isPresent() == newer.offer().isPresent();
    }

    private HBox createToast(Notification notification) {
        var words = new Label(notification.words());
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var toast = new HBox(createIcon(notification.tone()), words);
        toast.getStyleClass().addAll("toast", notification.tone() == Tone.SAID ? "toast-said" : "toast-failed");
        toast.setAlignment(Pos.CENTER_LEFT);
        toast.setAccessibleText(notification.words());
        notification.offer().ifPresent(offer -> {
            var button = new Button(offer.words());
            button.setMinWidth(USE_PREF_SIZE);
            button.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
            button.setOnAction(_ -> offer.take());
            toast.getChildren().add(button);
            // Taken, or not possible any more: nothing is left to be said.
            offer.there().addListener((_, _, there) -> {
                if (!there) getChildren().remove(toast);
            });
        });
        toast.getChildren().add(createClose(toast));
        return toast;
    }

    static FontIcon createIcon(Tone tone) {
        return new FontIcon(tone == Tone.SAID ? "mdi2c-check-circle-outline" : "mdi2a-alert-circle-outline");
    }

    private Button createClose(HBox toast) {
        var close = new Button("", new FontIcon("mdi2c-close"));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        close.setAccessibleText(Messages.of("shell.toast.close"));
        close.setTooltip(new Tooltip(Messages.of("shell.toast.close")));
        close.setOnAction(_ -> getChildren().remove(toast));
        return close;
    }
}
