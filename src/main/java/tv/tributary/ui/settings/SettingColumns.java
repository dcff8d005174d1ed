package tv.tributary.ui.settings;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Sections in one column, or in two of about the same height in a wide window. Focus goes down the first column, then
/// the second.
final class SettingColumns extends Region {
    private static final double GAP = 16;
    private static final double WIDEST = 860;
    /// Narrower columns would break the words beside the controls into too many lines.
    private static final double TWO_FROM = 1280;

    private final List<Region> sections;

    SettingColumns(List<Region> sections) {
        this.sections = List.copyOf(sections);
        getStyleClass().add("settings-sections");
        getChildren().setAll(this.sections);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        var inner = (width < 0 ? getWidth() : width) - snappedLeftInset() - snappedRightInset();
        var first = firstColumn(inner);
        return snappedTopInset()
                + Math.max(
                        height(sections.subList(0, first), inner),
                        height(sections.subList(first, sections.size()), inner))
                + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        var inner = getWidth() - snappedLeftInset() - snappedRightInset();
        var width = columnWidth(inner);
        var first = firstColumn(inner);
        place(sections.subList(0, first), snappedLeftInset(), width);
        place(sections.subList(first, sections.size()), snapPositionX(snappedLeftInset() + width + GAP), width);
    }

    private void place(List<Region> column, double x, double width) {
        var y = snappedTopInset();
        for (var section : column) {
            var height = snapSizeY(section.prefHeight(width));
            section.resizeRelocate(x, y, width, height);
            y += height + GAP;
        }
    }

    /// The number of sections in the first column that makes the taller column shortest.
    private int firstColumn(double inner) {
        if (inner < TWO_FROM) return sections.size();
        var best = sections.size();
        var lowest = Double.MAX_VALUE;
        for (var at = 1; at <= sections.size(); at++) {
            var height = Math.max(
                    height(sections.subList(0, at), inner), height(sections.subList(at, sections.size()), inner));
            if (height >= lowest) continue;
            lowest = height;
            best = at;
        }
        return best;
    }

    private double height(List<? extends Node> column, double inner) {
        var height = GAP * Math.max(0, column.size() - 1);
        for (var section : column) height += snapSizeY(section.prefHeight(columnWidth(inner)));
        return height;
    }

    private double columnWidth(double inner) {
        return snapSizeX(Math.min(WIDEST, inner < TWO_FROM ? inner : (inner - GAP) / 2));
    }
}
