package tv.tributary.ui.shell;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.Overlay;
import tv.tributary.ui.control.QuestionPane;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.shell.ShellSettings.WhenClosed;

/// The main window: its bounds, and what closing it does. The server runs until [#quit].
public final class MainWindow {
    private static final Logger log = LoggerFactory.getLogger(MainWindow.class);

    /// After it was moved or resized last: who logs out or loses power never closes it.
    private static final Duration STANDING = Duration.seconds(1);

    private final Stage stage;
    private final WindowState windowState;
    private final Background background;
    private final IntSupplier viewers;
    private final Runnable end;
    private final Tray tray = new Tray(this::raise, this::quit);
    private final PauseTransition standing = new PauseTransition(STANDING);
    private Optional<Shell> shown = Optional.empty();

    /// @param opening the window as it stands, empty or not yet shown
    /// @param viewers how many watch now; from memory
    /// @param end ends the program
    public MainWindow(OpeningWindow opening, Background background, IntSupplier viewers, Runnable end) {
        this.stage = opening.stage();
        this.windowState = opening.windowState();
        this.background = background;
        this.viewers = viewers;
        this.end = end;
    }

    /// Fills the window, in place of what was in it.
    public void show(Shell shell) {
        var first = shown.isEmpty();
        shown.ifPresent(Shell::rest);
        shown = Optional.of(shell);
        var scene = stage.getScene();
        scene.getAccelerators().clear();
        scene.setRoot(shell);
        if (first) {
            scene.addPostLayoutPulseListener(new FirstFrame(scene));
            open();
        }
        inSight();
        stage.setTitle(Messages.of("shell.window.title"));
        shell.takeKeys(scene);
    }

    private void open() {
        stage.setOnCloseRequest(this::closing);
        stage.showingProperty().subscribe((_, _) -> inSight());
        stage.iconifiedProperty().subscribe((_, _) -> inSight());
        standing.setOnFinished(_ -> remember());
        for (ObservableValue<?> side : List.of(
                stage.xProperty(),
                stage.yProperty(),
                stage.widthProperty(),
                stage.heightProperty(),
                stage.maximizedProperty())) {
            side.subscribe((_, _) -> standing.playFromStart());
        }
        if (!stage.isShowing()) stage.show();
    }

    private void raise() {
        stage.show();
        stage.setIconified(false);
        stage.toFront();
    }

    /// Ends the program; while somebody watches only after a question, unless the user wants none.
    public void quit() {
        var watching = viewers.getAsInt();
        if (watching == 0 || windowState.get().quitUnasked()) {
            quitNow();
            return;
        }
        raise();
        var unasked = new CheckBox(Messages.of("shell.quitting.unasked"));
        var why = new Label(Messages.of("shell.quitting.why"));
        why.setWrapText(true);
        why.setMinHeight(Label.USE_PREF_SIZE);
        Overlay.ask(
                stage.getScene(),
                new QuestionPane(Messages.of("shell.quitting.title", watching), fields(why, unasked))
                        .mainAnswer(Messages.of("action.quit"), () -> {
                            if (unasked.isSelected()) windowState.change(settings -> settings.withQuitUnasked(true));
                            quitNow();
                        }));
    }

    /// Remembers where the window stands and ends the program.
    public void quitNow() {
        remember();
        tray.close();
        stage.hide();
        end.run();
    }

    private static VBox fields(Node... nodes) {
        var fields = new VBox(nodes);
        fields.getStyleClass().add("ask-fields");
        return fields;
    }

    private void inSight() {
        var visible = stage.isShowing() && !stage.isIconified();
        if (visible) shown.ifPresent(Shell::wake);
        else shown.ifPresent(Shell::rest);
    }

    private void remember() {
        if (stage.isIconified() || stage.isFullScreen() || !stage.isShowing()) return;
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
            case ASK -> ask();
        }
    }

    /// What closing the window shall mean, where there is no tray to hide in.
    private void ask() {
        var remember = new CheckBox(Messages.of("shell.closing.remember"));
        var why = new Label(Messages.of("shell.closing.why"));
        why.setWrapText(true);
        why.setMinHeight(Label.USE_PREF_SIZE);
        Overlay.ask(
                stage.getScene(),
                new QuestionPane(Messages.of("shell.closing.title"), fields(why, remember))
                        .answer(Messages.of("action.quit"), () -> closed(WhenClosed.QUIT, remember.isSelected()))
                        .mainAnswer(
                                Messages.of("shell.closing.keep"),
                                () -> closed(WhenClosed.KEEP_SERVING, remember.isSelected())));
    }

    private void closed(WhenClosed choice, boolean remember) {
        if (remember) windowState.change(settings -> settings.with(choice));
        if (choice == WhenClosed.QUIT) quitNow();
        else stage.setIconified(true);
    }

    /// Logs how long a start took, when the frame after the first one that was laid out begins: the first is on the
    /// screen by then.
    private static final class FirstFrame implements Runnable {
        private final Scene scene;
        private boolean laidOut;

        FirstFrame(Scene scene) {
            this.scene = scene;
        }

        @Override
        public void run() {
            if (!laidOut) {
                laidOut = true;
                Platform.requestNextPulse();
                return;
            }
            scene.removePostLayoutPulseListener(this);
            ProcessHandle.current()
                    .info()
                    .startInstant()
                    .ifPresent(start -> log.info(
                            "the window was shown {} ms after the start",
                            ChronoUnit.MILLIS.between(start, Instant.now())));
        }
    }
}
