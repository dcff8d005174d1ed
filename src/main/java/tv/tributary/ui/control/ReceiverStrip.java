package tv.tributary.ui.control;

import atlantafx.base.controls.Popover;
import atlantafx.base.theme.Styles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.cast.ReceiverState.ReceiverPhase;
import tv.tributary.cast.Receivers.ReceiverStatus;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.SendActions;

/// What plays on players in the home network: the first of them in a line, all with their controls in a
/// popover. Hidden while nothing of ours plays there. FX thread only.
public final class ReceiverStrip extends HBox {
    private final SendActions model;
    private final Button all = new Button("", new FontIcon("mdi2c-cast-connected"));
    private final VBox list = new VBox();
    /// By the player: kept while it plays, so that the keyboard stays on its button.
    private final Map<Long, ReceiverRow> rows = new HashMap<>();
    private final Popover popover = new Popover(list);

    public ReceiverStrip(SendActions model) {
        this.model = model;
        getStyleClass().add("job-strip");
        setAlignment(Pos.CENTER_LEFT);
        all.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        all.setMinWidth(0);
        all.setTooltip(new Tooltip());
        all.setOnAction(_ -> popover.show(all));
        list.getStyleClass().add("job-list");
        popover.setArrowLocation(Popover.ArrowLocation.BOTTOM_CENTER);
        popover.setHeaderAlwaysVisible(false);
        getChildren().add(all);
        model.receivers.addListener((ListChangeListener<ReceiverStatus>) _ -> show());
        show();
    }

    private void show() {
        var busy = model.receivers.stream().filter(ReceiverStrip::isShown).toList();
        setVisible(!busy.isEmpty());
        setManaged(!busy.isEmpty());
        if (busy.isEmpty()) {
            popover.hide();
            rows.clear();
            return;
        }
        var first = words(busy.getFirst());
        var text = busy.size() == 1 ? first : Messages.of("sending.more", first, busy.size() - 1);
        all.setText(text);
        all.setAccessibleText(Messages.of("sending.strip", text));
        all.getTooltip().setText(text);
        rows.keySet().retainAll(busy.stream().map(one -> one.receiver().id()).toList());
        List<Node> shown = busy.stream()
                .map(one -> {
                    var row = rows.computeIfAbsent(one.receiver().id(), _ -> new ReceiverRow(model));
                    row.show(one);
                    return (Node) row;
                })
                .toList();
        if (!list.getChildren().equals(shown)) list.getChildren().setAll(shown);
    }

    private static boolean isShown(ReceiverStatus one) {
        return one.state().phase().isBusy() || !one.state().words().isEmpty();
    }

    private static String words(ReceiverStatus one) {
        var state = one.state();
        var what = state.title().isEmpty() ? Messages.of(state.phase()) : state.title();
        return Messages.of("sending.state", one.receiver().name(), what);
    }

    /// One player with its controls.
    private static final class ReceiverRow extends HBox {
        private final SendActions model;
        private final Label name = new Label();
        private final Label note = new Label();
        private final Button pause = button();
        private final Button stop = button();
        private final Slider volume = new Slider(0, 100, 0);
        private Optional<ReceiverStatus> shown = Optional.empty();

        ReceiverRow(SendActions model) {
            this.model = model;
            getStyleClass().add("job-row");
            setAlignment(Pos.CENTER_LEFT);
            name.getStyleClass().add("job-title");
            note.getStyleClass().add("job-note");
            note.setWrapText(true);
            var words = new VBox(name, note);
            words.getStyleClass().add("job-words");
            HBox.setHgrow(words, Priority.ALWAYS);
            stop.setGraphic(new FontIcon("mdi2s-stop"));
            stop.setOnAction(_ -> shown.ifPresent(model::stop));
            pause.setOnAction(
                    _ -> shown.ifPresent(one -> model.pause(one, one.state().phase() != ReceiverPhase.PAUSED)));
            volume.getStyleClass().addAll(Styles.SMALL, "player-volume");
            volume.setBlockIncrement(5);
            // When the knob is let go, or moved by a key: each step would be a question to the player.
            volume.valueChangingProperty().subscribe(changing -> {
                if (!changing) setVolume();
            });
            volume.valueProperty().subscribe(_ -> {
                if (!volume.isValueChanging()) setVolume();
            });
            getChildren().addAll(words, pause, stop, volume);
        }

        private static Button button() {
            var button = new Button();
            button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
            button.setTooltip(new Tooltip());
            return button;
        }

        private void setVolume() {
            int wanted = (int) Math.round(volume.getValue());
            shown.filter(one -> one.state().volume().orElse(wanted) != wanted)
                    .ifPresent(one -> model.volume(one, wanted));
        }

        void show(ReceiverStatus one) {
            shown = Optional.of(one);
            var state = one.state();
            var of = one.receiver().name();
            name.setText(words(one));
            note.setText(state.words().isEmpty() ? Messages.of(state.phase()) : state.words());
            var paused = state.phase() == ReceiverPhase.PAUSED;
            pause.setGraphic(new FontIcon(paused ? "mdi2p-play" : "mdi2p-pause"));
            say(pause, Messages.of(paused ? "sending.resume" : "sending.pause", of));
            say(stop, Messages.of("sending.stop", of));
            volume.setAccessibleText(Messages.of("sending.volume", of));
            var obeys = paused || state.phase() == ReceiverPhase.PLAYING;
            pause.setDisable(!obeys);
            volume.setDisable(!obeys);
            if (!volume.isValueChanging()) state.volume().ifPresent(volume::setValue);
        }

        private static void say(Button button, String words) {
            button.setAccessibleText(words);
            button.getTooltip().setText(words);
        }
    }
}
