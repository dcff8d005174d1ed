package tv.tributary.ui.recordings;

import atlantafx.base.controls.Spacer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tv.tributary.model.Recording;
import tv.tributary.model.Recording.RecordingFault;
import tv.tributary.model.Recording.RecordingState;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;
import tv.tributary.ui.control.CardList;
import tv.tributary.ui.control.CopyButton;
import tv.tributary.ui.control.EmptyState;
import tv.tributary.ui.control.EntryCard;
import tv.tributary.ui.control.EntryCard.Action;

/// The page: a card for each recording, with a bar of what is missing in it.
final class RecordingsView extends StackPane {
    private final RecordingsModel model;
    private final CardList<Recording, EntryCard<Recording>> list;

    /// @param calendar the address of the calendar of what is planned
    RecordingsView(RecordingsModel model, Supplier<String> calendar) {
        this.model = model;
        this.list = new CardList<>(Recording::id, this::createCard, EntryCard::show, this);
        createView(calendar);
    }

    private void createView(Supplier<String> calendar) {
        var title = new Label(Messages.of("place.recordings"));
        title.getStyleClass().add("page-title");
        var head = new HBox(title, new Spacer(), new CopyButton(Messages.of("recordings.calendar.copy"), calendar));
        head.getStyleClass().add("page-head");
        head.setAlignment(Pos.CENTER_LEFT);
        list.getStyleClass().add("provider-list");
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "provider-scroll");
        var empty = new EmptyState(
                "mdi2r-record-rec", Messages.of("recordings.empty.title"), Messages.of("recordings.empty.words"));
        var body = new StackPane(scroll, empty);
        VBox.setVgrow(body, Priority.ALWAYS);
        model.entries.subscribe(entries -> {
            entries.ifPresent(list::setItems);
            var isEmpty = entries.filter(List::isEmpty).isPresent();
            empty.setVisible(isEmpty);
            scroll.setVisible(!isEmpty);
        });
        var page = new VBox(head, body);
        page.getStyleClass().add("page");
        getChildren().setAll(page);
    }

    private EntryCard<Recording> createCard(Recording recording) {
        var bar = new GapBar();
        return new EntryCard<>(recording, RecordingsModel::name)
                .fact(RecordingsView::facts)
                .fact(RecordingsView::missing, _ -> true)
                .fact(model::fileWork, _ -> true)
                .foot(bar, one -> {
                    bar.show(one, Instant.now());
                    boolean isShown = one.progress().began().isPresent();
                    bar.setVisible(isShown);
                    bar.setManaged(isShown);
                })
                .paleUnless(one ->
                        one.progress().deleted().isEmpty() && one.progress().state() != RecordingState.CANCELLED)
                .actions(actions());
    }

    private List<Action<Recording>> actions() {
        var actions = new ArrayList<Action<Recording>>();
        actions.add(new Action<>(
                "mdi2p-play-outline",
                "recordings.play",
                List.of(KeyCode.ENTER),
                one -> one.progress().bytes() > 0 && one.progress().deleted().isEmpty(),
                model::play));
        actions.add(new Action<>(
                "mdi2c-cast",
                "sending.to",
                List.of(KeyCode.T),
                one -> one.progress().bytes() > 0 && one.progress().deleted().isEmpty(),
                model::send));
        actions.add(new Action<>(
                "mdi2s-stop", "recordings.stop", List.of(KeyCode.S), RecordingsView::isRunning, model::stop));
        actions.add(extending("mdi2c-clock-plus-outline", "recordings.extend-15", 15, KeyCode.DIGIT1));
        actions.add(extending("mdi2t-timer-plus-outline", "recordings.extend-60", 60, KeyCode.DIGIT2));
        actions.add(new Action<>(
                "mdi2c-cancel",
                "recordings.cancel",
                List.of(KeyCode.BACK_SPACE),
                one -> one.progress().state() == RecordingState.SCHEDULED,
                model::cancel));
        actions.add(new Action<>(
                "mdi2d-delete-outline",
                "recordings.delete",
                List.of(KeyCode.DELETE),
                one -> !one.progress().state().isOpen()
                        && one.progress().deleted().isEmpty(),
                model::delete));
        actions.add(new Action<>(
                "mdi2d-delete-restore",
                "recordings.restore",
                List.of(KeyCode.Z),
                one -> one.progress().deleted().isPresent(),
                model::restore));
        return actions;
    }

    private Action<Recording> extending(String icon, String words, int minutes, KeyCode key) {
        return new Action<>(
                icon, words, List.of(key), one -> one.progress().state().isOpen(), one -> model.extend(one, minutes));
    }

    private static boolean isRunning(Recording one) {
        return one.progress().state() == RecordingState.RECORDING;
    }

    private static String facts(Recording one) {
        var progress = one.progress();
        var state = progress.deleted().isPresent() ? Messages.of("recordings.in-trash") : Messages.of(progress.state());
        var end = progress.ended().filter(at -> at.isAfter(one.begin())).orElse(one.end());
        var length = Units.duration(Duration.between(one.begin(), end));
        var facts = Messages.of("recordings.facts", state, one.channelName(), time(one.begin()), length);
        return progress.bytes() == 0 ? facts : facts + " · " + Units.bytes(progress.bytes());
    }

    private static String time(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Locale.getDefault(Locale.Category.FORMAT))
                .format(at.atZone(ZoneId.systemDefault()));
    }

    private static String missing(Recording one) {
        var fault = one.progress().fault();
        var why = fault == RecordingFault.NONE ? "" : Messages.of(fault);
        var missing = one.missing();
        if (missing.isZero()) return why;
        return Messages.of("recordings.missing", Units.duration(missing), why).strip();
    }
}
