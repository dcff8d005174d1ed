package tv.tributary.ui.analytics;

import java.time.Duration;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;
import tv.tributary.ui.analytics.TimeBars.TimeBar;

/// Bars side by side, the highest as high as the pane; under them the first label, the middle one and the last. A bar
/// tells its figure when the mouse rests on it. FX thread only.
final class BarChartPane extends Region {
    private static final double HEIGHT = 160;
    private static final double GAP = 2;
    private static final double LEAST_BAR = 2;

    private final Label highest = new Label();
    private List<Region> bars = List.of();
    private List<Label> labels = List.of();
    private List<Double> shares = List.of();

    BarChartPane() {
        getStyleClass().add("bar-chart");
        highest.getStyleClass().add("chart-label");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
    }

    void show(List<TimeBar> times) {
        var most = times.stream().map(TimeBar::time).max(Duration::compareTo).orElse(Duration.ZERO);
        shares = times.stream()
                .map(bar -> most.isZero() ? 0 : (double) bar.time().toMillis() / most.toMillis())
                .toList();
        bars = times.stream().map(BarChartPane::bar).toList();
        labels = times.isEmpty()
                ? List.of()
                : List.of(
                        label(times.getFirst().label()),
                        label(times.get(times.size() / 2).label()),
                        label(times.getLast().label()));
        highest.setText(most.isZero() ? "" : Units.duration(most));
        setAccessibleText(Messages.of("analytics.chart.spoken", highest.getText()));
        getChildren().setAll(highest);
        getChildren().addAll(bars);
        getChildren().addAll(labels);
    }

    private static Region bar(TimeBar time) {
        var bar = new Region();
        bar.getStyleClass().add("time-bar");
        Tooltip.install(bar, new Tooltip(Messages.of("analytics.bar", time.label(), Units.duration(time.time()))));
        return bar;
    }

    private static Label label(String words) {
        var label = new Label(words);
        label.getStyleClass().add("chart-label");
        return label;
    }

    @Override
    protected void layoutChildren() {
        if (bars.isEmpty()) return;
        double lineHeight = highest.prefHeight(-1);
        double height = getHeight() - 2 * lineHeight - GAP;
        double step = getWidth() / bars.size();
        highest.resizeRelocate(0, 0, highest.prefWidth(-1), lineHeight);
        for (var n = 0; n < bars.size(); n++) {
            double high = shares.get(n) == 0 ? 1 : Math.max(LEAST_BAR, shares.get(n) * height);
            double width = Math.max(1, step - GAP);
            bars.get(n).resizeRelocate(n * step, lineHeight + height - high, width, high);
        }
        place(labels.getFirst(), 0, lineHeight);
        double middle = step * Math.floorDiv(bars.size(), 2) + step / 2;
        place(labels.get(1), middle - labels.get(1).prefWidth(-1) / 2, lineHeight);
        place(labels.getLast(), getWidth() - labels.getLast().prefWidth(-1), lineHeight);
    }

    private void place(Label label, double x, double lineHeight) {
        label.resizeRelocate(x, getHeight() - lineHeight, label.prefWidth(-1), lineHeight);
    }
}
