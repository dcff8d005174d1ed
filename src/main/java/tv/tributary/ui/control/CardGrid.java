package tv.tributary.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Cards in a grid of twelve columns, as high as their row; the last row takes the remaining height.
public final class CardGrid extends Region {
    private static final int COLUMNS = 12;
    private static final double GAP = 14;

    /// @param card what stands there
    /// @param span how many of the twelve columns it takes
    public record Cell(Region card, int span) {}

    private List<List<Cell>> rows = List.of();

    public CardGrid() {
        getStyleClass().add("card-grid");
    }

    /// Rows from the top; the spans of each make twelve.
    public void arrange(List<List<Cell>> newer) {
        rows = newer.stream().map(List::copyOf).toList();
        var cards = new ArrayList<Node>();
        for (var row : rows) row.forEach(cell -> cards.add(cell.card()));
        var focused = getScene() == null ? null : getScene().getFocusOwner();
        getChildren().setAll(cards);
        // For a moment all were out of the scene, and so was the keyboard.
        if (focused != null && focused.getScene() != null) focused.requestFocus();
        requestLayout();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        var height = GAP * Math.max(0, rows.size() - 1);
        for (var row : rows) height += height(row, width);
        return height;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        var spare = Math.max(0, getHeight() - computePrefHeight(getWidth()));
        var y = 0.0;
        for (var row : rows) {
            var last = row.equals(rows.getLast());
            var height = height(row, getWidth()) + (last ? spare : 0);
            var column = 0;
            for (var cell : row) {
                var x = x(column, getWidth());
                var width = x(column + cell.span(), getWidth()) - GAP - x;
                cell.card().resizeRelocate(x, y, width, snapSizeY(height));
                column += cell.span();
            }
            y += height + GAP;
        }
    }

    private double height(List<Cell> row, double width) {
        var highest = 0.0;
        for (var cell : row) {
            var own = width < 0 ? -1 : x(cell.span(), width) - GAP;
            highest = Math.max(
                    highest, Math.max(cell.card().minHeight(own), cell.card().prefHeight(own)));
        }
        return snapSizeY(highest);
    }

    /// The left edge of a column; the one after the last begins a gap beyond the right edge.
    private double x(int column, double width) {
        return snapPositionX(column * (width + GAP) / COLUMNS);
    }
}
