package tv.tributary.ui.shell;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import tv.tributary.text.Messages;

/// The main window while the engine opens: of the right size, in its place and colours, and empty but for a word. The
/// [MainWindow] fills it. FX thread only.
public final class OpeningWindow {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 820;
    private static final double LEAST_WIDTH = 860;
    private static final double LEAST_HEIGHT = 540;

    private final Stage stage = new Stage();
    private final WindowState windowState;
    private final Appearance appearance;
    private boolean closed;

    /// It is not shown yet.
    public OpeningWindow(WindowState windowState) {
        Messages.speak(windowState.language());
        this.windowState = windowState;
        this.appearance = new Appearance(windowState);
        var scene = new Scene(word(), WIDTH, HEIGHT);
        // Kept by the scene's own listeners for as long as the window lives.
        var _ = appearance.apply(scene);
        stage.setScene(scene);
        stage.setTitle(Messages.of("shell.window.title"));
        for (var pixels : List.of(16, 32, 48, 64, 128, 256)) stage.getIcons().add(Logo.image(pixels));
        fitLeastSize();
        windowState.get().bounds().ifPresentOrElse(this::place, this::placeFirst);
        stage.setOnCloseRequest(_ -> closed = true);
    }

    /// Shows one.
    public static OpeningWindow show(WindowState windowState) {
        var window = new OpeningWindow(windowState);
        window.stage.show();
        return window;
    }

    /// Whether the user has closed it already.
    public boolean isClosed() {
        return closed;
    }

    public WindowState windowState() {
        return windowState;
    }

    public Appearance appearance() {
        return appearance;
    }

    Stage stage() {
        return stage;
    }

    private static VBox word() {
        var box = new VBox(new Logo(), new Label(Messages.of("shell.window.opening")));
        box.getStyleClass().add("empty-state");
        box.setAlignment(Pos.CENTER);
        return box;
    }

    /// A large window frame and a task bar leave less than the least height of a small screen.
    private void fitLeastSize() {
        var screen = Screen.getPrimary().getVisualBounds();
        stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
    }

    private void placeFirst() {
        var screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(WIDTH, screen.getWidth()));
        stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
    }

    private void place(ShellSettings.Bounds bounds) {
        var middle = bounds.x() + bounds.width() / 2;
        var screens = Screen.getScreensForRectangle(middle, bounds.y(), 1, 1);
        // A screen may have gone since: then the window manager finds a better place.
        var screen = (screens.isEmpty() ? Screen.getPrimary() : screens.getFirst()).getVisualBounds();
        var fitting = bounds.within(screen);
        stage.setWidth(fitting.width());
        stage.setHeight(fitting.height());
        if (!screens.isEmpty()) {
            stage.setX(fitting.x());
            stage.setY(fitting.y());
        }
        stage.setMaximized(bounds.maximised());
    }
}
