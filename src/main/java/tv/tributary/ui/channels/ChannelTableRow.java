package tv.tributary.ui.channels;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.lineup.ChannelRow;

/// A channel's table row. Selected rows can be dragged onto another one to merge them.
final class ChannelTableRow extends TableRow<ChannelRow> {
    private static final DataFormat CHANNELS = new DataFormat("application/x-tributary-channels");
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final PseudoClass HIDDEN = PseudoClass.getPseudoClass("hidden-channel");

    private final ChannelsModel model;
    private final ChannelActions actions;

    ChannelTableRow(ChannelsModel model, ChannelActions actions) {
        this.model = model;
        this.actions = actions;
        setOnDragDetected(this::drag);
        setOnDragOver(this::offer);
        setOnDragEntered(event -> pseudoClassStateChanged(TARGET, takes(event)));
        setOnDragExited(_ -> pseudoClassStateChanged(TARGET, false));
        setOnDragDropped(this::drop);
    }

    @Override
    protected void updateItem(@Nullable ChannelRow row, boolean empty) {
        super.updateItem(row, empty);
        pseudoClassStateChanged(HIDDEN, row != null && !empty && row.hidden());
    }

    private void drag(MouseEvent event) {
        if (isEmpty() || !isSelected()) return;
        var content = new ClipboardContent();
        content.put(CHANNELS, model.chosenNow().size());
        startDragAndDrop(TransferMode.LINK).setContent(content);
        event.consume();
    }

    private boolean takes(DragEvent event) {
        return event.getDragboard().hasContent(CHANNELS) && !isEmpty() && !isSelected();
    }

    private void offer(DragEvent event) {
        if (!takes(event)) return;
        event.acceptTransferModes(TransferMode.LINK);
        event.consume();
    }

    private void drop(DragEvent event) {
        Optional.ofNullable(getItem()).ifPresent(actions::mergeInto);
        event.setDropCompleted(true);
        event.consume();
    }
}
