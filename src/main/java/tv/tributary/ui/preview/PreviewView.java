package tv.tributary.ui.preview;

import atlantafx.base.controls.RingProgressIndicator;
import atlantafx.base.theme.Styles;
import java.util.EnumSet;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;
import tv.tributary.ui.preview.PreviewModel.PlayState;

/// The player panel: the picture with its messages, and the controls below.
final class PreviewView extends VBox {
    private final PreviewModel model;

    PreviewView(PreviewModel model) {
        this.model = model;
        createView();
    }

    private void createView() {
        getStyleClass().add("preview");
        var stage = createStage();
        setVgrow(stage, Priority.ALWAYS);
        getChildren().setAll(stage, new PreviewControls(model));
    }

    private Node createStage() {
        var box = new VideoPane();
        box.aspect.bind(model.aspect);
        model.picture.subscribe(picture -> box.image.setImage(picture.orElse(null)));
        var stage = new StackPane(box, createOpening(), createIdle(), createTrouble());
        stage.getStyleClass().add("preview-stage");
        // Beside a table the picture keeps its shape; large, it takes what the window gives.
        stage.minHeightProperty()
                .bind(stage.widthProperty().map(width -> Math.clamp(width.doubleValue() * 9 / 16, 150, 240)));
        return stage;
    }

    private Node createOpening() {
        var ring = new RingProgressIndicator();
        ring.getStyleClass().add("preview-ring");
        ring.setMinSize(36, 36);
        ring.setMaxSize(36, 36);
        var words = new Label(Messages.of(PlayState.OPENING));
        words.getStyleClass().add("preview-words");
        return shownWhile(column(ring, words), PlayState.OPENING);
    }

    private Node createIdle() {
        var play = new Button("", new FontIcon("mdi2p-play"));
        play.getStyleClass().addAll(Styles.BUTTON_CIRCLE, Styles.LARGE, Styles.ACCENT);
        play.setAccessibleText(Messages.of("action.play"));
        play.setOnAction(_ -> model.replay());
        var words = new Label();
        words.getStyleClass().add("preview-words");
        words.textProperty().bind(Bindings.createStringBinding(() -> Messages.of(model.state.get()), model.state));
        return shownWhile(column(play, words), PlayState.IDLE, PlayState.ENDED);
    }

    private Node createTrouble() {
        var icon = new FontIcon("mdi2t-television-off");
        icon.getStyleClass().add("preview-icon");
        var title = new Label();
        title.getStyleClass().add("preview-title");
        title.textProperty().bind(Bindings.createStringBinding(() -> Messages.of(model.state.get()), model.state));
        var words = new Label();
        words.getStyleClass().add("preview-words");
        words.setWrapText(true);
        words.textProperty()
                .bind(Bindings.when(model.state.isEqualTo(PlayState.NO_PLAYER))
                        .then(Messages.of("preview.no-player.advice"))
                        .otherwise(model.reason));
        var again = new Button(Messages.of("preview.again"), new FontIcon("mdi2r-refresh"));
        again.setOnAction(_ -> model.replay());
        var external = new Button(Messages.of("preview.external"), new FontIcon("mdi2o-open-in-new"));
        external.setOnAction(_ -> model.openExternally());
        for (var button : new Button[] {again, external}) button.getStyleClass().add(Styles.SMALL);
        var actions = new HBox(again, external);
        actions.getStyleClass().add("preview-actions");
        actions.setAlignment(Pos.CENTER);
        return shownWhile(column(icon, title, words, actions), PlayState.FAILED, PlayState.NO_PLAYER);
    }

    private static VBox column(Node... parts) {
        var column = new VBox(parts);
        column.getStyleClass().add("preview-notice");
        column.setAlignment(Pos.CENTER);
        return column;
    }

    private Node shownWhile(Node node, PlayState first, PlayState... more) {
        var shown =
                Bindings.createBooleanBinding(() -> EnumSet.of(first, more).contains(model.state.get()), model.state);
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(shown);
        return node;
    }

    /// Shows an image as large as fits in the aspect it was made for, whatever the shape of its pixels, on black.
    private static final class VideoPane extends Region {
        final ImageView image = new ImageView();
        final DoubleProperty aspect = new SimpleDoubleProperty(16.0 / 9);

        VideoPane() {
            getStyleClass().add("preview-picture");
            image.setPreserveRatio(false);
            image.setSmooth(true);
            getChildren().add(image);
            aspect.subscribe(_ -> requestLayout());
        }

        @Override
        protected void layoutChildren() {
            var width = Math.min(getWidth(), getHeight() * aspect.get());
            var height = width / aspect.get();
            image.setFitWidth(width);
            image.setFitHeight(height);
            image.relocate((getWidth() - width) / 2, (getHeight() - height) / 2);
        }

        @Override
        protected double computePrefWidth(double height) {
            return 320;
        }

        @Override
        protected double computePrefHeight(double width) {
            return 180;
        }

        @Override
        protected double computeMinWidth(double height) {
            return 0;
        }

        @Override
        protected double computeMinHeight(double width) {
            return 0;
        }
    }
}
