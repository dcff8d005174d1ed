package tv.tributary.ui.dashboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import tv.tributary.text.Messages;

/// A small chart of the last minutes: one or more series, a legend with the newest values above, time below.
/// Series are coloured by style classes `series-1`, `series-2` …
final class LiveChart extends VBox {
    private final int span;
    private final double least;
    private final DoubleFunction<String> words;
    private final Label top = new Label();
    private final List<Sparkline> lines = new ArrayList<>();
    private final List<Label> newest = new ArrayList<>();

    /// @param span how many values the width stands for
    /// @param least the smallest value the upper edge may stand for
    /// @param words writes a value
    /// @param names of the series, for the legend
    public LiveChart(int span, double least, DoubleFunction<String> words, String... names) {
        this.span = span;
        this.least = least;
        this.words = words;
        getStyleClass().add("live-chart");
        var legend = new HBox();
        legend.getStyleClass().add("chart-legend");
        legend.setAlignment(Pos.CENTER_LEFT);
        var plot = new StackPane(grid());
        plot.getStyleClass().add("chart-plot");
        plot.setMinHeight(40);
        VBox.setVgrow(plot, Priority.ALWAYS);
        for (var name : names) {
            var line = new Sparkline();
            lines.add(line);
            line.getStyleClass().add("series-" + lines.size());
            legend.getChildren().add(key(name));
            plot.getChildren().add(line);
        }
        top.getStyleClass().add("chart-label");
        StackPane.setAlignment(top, Pos.TOP_LEFT);
        plot.getChildren().add(top);
        getChildren().addAll(legend, plot, times());
    }

    /// One array per series, oldest value first.
    public void show(List<double[]> series) {
        var highest = series.stream().flatMapToDouble(Arrays::stream).max().orElse(0);
        var ceiling = ceiling(Math.max(least, highest));
        top.setText(Messages.of("control.chart.top", words.apply(ceiling)));
        for (var i = 0; i < lines.size(); i++) {
            var values = series.get(i);
            lines.get(i).show(values, span, ceiling);
            newest.get(i).setText(values.length == 0 ? "" : words.apply(values[values.length - 1]));
        }
    }

    /// The next of 1, 2, 5, 10, 20 … so that the scale does not move with every value.
    static double ceiling(double highest) {
        var power = Math.pow(10, Math.floor(Math.log10(highest)));
        for (var factor : new double[] {1, 2, 5}) {
            if (highest <= factor * power) return factor * power;
        }
        return 10 * power;
    }

    private HBox key(String name) {
        var dot = new Region();
        dot.getStyleClass().addAll("legend-dot", "series-" + (newest.size() + 1));
        var words = new Label(name);
        words.getStyleClass().add("chart-label");
        var value = new Label();
        value.getStyleClass().add("chart-value");
        words.setMinWidth(USE_PREF_SIZE);
        value.setMinWidth(USE_PREF_SIZE);
        newest.add(value);
        var key = new HBox(dot, words, value);
        key.getStyleClass().add("legend-key");
        key.setAlignment(Pos.CENTER_LEFT);
        return key;
    }

    private static Region grid() {
        var grid = new VBox();
        grid.getStyleClass().add("chart-grid");
        for (var i = 0; i < 3; i++) {
            var band = new Region();
            band.getStyleClass().add("chart-band");
            VBox.setVgrow(band, Priority.ALWAYS);
            grid.getChildren().add(band);
        }
        return grid;
    }

    private HBox times() {
        var before = new Label(Messages.of("control.chart.before", span / 60));
        var now = new Label(Messages.of("control.chart.now"));
        before.getStyleClass().add("chart-label");
        now.getStyleClass().add("chart-label");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return new HBox(before, gap, now);
    }

    /// A filled line without axes. Style classes `spark-line` and `spark-area` give the colours.
    private static final class Sparkline extends Region {
        private final Path line = new Path();
        private final Path area = new Path();
        private double[] values = {};
        private int span = 1;
        private double ceiling = 1;

        Sparkline() {
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
        void show(double[] newer, int wholeSpan, double top) {
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

        /// At most one point for two pixels, each the highest of the values it stands for, so that no peak is
        /// lost.
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
}
