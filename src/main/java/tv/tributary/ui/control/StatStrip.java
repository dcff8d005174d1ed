package tv.tributary.ui.control;

import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Figures side by side in one card, each as wide as the others.
public final class StatStrip extends HBox {
    public StatStrip(StatCard... figures) {
        getStyleClass().addAll("card", "stat-strip");
        for (var figure : List.of(figures)) {
            figure.setMinWidth(0);
            figure.setPrefWidth(0);
            figure.setMaxWidth(Double.MAX_VALUE);
            setHgrow(figure, Priority.ALWAYS);
            getChildren().add(figure);
        }
        getChildren().getFirst().getStyleClass().add("first");
    }

    /// Notes wrap in the width there is, not in the least there could be.
    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
