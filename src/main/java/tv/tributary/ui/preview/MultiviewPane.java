package tv.tributary.ui.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.preview.MultiviewModel.Stage;

/// Several channels two by two over the window. A click or 1 to 4 chooses which one is heard, a double click goes on
/// with that one alone.
final class MultiviewPane extends StackPane {
    private static final PseudoClass HEARD = PseudoClass.getPseudoClass("heard");

    private final MultiviewModel model;
    private final Function<PreviewModel, PlayerActions> actions;
    private final LogoImages logos;
    private final GridPane grid = new GridPane();
    private final List<Node> tiles = new ArrayList<>();

    /// @param actions of a tile's player
    MultiviewPane(MultiviewModel model, Function<PreviewModel, PlayerActions> actions, LogoImages logos) {
        this.model = model;
        this.actions = actions;
        this.logos = logos;
        createView();
    }

    private void createView() {
        getStyleClass().add("multiview");
        grid.getStyleClass().add("player-screen");
        setAccessibleText(Messages.of("preview.multiview"));
        setFocusTraversable(true);
        var half = new ColumnConstraints();
        half.setPercentWidth(50);
        var row = new RowConstraints();
        row.setPercentHeight(50);
        for (var at = 0; at < MultiviewModel.MOST; at++) tiles.add(createTile(at));
        var chooser = new MultiviewChooser(model);
        chooser.visibleProperty().bind(model.stage().isEqualTo(Stage.CHOOSING));
        grid.visibleProperty().bind(model.stage().isEqualTo(Stage.PLAYING));
        getChildren().setAll(grid, chooser);
        visibleProperty().bind(model.stage().isNotEqualTo(Stage.CLOSED));
        managedProperty().bind(visibleProperty());
        model.stage().subscribe(now -> {
            if (now != Stage.PLAYING) return;
            arrange(half, row);
            requestFocus();
        });
        model.heard.subscribe(_ -> showHeard());
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    }

    /// One fills the pane, two stand side by side.
    private void arrange(ColumnConstraints half, RowConstraints row) {
        var count = model.chosen.size();
        grid.getChildren().clear();
        grid.getColumnConstraints().setAll(count > 1 ? List.of(half, half) : List.of(wholeColumn()));
        grid.getRowConstraints().setAll(count > 2 ? List.of(row, row) : List.of(wholeRow()));
        for (var at = 0; at < count; at++) grid.add(tiles.get(at), at % 2, at / 2);
        showHeard();
    }

    private static ColumnConstraints wholeColumn() {
        var whole = new ColumnConstraints();
        whole.setPercentWidth(100);
        return whole;
    }

    private static RowConstraints wholeRow() {
        var whole = new RowConstraints();
        whole.setPercentHeight(100);
        return whole;
    }

    private Node createTile(int at) {
        var player = model.tiles.get(at);
        var heading = new HBox(new PlayerHeading(player, Optional.empty(), logos), createSpeaker());
        heading.getStyleClass().add("multiview-heading");
        heading.setAlignment(Pos.CENTER_LEFT);
        heading.setMaxHeight(USE_PREF_SIZE);
        heading.setMouseTransparent(true);
        StackPane.setAlignment(heading, Pos.TOP_LEFT);
        var tile = new StackPane(new VideoPane(player), new PlayerNotice(actions.apply(player)), heading);
        tile.getStyleClass().add("multiview-tile");
        tile.setMinSize(0, 0);
        player.target.subscribe(target ->
                tile.setAccessibleText(target.map(it -> Messages.of("preview.multiview.tile", at + 1, it.title()))
                        .orElse("")));
        tile.setOnMouseClicked(event -> {
            model.hear(at);
            if (event.getClickCount() == 2) model.leave();
            else requestFocus();
        });
        return tile;
    }

    private static Node createSpeaker() {
        var speaker = new FontIcon("mdi2v-volume-high");
        speaker.getStyleClass().add("multiview-speaker");
        return speaker;
    }

    private void showHeard() {
        for (var at = 0; at < tiles.size(); at++) tiles.get(at).pseudoClassStateChanged(HEARD, at == model.heard.get());
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            model.leave();
            event.consume();
        } else if (model.stage().get() == Stage.PLAYING && isDone(event.getCode())) {
            event.consume();
        }
    }

    private boolean isDone(KeyCode key) {
        var player = model.tiles.get(model.heard.get());
        switch (key) {
            case DIGIT1, NUMPAD1 -> model.hear(0);
            case DIGIT2, NUMPAD2 -> model.hear(1);
            case DIGIT3, NUMPAD3 -> model.hear(2);
            case DIGIT4, NUMPAD4 -> model.hear(3);
            case LEFT -> model.hear(model.heard.get() - 1);
            case RIGHT -> model.hear(model.heard.get() + 1);
            case M -> player.muted.set(!player.muted.get());
            case UP -> player.louder();
            case DOWN -> player.quieter();
            case F, F11 -> actions.apply(player).screen().toggleFullScreen();
            default -> {
                return false;
            }
        }
        return true;
    }
}
