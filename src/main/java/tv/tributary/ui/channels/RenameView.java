package tv.tributary.ui.channels;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.edit.RenameRule;
import tv.tributary.catalog.edit.RenameRule.Renamed;
import tv.tributary.model.ChannelId;
import tv.tributary.text.Messages;
import tv.tributary.text.UserMessage;
import tv.tributary.ui.control.ChoiceWords;

/// A rename rule for many channels, with a preview of the new names.
final class RenameView extends VBox {
    /// The ways to rename; `text` holds their words.
    enum RenameWay {
        CUT_START,
        ADD_START,
        SWAP,
        PATTERN
    }

    private static final Duration TYPING = Duration.millis(150);

    private final List<ChannelId> channels;
    private final ChannelEdits edits;
    private final ComboBox<RenameWay> way = new ComboBox<>();
    private final TextField what = new TextField();
    private final TextField with = new TextField();
    private final Label words = new Label();
    private final ObservableList<Renamed> renamed = FXCollections.observableArrayList();
    private final PauseTransition typing = new PauseTransition(TYPING);
    private int question;

    RenameView(List<ChannelId> channels, ChannelEdits edits) {
        this.channels = channels;
        this.edits = edits;
        createView();
    }

    /// True if the preview shows no change.
    BooleanBinding empty() {
        return Bindings.isEmpty(renamed);
    }

    RenameRule rule() {
        return switch (way.getValue()) {
            case CUT_START -> new RenameRule.CutStart(what.getText());
            case ADD_START -> new RenameRule.AddStart(what.getText());
            case SWAP -> new RenameRule.Swap(what.getText(), with.getText());
            case PATTERN -> new RenameRule.Match(what.getText(), with.getText());
        };
    }

    void begin() {
        what.requestFocus();
    }

    private void createView() {
        getStyleClass().add("rename-view");
        way.getItems().setAll(RenameWay.values());
        way.setConverter(new ChoiceWords<>(Messages::of));
        way.setValue(RenameWay.CUT_START);
        way.setAccessibleText(Messages.of("channels.rename.way"));
        what.setPromptText(Messages.of("channels.rename.what"));
        what.setAccessibleText(Messages.of("channels.rename.what"));
        with.setPromptText(Messages.of("channels.rename.with"));
        with.setAccessibleText(Messages.of("channels.rename.with"));
        with.visibleProperty()
                .bind(way.valueProperty()
                        .isEqualTo(RenameWay.SWAP)
                        .or(way.valueProperty().isEqualTo(RenameWay.PATTERN)));
        with.managedProperty().bind(with.visibleProperty());
        HBox.setHgrow(what, Priority.ALWAYS);
        HBox.setHgrow(with, Priority.ALWAYS);
        var line = new HBox(way, what, with);
        line.getStyleClass().add("rename-line");
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        var list = new ListView<>(renamed);
        list.getStyleClass().add("rename-list");
        list.setFixedCellSize(32);
        list.setAccessibleText(Messages.of("channels.rename.preview"));
        list.setCellFactory(_ -> new RenamedCell());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(line, words, list);
        typing.setOnFinished(_ -> look());
        way.setOnAction(_ -> look());
        what.textProperty().subscribe(_ -> typing.playFromStart());
        with.textProperty().subscribe(_ -> typing.playFromStart());
    }

    private void look() {
        var mine = ++question;
        if (what.getText().isEmpty()) {
            show(List.of(), Messages.of("channels.rename.hint"));
            return;
        }
        edits.preview(
                channels,
                rule(),
                found -> {
                    if (mine == question)
                        show(found, Messages.of("channels.rename.count", found.size(), channels.size()));
                },
                failure -> {
                    if (mine == question) show(List.of(), because(failure));
                });
    }

    private static String because(Exception failure) {
        return UserMessage.of(failure).orElseGet(() -> Messages.of("channels.rename.failed"));
    }

    private void show(List<Renamed> found, String told) {
        renamed.setAll(found);
        words.setText(told);
    }

    /// Before and after side by side, each with half of the width, so that neither hides the other.
    private static final class RenamedCell extends ListCell<Renamed> {
        private final Label before = new Label();
        private final Label after = new Label();
        private final HBox row = new HBox(before, new Label("→"), after);

        RenamedCell() {
            row.getStyleClass().add("rename-line");
            row.setAlignment(Pos.CENTER_LEFT);
            for (var name : List.of(before, after)) {
                name.setMinWidth(0);
                name.setPrefWidth(0);
                name.setMaxWidth(Double.MAX_VALUE);
                HBox.setHgrow(name, Priority.ALWAYS);
            }
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Renamed one, boolean empty) {
            super.updateItem(one, empty);
            if (one == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            before.setText(one.before());
            after.setText(one.after());
            setAccessibleText(Messages.of("channels.rename.one", one.before(), one.after()));
            setGraphic(row);
        }
    }
}
