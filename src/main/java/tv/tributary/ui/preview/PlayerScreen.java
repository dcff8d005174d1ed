package tv.tributary.ui.preview;

import atlantafx.base.controls.Spacer;
import java.util.Optional;
import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.preview.ScreenModel.Panel;
import tv.tributary.ui.preview.ScreenModel.Size;

/// The large picture, over the window or the whole screen. Heading, controls and pointer fade while nobody moves.
final class PlayerScreen extends StackPane {
    private static final Duration QUIET = Duration.seconds(3);
    private static final Insets ABOVE_CONTROLS = new Insets(0, 0, 72, 0);
    private static final Duration FADE = Duration.millis(200);

    private final PlayerActions actions;
    private final PreviewModel player;
    private final ZapModel zap;
    private final ScreenModel screen;
    private final ProgrammeModel programmes;
    private final LogoImages logos;
    private final BorderPane over = new BorderPane();
    private final FadeTransition fade = new FadeTransition(FADE, over);
    private final PauseTransition quiet = new PauseTransition(QUIET);
    private final BooleanBinding inSight = visibleProperty().and(sceneProperty().isNotNull());

    PlayerScreen(PlayerActions actions, ProgrammeModel programmes, LogoImages logos) {
        this.actions = actions;
        this.player = actions.player();
        this.zap = actions.zap();
        this.screen = actions.screen();
        this.programmes = programmes;
        this.logos = logos;
        createView();
    }

    private void createView() {
        getStyleClass().add("player-screen");
        setAccessibleText(Messages.of("preview.player"));
        setFocusTraversable(true);
        over.setPickOnBounds(false);
        over.setTop(createHeading());
        over.setBottom(createControls());
        var list = new ChannelOverlay(actions, logos);
        StackPane.setAlignment(list, Pos.CENTER_LEFT);
        var number = new NumberOverlay(zap);
        StackPane.setAlignment(number, Pos.TOP_RIGHT);
        var guide = new GuideOverlay(programmes, screen);
        StackPane.setAlignment(guide, Pos.CENTER_RIGHT);
        for (var panel : new Region[] {list, guide}) StackPane.setMargin(panel, ABOVE_CONTROLS);
        getChildren().setAll(new VideoPane(player), new PlayerNotice(actions), over, list, guide, number);
        visibleProperty().bind(screen.size().isNotEqualTo(Size.DOCKED));
        managedProperty().bind(visibleProperty());
        // Keys go to the player first: a button would take the arrows to move the focus.
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            rouse();
            actions.press(event);
        });
        addEventFilter(MouseEvent.MOUSE_MOVED, _ -> rouse());
        addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> rouse());
        setOnMouseClicked(this::clicked);
        quiet.setOnFinished(_ -> hide());
        player.target.subscribe(_ -> rouse());
        player.state.subscribe(_ -> rouse());
        inSight.subscribe(this::appear);
        screen.panel().subscribe(now -> {
            if (now == Panel.NONE && isVisible()) requestFocus();
        });
    }

    private void appear(boolean now) {
        if (!now) {
            quiet.stop();
            setCursor(Cursor.DEFAULT);
            return;
        }
        requestFocus();
        rouse();
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || event.getTarget() instanceof Control) return;
        if (event.getClickCount() == 2) screen.toggleFullScreen();
        requestFocus();
    }

    /// Somebody is there: everything is in sight for a while.
    private void rouse() {
        if (!isVisible()) return;
        fade.stop();
        over.setOpacity(1);
        over.setVisible(true);
        setCursor(Cursor.DEFAULT);
        quiet.playFromStart();
    }

    private void hide() {
        // What stands still or is chosen by keyboard stays in sight.
        if (player.state.get() != PlayState.PLAYING || screen.panel().get() != Panel.NONE) return;
        fade.setToValue(0);
        fade.setOnFinished(_ -> over.setVisible(false));
        fade.playFromStart();
        setCursor(Cursor.NONE);
        requestFocus();
    }

    private Node createHeading() {
        var heading = new HBox(new PlayerHeading(player, Optional.of(programmes), logos));
        heading.getStyleClass().add("player-top");
        return heading;
    }

    private Node createControls() {
        var buttons = new PlayerButtons(actions);
        var row = new HBox(
                buttons.previous(),
                buttons.pause(),
                buttons.next(),
                buttons.mute(),
                buttons.volume(),
                new Spacer(),
                buttons.sound(),
                buttons.subtitles(),
                buttons.aspect(),
                buttons.channelList(),
                buttons.guide(),
                buttons.multiview(),
                buttons.pictureInPicture(),
                buttons.send(),
                buttons.external(),
                buttons.window(),
                buttons.fullScreen(),
                buttons.close());
        row.getStyleClass().add("player-buttons");
        row.setAlignment(Pos.CENTER_LEFT);
        var bottom = new VBox(new SeekBar(player), row);
        bottom.getStyleClass().add("player-bottom");
        return bottom;
    }
}
