package tv.tributary.ui.dashboard;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tv.tributary.text.Messages;

/// The card of HLS figures: hit rate, served from memory, memory in use.
final class HlsCard extends GridPane {
    private static final double[] WIDTHS = {14, 27, 29, 30};

    private final ObservableValue<Optional<HlsFigures>> figures;

    /// @param figures empty while nobody has watched so
    HlsCard(ObservableValue<Optional<HlsFigures>> figures) {
        this.figures = figures;
        getStyleClass().addAll("card", "dashboard-card", "hls-card");
        for (var width : WIDTHS) {
            var column = new ColumnConstraints();
            column.setPercentWidth(width);
            getColumnConstraints().add(column);
        }
        var title = new Label(Messages.of("dashboard.hls.title"));
        title.getStyleClass().add("card-title");
        addRow(
                0,
                new VBox(title, words(HlsFigures::viewers, "stat-note")),
                figure(
                        "dashboard.hls.hit-rate",
                        HlsFigures::recent,
                        fixed("dashboard.hls.hit-rate"),
                        words(HlsFigures::since, "stat-note")),
                figure(
                        "dashboard.hls.from-memory",
                        HlsFigures::fromMemory,
                        fixed("dashboard.hls.from-memory"),
                        fixed("dashboard.hls.from-memory.note")),
                figure("dashboard.hls.memory", HlsFigures::held, words(HlsFigures::most, "stat-note"), memory()));
    }

    /// A figure, its name and a note.
    private Node figure(String key, Function<HlsFigures, String> value, Label name, Node below) {
        var amount = words(value, "hls-value");
        amount.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(amount, name);
        head.getStyleClass().add("hls-head");
        head.setAlignment(Pos.BASELINE_LEFT);
        var all = new VBox(head, below);
        amount.textProperty().subscribe(said -> all.setAccessibleText(Messages.of(key) + ": " + said));
        Tooltip.install(all, new Tooltip(Messages.of(key + ".hint")));
        return all;
    }

    private Node memory() {
        var bar = new ProgressBar();
        bar.getStyleClass().addAll(Styles.SMALL, "hls-memory");
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        bar.setAccessibleText(Messages.of("dashboard.hls.memory"));
        figures.subscribe(now -> bar.setProgress(now.map(HlsFigures::share).orElse(0.0)));
        var disk = words(HlsFigures::disk, "stat-note");
        disk.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(bar, disk);
        line.getStyleClass().add("hls-head");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Label words(Function<HlsFigures, String> which, String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        label.textProperty().bind(figures.map(now -> now.map(which).orElse("")));
        return label;
    }

    private static Label fixed(String key) {
        var label = new Label(Messages.of(key));
        label.getStyleClass().add("stat-note");
        return label;
    }
}
