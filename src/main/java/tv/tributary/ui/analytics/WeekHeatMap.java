package tv.tributary.ui.analytics;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;

/// The hours of the week, a row a day: the more was watched in an hour, the stronger its colour. FX thread only.
final class WeekHeatMap extends GridPane {
    private static final int HOURS = 24;
    private static final int LABELLED = 6;
    private static final double FAINTEST = 0.15;
    private static final PseudoClass NOTHING = PseudoClass.getPseudoClass("nothing");

    private final List<Region> cells = new ArrayList<>();
    private final List<Tooltip> tooltips = new ArrayList<>();

    WeekHeatMap() {
        getStyleClass().add("heat-map");
        var days = new ColumnConstraints();
        days.setMinWidth(USE_PREF_SIZE);
        days.setHalignment(HPos.LEFT);
        getColumnConstraints().add(days);
        for (var hour = 0; hour < HOURS; hour++) {
            var column = new ColumnConstraints(0, 8, Double.MAX_VALUE);
            column.setHgrow(Priority.ALWAYS);
            getColumnConstraints().add(column);
        }
        for (var day : DayOfWeek.values()) {
            add(label(name(day)), 0, day.getValue() - 1);
            for (var hour = 0; hour < HOURS; hour++) {
                var cell = new Region();
                cell.getStyleClass().add("heat-cell");
                var tooltip = new Tooltip();
                Tooltip.install(cell, tooltip);
                cells.add(cell);
                tooltips.add(tooltip);
                add(cell, 1 + hour, day.getValue() - 1);
            }
        }
        for (var hour = 0; hour < HOURS; hour += LABELLED)
            add(label("%d:00".formatted(hour)), 1 + hour, DayOfWeek.values().length, LABELLED, 1);
    }

    /// @param week how long in each hour of the week, from Monday at 0
    void show(List<Duration> week) {
        var most = week.stream().max(Duration::compareTo).orElse(Duration.ZERO);
        for (var n = 0; n < cells.size(); n++) {
            var time = week.get(n);
            cells.get(n).pseudoClassStateChanged(NOTHING, time.isZero());
            cells.get(n).setOpacity(time.isZero() ? 1 : FAINTEST + (1 - FAINTEST) * time.toMillis() / most.toMillis());
            tooltips.get(n).setText(words(n, time));
        }
        var busiest = week.indexOf(most);
        setAccessibleText(most.isZero() ? Messages.of("analytics.week") : words(busiest, most));
    }

    /// `Monday 20:00 · 3 h 5 min`
    static String words(int hourOfWeek, Duration time) {
        var day = DayOfWeek.of(1 + hourOfWeek / HOURS);
        var hour = "%s %d:00".formatted(day.getDisplayName(TextStyle.FULL, Messages.language()), hourOfWeek % HOURS);
        return Messages.of("analytics.bar", hour, Units.duration(time));
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Messages.language());
    }

    private static Label label(String words) {
        var label = new Label(words);
        label.getStyleClass().add("chart-label");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
