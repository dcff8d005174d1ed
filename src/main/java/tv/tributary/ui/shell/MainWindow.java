package tv.tributary.ui.shell;

import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.Logo;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.shell.ShellSettings.WhenClosed;

/// The main window: its bounds, and what closing it does. The server runs until [#quit].
public final class MainWindow {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 820;
    private static final double LEAST_WIDTH = 860;
    private static final double LEAST_HEIGHT = 600;
    /// After it was moved or resized last: who logs out or loses power never closes it.
    private static final Duration STANDING = Duration.seconds(1);

    private final Stage stage = new Stage();
    private final WindowState windowState;
    private final Background background;
    private final Appearance appearance;
    private final Runnable end;
    private final Tray tray = new Tray(this::show, this::quit);
    private final PauseTransition standing = new PauseTransition(STANDING);

    /// @param end ends the program
    public MainWindow(Appearance appearance, WindowState windowState, Background background, Runnable end) {
        this.appearance = appearance;
        this.windowState = windowState;
        this.background = background;
        this.end = end;
    }

    /// Fills the window and shows it; once.
    public void open(Shell shell) {
        var scene = new Scene(shell, WIDTH, HEIGHT);
        // Kept by the scene's own listeners for as long as the window lives.
        var _ = appearance.apply(scene);
        shell.takeKeys(scene);
        stage.setScene(scene);
        stage.setTitle(Messages.of("shell.window.title"));
        for (var pixels : List.of(16, 32, 48, 64, 128, 256)) stage.getIcons().add(Logo.image(pixels));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setOnCloseRequest(this::closing);
        stage.showingProperty().subscribe((_, showing) -> inSight(shell, showing && !stage.isIconified()));
        stage.iconifiedProperty().subscribe((_, iconified) -> inSight(shell, stage.isShowing() && !iconified));
        windowState.get().bounds().ifPresent(this::place);
        standing.setOnFinished(_ -> remember());
        for (ObservableValue<?> side : List.of(
                stage.xProperty(),
                stage.yProperty(),
                stage.widthProperty(),
                stage.heightProperty(),
                stage.maximizedProperty())) {
            side.subscribe((_, _) -> standing.playFromStart());
        }
        show();
    }

    private void show() {
        stage.show();
        stage.setIconified(false);
        stage.toFront();
    }

    /// Remembers where the window stands and ends the program.
    public void quit() {
        remember();
        tray.close();
        stage.hide();
        end.run();
    }

    private static void inSight(Shell shell, boolean visible) {
        if (visible) shell.wake();
        else shell.rest();
    }

    private void place(ShellSettings.Bounds bounds) {
        stage.setWidth(Math.max(LEAST_WIDTH, bounds.width()));
        stage.setHeight(Math.max(LEAST_HEIGHT, bounds.height()));
        // A screen may have gone since: then the window manager finds a better place.
        var middle = bounds.x() + bounds.width() / 2;
        if (!Screen.getScreensForRectangle(middle, bounds.y(), 1, 1).isEmpty()) {
            stage.setX(bounds.x());
            stage.setY(bounds.y());
        }
        stage.setMaximized(bounds.maximised());
    }

    private void remember() {
        if (stage.isIconified() || !stage.isShowing()) return;
        var maximised = stage.isMaximized();
        var before = windowState.get().bounds();
        // A maximised window keeps the size it had before, to come back to.
        var bounds = maximised && before.isPresent()
                ? new ShellSettings.Bounds(
                        before.get().x(),
                        before.get().y(),
                        before.get().width(),
                        before.get().height(),
                        true)
                : new ShellSettings.Bounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), maximised);
        windowState.change(settings -> settings.with(bounds));
    }

    private void closing(WindowEvent event) {
        event.consume();
        remember();
        background.run(tray::open, hidden -> {
            if (hidden) stage.hide();
            else closeWithoutTray();
        });
    }

    private void closeWithoutTray() {
        switch (windowState.get().whenClosed()) {
            case QUIT -> quit();
            case KEEP_SERVING -> stage.setIconified(true);
            case ASK -> new ClosingQuestion(stage, this::answered).show();
        }
    }

    private void answered(ClosingQuestion.Answer answer) {
        if (answer.remember()) windowState.change(settings -> settings.with(answer.choice()));
        if (answer.choice() == WhenClosed.QUIT) quit();
        else stage.setIconified(true);
    }

    /// Asks what closing the window shall mean, where there is no tray to hide in.
    private static final class ClosingQuestion {
        /// @param remember not to ask again
        record Answer(WhenClosed choice, boolean remember) {}

        private final Dialog<ButtonType> dialog = new Dialog<>();
        private final CheckBox remember = new CheckBox(Messages.of("shell.closing.remember"));
        private final ButtonType keep = new ButtonType(Messages.of("shell.closing.keep"), ButtonBar.ButtonData.YES);
        private final ButtonType quit = new ButtonType(Messages.of("action.quit"), ButtonBar.ButtonData.NO);
        private final ButtonType cancel =
                new ButtonType(Messages.of("action.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        private final Consumer<Answer> onAnswer;

        ClosingQuestion(Stage owner, Consumer<Answer> onAnswer) {
            this.onAnswer = onAnswer;
            dialog.initOwner(owner);
            dialog.setTitle(Messages.of("shell.closing.title"));
            dialog.setHeaderText(Messages.of("shell.closing.title"));
            var why = new Label(Messages.of("shell.closing.why"));
            why.setWrapText(true);
            var content = new VBox(why, remember);
            content.getStyleClass().add("closing-question");
            var pane = dialog.getDialogPane();
            pane.getStylesheets().setAll(owner.getScene().getStylesheets());
            pane.setContent(content);
            pane.getButtonTypes().setAll(keep, quit, cancel);
        }

        void show() {
            dialog.setOnHidden(_ -> answer());
            dialog.show();
        }

        private void answer() {
            var pressed = dialog.getResult();
            if (keep.equals(pressed)) onAnswer.accept(new Answer(WhenClosed.KEEP_SERVING, remember.isSelected()));
            if (quit.equals(pressed)) onAnswer.accept(new Answer(WhenClosed.QUIT, remember.isSelected()));
        }
    }
}
