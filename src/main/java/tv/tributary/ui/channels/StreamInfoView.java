package tv.tributary.ui.channels;

import java.text.NumberFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tv.tributary.format.ts.CodecName;
import tv.tributary.health.TestState;
import tv.tributary.model.StreamInfo;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;

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
        setTone(look(trial));
    }

    private static String never() {
        return Messages.of("channels.vitals.never");
    }

    private String look(Optional<TestState> trial) {
        if (trial.isPresent()) return trial.get() == TestState.RUNNING ? "busy" : "unknown";
        return seen.map(it -> it.works() ? "good" : "bad").orElse("unknown");
    }

    private void setTone(String style) {
        dot.getStyleClass().remove(look);
        look = style;
        dot.getStyleClass().add(look);
    }

    /// Says in one line what was seen of a stream. Pure.
    static final class StreamInfoWords {
        private StreamInfoWords() {}

        /// `Plays · 1920 × 1080 · 50 fps · H.264, AAC · 6.2 Mbit/s · starts in 800 ms`, or why it does not play.
        static String of(StreamInfo seen) {
            return seen.trouble()
                    .map(why -> Messages.of("channels.vitals.fails", Messages.of(why)))
                    .orElseGet(() -> joined(Messages.of("channels.vitals.plays"), traits(seen), start(seen)));
        }

        /// When that was, and of a stream that does not play, what it was like before.
        static String when(StreamInfo seen, Instant now) {
            var ago = Units.ago(seen.at(), now);
            if (seen.works()) return Messages.of("channels.vitals.seen", ago);
            var before = traits(seen);
            return joined(
                    Messages.of("channels.vitals.tried", ago),
                    before.isEmpty() ? "" : Messages.of("channels.vitals.before", before));
        }

        private static String traits(StreamInfo seen) {
            return joined(picture(seen), rate(seen), codecs(seen), bitrate(seen));
        }

        private static String joined(String... parts) {
            return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
        }

        private static String picture(StreamInfo seen) {
            return seen.height() == 0 ? "" : Messages.of("human.picture-size", seen.width(), seen.height());
        }

        private static String rate(StreamInfo seen) {
            if (seen.rate() == 0) return "";
            var format = NumberFormat.getNumberInstance(Locale.getDefault(Locale.Category.FORMAT));
            format.setMaximumFractionDigits(2);
            return Messages.of("channels.vitals.rate", format.format(seen.rate()));
        }

        private static String codecs(StreamInfo seen) {
            return Stream.of(seen.video(), seen.sound())
                    .filter(codec -> !codec.isEmpty())
                    .map(CodecName::written)
                    .collect(Collectors.joining(", "));
        }

        private static String bitrate(StreamInfo seen) {
            return seen.bitrate() == 0 ? "" : Units.bitrate(seen.bitrate());
        }

        private static String start(StreamInfo seen) {
            return !seen.start().isZero() ? Messages.of("channels.vitals.start", Units.precise(seen.start())) : "";
        }
    }
}
