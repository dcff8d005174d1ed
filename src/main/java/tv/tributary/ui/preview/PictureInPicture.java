package tv.tributary.ui.preview;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import tv.tributary.text.Messages;
import tv.tributary.ui.preview.PreviewSettings.WindowPlace;

/// A small window with the picture that stays above all others. Closing it keeps playing. FX thread only.
final class PictureInPicture {
    private static final double WIDTH = 400;
    private static final double HEIGHT = 225;
    private static final double LEAST_WIDTH = 200;
    private static final double LEAST_HEIGHT = 113;
    private static final double MARGIN = 24;

    private final PlayerActions actions;
    private final PreviewModel player;
    private final Runnable onMoved;
    private Optional<Stage> window = Optional.empty();
    private Optional<WindowPlace> place = Optional.empty();

    /// @param onMoved called after each move and change of size
    PictureInPicture(PlayerActions actions, Runnable onMoved) {
        this.actions = actions;
        this.player = actions.player();
        this.onMoved = onMoved;
        player.target.subscribe(target -> {
            if (target.isEmpty()) close();
        });
    }

    /// Where it stands, or stood last.
    Optional<WindowPlace> place() {
        return place;
    }

    void remember(Optional<WindowPlace> before) {
        place = before;
    }

    boolean isShowing() {
        return window.filter(Stage::isShowing).isPresent();
    }

    /// @param like whose look it takes over
    void toggle(Scene like) {
        if (isShowing()) close();
        else if (player.target.get().isPresent()) open(like);
    }

    void close() {
        window.ifPresent(Stage::hide);
    }

    private void open(Scene like) {
        var stage = window.orElseGet(this::createWindow);
        window = Optional.of(stage);
        stage.getScene().getStylesheets().setAll(like.getStylesheets());
        stage.setTitle(player.target.get().map(PreviewTarget::title).orElse(""));
        moveTo(stage, place.filter(PictureInPicture::isOnScreen).orElseGet(PictureInPicture::corner));
        stage.show();
        stage.setAlwaysOnTop(true);
        stage.getScene().getRoot().requestFocus();
    }

    private Stage createWindow() {
        var number = new NumberOverlay(actions.zap());
        StackPane.setAlignment(number, Pos.TOP_RIGHT);
        var picture = new StackPane(new VideoPane(player), new PlayerNotice(actions), createControls(), number);
        picture.getStyleClass().addAll("player-screen", "picture-in-picture");
        picture.setAccessibleText(Messages.of("preview.pip"));
        picture.setFocusTraversable(true);
        picture.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) actions.screen().toggleFullScreen();
        });
        var stage = new Stage();
        stage.setScene(new Scene(picture));
        stage.getScene().addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        player.target.subscribe(
                target -> stage.setTitle(target.map(PreviewTarget::title).orElse("")));
        for (ObservableValue<?> side : new ObservableValue<?>[] {
            stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty()
        }) side.subscribe(_ -> moved(stage));
        return stage;
    }

    private HBox createControls() {
        var buttons = new PlayerButtons(actions);
        var row = new HBox(
                buttons.previous(),
                buttons.pause(),
                buttons.next(),
                buttons.mute(),
                buttons.fullScreen(),
                PlayerButtons.button("mdi2c-close", "preview.pip.close", this::close));
        for (var button : row.getChildren()) button.getStyleClass().add(Styles.SMALL);
        row.getStyleClass().addAll("player-buttons", "player-bottom");
        row.setAlignment(Pos.CENTER);
        row.setMaxHeight(HBox.USE_PREF_SIZE);
        StackPane.setAlignment(row, Pos.BOTTOM_CENTER);
        row.setVisible(false);
        row.sceneProperty().subscribe(scene -> {
            if (scene == null) return;
            scene.addEventFilter(MouseEvent.MOUSE_ENTERED, _ -> row.setVisible(true));
            scene.addEventFilter(MouseEvent.MOUSE_EXITED, _ -> row.setVisible(false));
        });
        return row;
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else {
            actions.press(event);
        }
    }

    private void moved(Stage stage) {
        if (!stage.isShowing()) return;
        place = Optional.of(new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
        onMoved.run();
    }

    private static void moveTo(Stage stage, WindowPlace to) {
        stage.setX(to.x());
        stage.setY(to.y());
        stage.setWidth(to.width());
        stage.setHeight(to.height());
    }

    /// A screen may have gone since.
    private static boolean isOnScreen(WindowPlace at) {
        return !Screen.getScreensForRectangle(at.x() + at.width() / 2, at.y(), 1, 1)
                .isEmpty();
    }

    private static WindowPlace corner() {
        var room = Screen.getPrimary().getVisualBounds();
        return new WindowPlace(room.getMaxX() - WIDTH - MARGIN, room.getMaxY() - HEIGHT - MARGIN, WIDTH, HEIGHT);
    }
}
