package tv.tributary.ui.channels;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.lineup.InsertionPoint;
import tv.tributary.model.ChannelId;
import tv.tributary.text.Messages;

/// Asks for a place in the playlist: a channel, found by name or number, and the side of it. The arrows move in what
/// was found while the keyboard stays in the field.
final class MoveView extends VBox {
    private static final double LINE = 32;
    private static final int LINES = 7;

    private final BiConsumer<String, Consumer<List<ChannelRow>>> search;
    private final TextField field = new TextField();
    private final ListView<ChannelRow> found = new ListView<>();
    private final RadioButton behind = new RadioButton(Messages.of("channels.ask.place.behind"));
    private final RadioButton before = new RadioButton(Messages.of("channels.ask.place.before"));

    /// @param search hears words and answers with the channels they find, all for none
    MoveView(BiConsumer<String, Consumer<List<ChannelRow>>> search) {
        this.search = search;
        createView();
    }

    TextField field() {
        return field;
    }

    /// Whether a channel is chosen.
    ObservableValue<Boolean> chosen() {
        return found.getSelectionModel().selectedItemProperty().map(_ -> true).orElse(false);
    }

    Optional<InsertionPoint<ChannelId>> point() {
        return Optional.ofNullable(found.getSelectionModel().getSelectedItem())
                .map(row -> row.channel().id())
                .map(id -> before.isSelected() ? InsertionPoint.before(id) : InsertionPoint.behind(id));
    }

    private void createView() {
        getStyleClass().add("ask-fields");
        var label = new Label(Messages.of("channels.ask.place.channel"));
        label.setLabelFor(field);
        field.textProperty().subscribe(words -> search.accept(words, this::show));
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            var by = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
            if (by == 0) return;
            found.getSelectionModel().select(clamped(found.getSelectionModel().getSelectedIndex() + by));
            found.scrollTo(Math.max(0, found.getSelectionModel().getSelectedIndex() - 2));
            event.consume();
        });
        found.setFixedCellSize(LINE);
        found.setPrefHeight(LINE * LINES);
        found.setMinHeight(LINE * 2);
        found.setAccessibleText(Messages.of("channels.table.name"));
        found.setPlaceholder(new Label(Messages.of("channels.nothing.title")));
        found.setCellFactory(_ -> new FoundCell());
        setVgrow(found, Priority.ALWAYS);
        var sides = new ToggleGroup();
        sides.getToggles().setAll(behind, before);
        behind.setSelected(true);
        var choice = new HBox(behind, before);
        choice.getStyleClass().add("ask-choice");
        var note = new Label(Messages.of("channels.ask.place.note"));
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(label, field, found, choice, note);
    }

    private int clamped(int at) {
        return Math.clamp(at, 0, Math.max(0, found.getItems().size() - 1));
    }

    private void show(List<ChannelRow> rows) {
        found.getItems().setAll(rows);
        if (!rows.isEmpty()) found.getSelectionModel().selectFirst();
    }

    private static final class FoundCell extends ListCell<ChannelRow> {
        @Override
        protected void updateItem(@Nullable ChannelRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(
                    row == null || empty
                            ? null
                            : Messages.of(
                                    "channels.ask.place.line",
                                    row.channel().number(),
                                    row.channel().name()));
        }
    }
}
