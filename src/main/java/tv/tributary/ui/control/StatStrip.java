package tv.tributary.ui.control;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Figures side by side in one card, each as wide as the others.
public final class StatStrip extends HBox {
    /// While no width is known.
    private static final double USUAL_WIDTH = 800;

    private final List<StatCard> figures;

    public StatStrip(StatCard... figures) {
        this.figures = List.of(figures);
        getStyleClass().addAll("card", "stat-strip");
        for (var figure : this.figures) {
            figure.setMinWidth(0);
            figure.setPrefWidth(0);
            figure.setMaxWidth(Double.MAX_VALUE);
            setHgrow(figure, Priority.ALWAYS);
            getChildren().add(figure);
        }
        getChildren().getFirst().getStyleClass().add("first");
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    /// Notes wrap in the width that each figure gets, not in the least that it could get.
    @Override
    protected double computePrefHeight(double width) {
        var insets = getInsets();
        var each = ((width < 0 ? USUAL_WIDTH : width) - insets.getLeft() - insets.getRight()) / figures.size();
        var highest = figures.stream()
                .mapToDouble(figure -> figure.prefHeight(each))
                .max()
                .orElse(0);
        return insets.getTop() + Math.ceil(highest) + insets.getBottom();
    }
}
