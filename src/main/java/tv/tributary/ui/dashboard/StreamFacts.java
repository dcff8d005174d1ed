package tv.tributary.ui.dashboard;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import tv.tributary.text.Messages;

/// A stream's figures, three in a row: what each is, and how much.
final class StreamFacts extends GridPane {
    private static final int COLUMNS = 3;

    private final ObservableValue<Optional<StreamDetail>> detail;
    private int count;

    StreamFacts(ObservableValue<Optional<StreamDetail>> detail) {
        this.detail = detail;
        getStyleClass().add("stream-facts");
        for (var i = 0; i < COLUMNS; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / COLUMNS);
            getColumnConstraints().add(column);
        }
        add("dashboard.panel.choice", StreamDetail::choice);
        add("dashboard.table.uptime", StreamDetail::uptime);
        add("dashboard.panel.failovers", StreamDetail::failovers);
        add("dashboard.panel.lost", StreamDetail::lost);
        add("dashboard.panel.held", StreamDetail::held);
    }

    private void add(String key, Function<StreamDetail, String> words) {
        add(fact(key, words), count % COLUMNS, count / COLUMNS);
        count++;
    }

    private Node fact(String key, Function<StreamDetail, String> words) {
        var title = new Label(Messages.of(key));
        title.getStyleClass().add("fact-title");
        var value = new Label();
        value.getStyleClass().add("fact-value");
        value.textProperty().bind(detail.map(now -> now.map(words).orElse("")));
        var fact = new VBox(title, value);
        Tooltip.install(fact, new Tooltip(Messages.of(key + ".hint")));
        return fact;
    }
}
