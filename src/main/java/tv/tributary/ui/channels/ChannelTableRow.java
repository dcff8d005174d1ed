package tv.tributary.ui.channels;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.text.Messages;

/// A channel's table row. Selected rows can be dragged onto another one to merge them: held
/// over it for a moment, until it says so. Dropped before that, nothing happens.
final class ChannelTableRow extends TableRow<ChannelRow> {
    private static final DataFormat CHANNELS = new DataFormat("application/x-tributary-channels");
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final PseudoClass HIDDEN = PseudoClass.getPseudoClass("hidden-channel");

    /// So long a slip of the hand does not last.
    private static final Duration HOLD = Duration.millis(500);

    private static final double BESIDE = 96;

    private final PauseTransition holding = new PauseTransition(HOLD);
    private final Tooltip hint = new Tooltip();
    private final ChannelsModel model;
    private final ChannelActions actions;

    ChannelTableRow(ChannelsModel model, ChannelActions actions) {
        this.model = model;
        this.actions = actions;
        setOnDragDetected(this::drag);
        setOnDragOver(this::offer);
        setOnDragEntered(event -> {
            if (takes(event)) holding.playFromStart();
        });
        setOnDragExited(_ -> leave());
        holding.setOnFinished(_ -> arm());
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

    private void arm() {
        if (isEmpty() || getScene() == null) return;
        pseudoClassStateChanged(TARGET, true);
        hint.setText(Messages.of("channels.merge-into", getItem().channel().name()));
        var place = localToScreen(getLayoutBounds());
        if (place != null) hint.show(this, place.getMinX() + BESIDE, place.getMaxY());
    }

    private void leave() {
        holding.stop();
        hint.hide();
        pseudoClassStateChanged(TARGET, false);
    }

    /// Whether it says that it would be merged with.
    boolean isArmed() {
        return getPseudoClassStates().contains(TARGET);
    }

    private boolean takes(DragEvent event) {
        return event.getDragboard().hasContent(CHANNELS) && !isEmpty() && !isSelected();
    }

    private void offer(DragEvent event) {
        if (!takes(event) || !isArmed()) return;
        event.acceptTransferModes(TransferMode.LINK);
        event.consume();
    }

    private void drop(DragEvent event) {
        leave();
        Optional.ofNullable(getItem()).ifPresent(actions::mergeInto);
        event.setDropCompleted(true);
        event.consume();
    }
}
