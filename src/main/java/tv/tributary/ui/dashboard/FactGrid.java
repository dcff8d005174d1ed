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

/// Labelled figures, three in a row.
final class FactGrid<T> extends GridPane {
    private static final int COLUMNS = 3;

    private final ObservableValue<Optional<T>> facts;
    private int count;

    FactGrid(ObservableValue<Optional<T>> facts) {
        this.facts = facts;
        getStyleClass().add("stream-facts");
        for (var i = 0; i < COLUMNS; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / COLUMNS);
            getColumnConstraints().add(column);
        }
    }

    /// One more.
    ///
    /// @param key of its name; the same with `.hint` says what it means
    FactGrid<T> with(String key, Function<T, String> words) {
        add(fact(key, words), count % COLUMNS, count / COLUMNS);
        count++;
        return this;
    }

    private Node fact(String key, Function<T, String> words) {
        var title = new Label(Messages.of(key));
        title.getStyleClass().add("fact-title");
        var value = new Label();
        value.getStyleClass().add("fact-value");
        value.textProperty().bind(facts.map(now -> now.map(words).orElse("")));
        var fact = new VBox(title, value);
        Tooltip.install(fact, new Tooltip(Messages.of(key + ".hint")));
        return fact;
    }
}
