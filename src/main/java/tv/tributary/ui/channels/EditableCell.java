package tv.tributary.ui.channels;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.model.ChannelId;
import tv.tributary.text.Messages;
import tv.tributary.ui.channels.ChannelsModel.InlineEdit;
import tv.tributary.ui.control.LogoBadge;

/// A text cell that is edited in place: Enter saves, Escape cancels.
final class EditableCell extends TableCell<ChannelRow, ChannelRow> {
    private final ChannelColumn column;
    private final ChannelsModel model;
    private final Function<ChannelRow, String> text;
    private final BiConsumer<ChannelId, String> onTyped;
    private final Optional<LogoBadge> badge;
    private @Nullable TextField field;

    /// @param badge what stands before the text
    EditableCell(
            ChannelColumn column,
            ChannelsModel model,
            Function<ChannelRow, String> text,
            BiConsumer<ChannelId, String> onTyped,
            Optional<LogoBadge> badge) {
        this.column = column;
        this.model = model;
        this.text = text;
        this.onTyped = onTyped;
        this.badge = badge;
        model.editing.subscribe(_ -> show());
        var inSight = tableRowProperty().flatMap(Node::visibleProperty).orElse(false);
        inSight.subscribe(_ -> show());
    }

    @Override
    protected void updateItem(@Nullable ChannelRow row, boolean empty) {
        super.updateItem(row, empty);
        show();
    }

    private void show() {
        var row = getItem();
        if (row == null || isEmpty()) {
            giveFieldUp();
            badge.ifPresent(LogoBadge::release);
            setText(null);
            setGraphic(null);
            return;
        }
        var edit = model.editing.get().filter(it -> it.isOf(row.channel().id(), column));
        if (edit.isEmpty()) {
            read(row);
        } else if (!isInSight()) {
            var hadField = field != null;
            read(row);
            // It was scrolled away, unless another cell takes it over in this very layout.
            if (hadField) Platform.runLater(() -> endIfLost(edit.get()));
        } else if (field == null) {
            type(row);
        }
    }

    /// The list keeps cells that it has no use for now, with the row they showed last: a field in one of those would
    /// take the keyboard from the one in sight.
    private boolean isInSight() {
        for (Node at = getTableRow(); at != null; at = at.getParent()) {
            if (!at.isVisible()) return false;
            if (at.equals(getTableView())) return true;
        }
        return false;
    }

    private void endIfLost(InlineEdit edit) {
        if (getTableView().lookup(".inline-field") == null) model.stopEditing(edit);
    }

    /// The keyboard goes to the table, else it would jump to some other control of the window.
    private void giveFieldUp() {
        var given = field;
        field = null;
        if (given != null && given.isFocused() && getTableView() != null)
            getTableView().requestFocus();
    }

    private void read(ChannelRow row) {
        giveFieldUp();
        badge.ifPresent(it -> it.show(row.channel().name(), row.channel().logo()));
        setText(text.apply(row));
        setGraphic(badge.<Node>map(it -> it).orElse(null));
        setContentDisplay(ContentDisplay.LEFT);
    }

    private void type(ChannelRow row) {
        var draft = model.draft();
        var typed = new TextField(draft.orElseGet(() -> text.apply(row)));
        typed.textProperty().addListener((_, _, now) -> model.keepDraft(now));
        typed.getStyleClass().add("inline-field");
        typed.setAccessibleText(Messages.of(column));
        typed.setOnAction(_ -> {
            model.stopEditing();
            if (!typed.getText().strip().equals(text.apply(row)))
                onTyped.accept(row.channel().id(), typed.getText());
            getTableView().requestFocus();
        });
        typed.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.stopEditing();
                getTableView().requestFocus();
            }
            // The table would take arrows and Enter for its own.
            event.consume();
        });
        typed.focusedProperty().subscribe((had, has) -> {
            if (had && !has && typed.equals(field)) model.stopEditing();
        });
        field = typed;
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setGraphic(typed);
        // Without its skin it would not hear the keys that come before the next pulse.
        typed.applyCss();
        typed.requestFocus();
        if (draft.isPresent()) typed.end();
        else typed.selectAll();
    }
}
