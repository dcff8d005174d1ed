package tv.tributary.ui.preview;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// Shows what a player plays, in the shape that is wanted, whatever the shape of its pixels, on black. Many may show
/// the same.
final class VideoPane extends Region {
    private final ImageView image = new ImageView();
    private final DoubleProperty aspect = new SimpleDoubleProperty();
    private final ObjectProperty<AspectMode> mode = new SimpleObjectProperty<>();
    private final Rectangle edge = new Rectangle();

    VideoPane(PreviewModel model) {
        getStyleClass().add("video-pane");
        image.setPreserveRatio(false);
        image.setSmooth(true);
        image.imageProperty().bind(model.picture.map(picture -> picture.orElse(null)));
        aspect.bind(model.aspect);
        mode.bind(model.aspectMode);
        aspect.subscribe(_ -> requestLayout());
        mode.subscribe(_ -> requestLayout());
        setClip(edge);
        getChildren().add(image);
    }

    @Override
    protected void layoutChildren() {
        edge.setWidth(getWidth());
        edge.setHeight(getHeight());
        Rectangle2D place = mode.get().place(getWidth(), getHeight(), aspect.get());
        image.setFitWidth(place.getWidth());
        image.setFitHeight(place.getHeight());
        image.relocate(place.getMinX(), place.getMinY());
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
