package tv.tributary.ui.channels;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tv.tributary.health.TestState;
import tv.tributary.model.StreamInfo;
import tv.tributary.text.Messages;

/// A stream's health: a dot, and beside it what was measured and when, or the state of its test.
final class StreamInfoView extends HBox {
    private final Optional<StreamInfo> seen;
    private final Region dot = new Region();
    private final Label words = new Label();
    private final Label when = new Label();
    private String look = "";

    StreamInfoView(Optional<StreamInfo> seen) {
        this.seen = seen;
        getStyleClass().add("vitals");
        dot.getStyleClass().add("vitals-dot");
        dot.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        dot.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        for (var label : List.of(words, when)) {
            label.getStyleClass().add("ranked-why");
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        when.managedProperty().bind(when.visibleProperty());
        when.visibleProperty().bind(when.textProperty().isNotEmpty());
        var both = new VBox(words, when);
        setHgrow(both, Priority.ALWAYS);
        getChildren().setAll(dot, both);
        show(Optional.empty());
    }

    /// @param trial how far its test is, if there is one
    void show(Optional<TestState> trial) {
        var known = seen.filter(_ -> trial.isEmpty() || trial.get() == TestState.NO_CONNECTION);
        when.setText(known.map(it -> StreamInfoWords.when(it, Instant.now())).orElse(""));
        words.setText(trial.map(Messages::of)
                .orElseGet(() -> seen.map(StreamInfoWords::of).orElseGet(StreamInfoView::never)));
        wear(look(trial));
    }

    private static String never() {
        return Messages.of("channels.vitals.never");
    }

    private String look(Optional<TestState> trial) {
        if (trial.isPresent()) return trial.get() == TestState.RUNNING ? "busy" : "unknown";
        return seen.map(it -> it.works() ? "good" : "bad").orElse("unknown");
    }

    private void wear(String style) {
        dot.getStyleClass().remove(look);
        look = style;
        dot.getStyleClass().add(look);
    }
}
