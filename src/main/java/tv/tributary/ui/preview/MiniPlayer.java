package tv.tributary.ui.preview;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.LogoImages;

/// The player docked at the window's edge: the small picture, what plays, and the controls. Can be made flat.
final class MiniPlayer extends HBox {
    private static final double PICTURE_HEIGHT = 108;
    private static final double FLAT_HEIGHT = 36;
    /// Below this height of the window, in pixels, the picture is flat.
    private static final double LOW = 640;
    private static final double SHAPE = 16.0 / 9;
    /// Widths from which more buttons are shown.
    private static final double WIDE = 820;

    private static final double WIDEST = 1000;

    private final PlayerActions actions;
    private final PreviewModel player;
    private final ProgrammeModel programmes;
    private final LogoImages logos;
    private final BooleanProperty collapsed;

    /// @param collapsed whether it is flat, with a tiny picture
    MiniPlayer(PlayerActions actions, ProgrammeModel programmes, LogoImages logos, BooleanProperty collapsed) {
        this.actions = actions;
        this.player = actions.player();
        this.programmes = programmes;
        this.logos = logos;
        this.collapsed = collapsed;
        createView();
    }

    private void createView() {
        getStyleClass().add("mini-player");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleText(Messages.of("preview.player"));
        setFocusTraversable(true);
        // Else the buttons of a wide window would keep it wide.
        setMinWidth(0);
        var heading = new PlayerHeading(player, Optional.of(programmes), logos);
        var words = new VBox(heading, new SeekBar(player));
        words.getStyleClass().add("mini-player-words");
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(180);
        setHgrow(words, Priority.SOMETIMES);
        getChildren().setAll(createPicture(), words, createFailure(), createButtons());
        addEventHandler(KeyEvent.KEY_PRESSED, actions::press);
        setOnMousePressed(_ -> requestFocus());
    }

    private StackPane createPicture() {
        var picture = new StackPane(new VideoPane(player), createWaiting(), new NumberOverlay(actions.zap()));
        picture.getStyleClass().add("mini-player-picture");
        picture.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        picture.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        // A low window has no room for more than a flat one.
        var low = sceneProperty()
                .flatMap(Scene::heightProperty)
                .map(height -> height.doubleValue() < LOW)
                .orElse(false);
        Runnable arrange = () -> {
            var height = collapsed.get() || low.getValue() ? FLAT_HEIGHT : PICTURE_HEIGHT;
            picture.setPrefSize(height * SHAPE, height);
        };
        collapsed.subscribe(arrange);
        low.subscribe(_ -> arrange.run());
        arrange.run();
        picture.setOnMouseClicked(this::clicked);
        return picture;
    }

    private Label createWaiting() {
        var waiting = new Label(Messages.of(PlayState.OPENING));
        waiting.getStyleClass().add("player-notice-words");
        return new PlayerButtons(actions).shownWhile(waiting, PlayState.OPENING);
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2)
            actions.screen().toggleFullScreen();
    }

    /// Why it cannot play; the large notice stands over the large picture.
    private Label createFailure() {
        var reason = new Label();
        reason.getStyleClass().add("mini-player-failure");
        reason.setWrapText(true);
        reason.setMinWidth(0);
        reason.textProperty()
                .bind(Bindings.when(player.state.isEqualTo(PlayState.NO_PLAYER))
                        .then(Messages.of("preview.no-player.advice"))
                        .otherwise(player.reason));
        setHgrow(reason, Priority.ALWAYS);
        reason.setMaxWidth(Double.MAX_VALUE);
        return new PlayerButtons(actions).shownWhile(reason, PlayState.FAILED, PlayState.NO_PLAYER);
    }

    private HBox createButtons() {
        var buttons = new PlayerButtons(actions);
        var flat = PlayerButtons.button(
                "mdi2c-chevron-double-down", "preview.collapse", () -> collapsed.set(!collapsed.get()));
        collapsed.subscribe(now -> PlayerButtons.show(
                flat,
                now ? "mdi2c-chevron-double-up" : "mdi2c-chevron-double-down",
                now ? "preview.expand" : "preview.collapse"));
        var row = new HBox(
                shownFrom(WIDE, buttons.previous()),
                buttons.pause(),
                shownFrom(WIDE, buttons.next()),
                buttons.mute(),
                shownFrom(WIDEST, buttons.volume()),
                shownFrom(WIDEST, buttons.send()),
                buttons.external(),
                shownFrom(WIDEST, buttons.copy()),
                shownFrom(WIDE, buttons.multiview()),
                shownFrom(WIDE, buttons.pictureInPicture()),
                shownFrom(WIDE, buttons.window()),
                buttons.fullScreen(),
                flat,
                buttons.close());
        for (var button : row.getChildren()) button.getStyleClass().add(Styles.SMALL);
        row.getStyleClass().add("player-buttons");
        row.setAlignment(Pos.CENTER_RIGHT);
        row.setMinWidth(USE_PREF_SIZE);
        return row;
    }

    /// In a narrow window there is no room for all; the keys and the large picture have them too.
    private <N extends Node> N shownFrom(double width, N node) {
        node.visibleProperty().bind(widthProperty().greaterThanOrEqualTo(width));
        node.managedProperty().bind(node.visibleProperty());
        return node;
    }
}
