package tv.tributary.ui.preview;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/// Shows an image as large as fits in its display aspect ratio, on black.
final class VideoPane extends Region {
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
