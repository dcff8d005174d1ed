package tv.tributary.ui.preview;

import atlantafx.base.controls.RingProgressIndicator;
import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;

/// The notice over the picture while there is none: that it opens, that it stopped, or why it cannot play and
/// what to do.
final class PlayerNotice extends StackPane {
    private final PlayerActions actions;
    private final PreviewModel player;
    private final PlayerButtons buttons;

    PlayerNotice(PlayerActions actions) {
        this.actions = actions;
        this.player = actions.player();
        this.buttons = new PlayerButtons(actions);
        createView();
    }

    private void createView() {
        getStyleClass().add("player-notice");
        setPickOnBounds(false);
        getChildren().setAll(createOpening(), createIdle(), createFailure());
    }

    private Node createOpening() {
        var ring = new RingProgressIndicator();
        ring.getStyleClass().add("player-ring");
        ring.setMinSize(36, 36);
        ring.setMaxSize(36, 36);
        var column = column(ring);
        column.setMouseTransparent(true);
        return buttons.shownWhile(column, PlayState.OPENING);
    }

    private Node createIdle() {
        var play = new Button("", new FontIcon("mdi2p-play"));
        play.getStyleClass().addAll(Styles.BUTTON_CIRCLE, Styles.LARGE, Styles.ACCENT);
        play.setAccessibleText(Messages.of("action.play"));
        play.setOnAction(_ -> player.togglePause());
        return buttons.shownWhile(column(play, words(stateWords())), PlayState.IDLE, PlayState.ENDED, PlayState.PAUSED);
    }

    private Node createFailure() {
        var icon = new FontIcon("mdi2t-television-off");
        icon.getStyleClass().add("player-notice-icon");
        var title = new Label();
        title.getStyleClass().add("player-notice-title");
        title.textProperty().bind(stateWords());
        var reason = words(Bindings.when(player.state.isEqualTo(PlayState.NO_PLAYER))
                .then(Messages.of("preview.no-player.advice"))
                .otherwise(player.reason));
        reason.setWrapText(true);
        var again = new Button(Messages.of("preview.again"), new FontIcon("mdi2r-refresh"));
        again.setOnAction(_ -> player.open());
        var external = new Button(Messages.of("preview.external"), new FontIcon("mdi2o-open-in-new"));
        external.setOnAction(_ -> actions.external().run());
        var row = new HBox(again, external);
        row.getStyleClass().add("player-notice-actions");
        row.setAlignment(Pos.CENTER);
        return buttons.shownWhile(column(icon, title, reason, row), PlayState.FAILED, PlayState.NO_PLAYER);
    }

    private static Label words(ObservableValue<String> text) {
        var words = new Label();
        words.getStyleClass().add("player-notice-words");
        words.textProperty().bind(text);
        return words;
    }

    private StringBinding stateWords() {
        return Bindings.createStringBinding(() -> Messages.of(player.state.get()), player.state);
    }

    private static VBox column(Node... parts) {
        var column = new VBox(parts);
        column.getStyleClass().add("player-notice-column");
        column.setAlignment(Pos.CENTER);
        return column;
    }
}
