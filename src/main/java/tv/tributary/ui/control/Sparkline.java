package tv.tributary.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

/// A filled line without axes. Style classes `spark-line` and `spark-area` give the colours.
final class Sparkline extends Region {
    private final Path line = new Path();
    private final Path area = new Path();
    private double[] values = {};
    private int span = 1;
    private double ceiling = 1;

    public Sparkline() {
        getStyleClass().add("sparkline");
        line.getStyleClass().add("spark-line");
        area.getStyleClass().add("spark-area");
        line.setManaged(false);
        area.setManaged(false);
        getChildren().addAll(area, line);
        setMouseTransparent(true);
    }

    /// @param newer oldest first; the newest stands at the right edge
    /// @param wholeSpan how many values fill the width
    /// @param top the value at the upper edge
    public void show(double[] newer, int wholeSpan, double top) {
        values = newer.clone();
        span = Math.max(2, wholeSpan);
        ceiling = top > 0 ? top : 1;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        var points = points();
        line.getElements().setAll(points);
        if (points.isEmpty()) {
            area.getElements().clear();
            return;
        }
        var closed = new ArrayList<PathElement>(points);
        closed.add(new LineTo(getWidth(), getHeight()));
        closed.add(new LineTo(x(Math.max(0, values.length - span)), getHeight()));
        area.getElements().setAll(closed);
    }

    /// At most one point for two pixels, each the highest of the values it stands for, so that no peak is lost.
    private List<PathElement> points() {
        var points = new ArrayList<PathElement>();
        var first = Math.max(0, values.length - span);
        var step = Math.max(1, (int) Math.ceil(span / Math.max(1, getWidth() / 2)));
        for (var i = first; i < values.length; i += step) {
            var last = Math.min(values.length, i + step) - 1;
            var highest = 0.0;
            for (var j = i; j <= last; j++) highest = Math.max(highest, values[j]);
            var x = x(i == first ? first : last);
            points.add(points.isEmpty() ? new MoveTo(x, y(highest)) : new LineTo(x, y(highest)));
        }
        return points;
    }

    private double x(int index) {
        return getWidth() - (values.length - 1 - index) * getWidth() / (span - 1);
    }

    private double y(double value) {
        return getHeight() - Math.min(1, value / ceiling) * (getHeight() - 2) - 1;
    }
}
