package tv.tributary.ui.channels;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.scene.input.DataFormat;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.lineup.InsertionPoint;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.RowDrop;
import tv.tributary.ui.control.RowDrop.DropZone;

/// A channel's table row. Selected rows can be dragged between two others to move them, or onto another one to
/// merge them.
final class ChannelTableRow extends TableRow<ChannelRow> {
    private static final DataFormat CHANNELS = new DataFormat("application/x-tributary-channels");
    private static final PseudoClass HIDDEN = PseudoClass.getPseudoClass("hidden-channel");

    private final ChannelsModel model;
    private final ChannelActions actions;
    private final RowDrop drop;

    ChannelTableRow(ChannelsModel model, ChannelActions actions) {
        this.model = model;
        this.actions = actions;
        this.drop = new RowDrop(
                this,
                new RowDrop.Actions<>(
                        CHANNELS, () -> model.chosenNow().size(), model.inPlaylistOrder::get, this::hint, this::drop));
    }

    RowDrop drop() {
        return drop;
    }

    @Override
    protected void updateItem(@Nullable ChannelRow row, boolean empty) {
        super.updateItem(row, empty);
        pseudoClassStateChanged(HIDDEN, row != null && !empty && row.hidden());
    }

    private Optional<String> hint(ChannelRow row, DropZone zone) {
        if (zone == DropZone.ON)
            return Optional.of(Messages.of("channels.merge-into", row.channel().name()));
        var isElsewhere = model.chosenNow().stream().anyMatch(one -> one.groupPlace() != row.groupPlace());
        return isElsewhere
                ? Optional.of(Messages.of("channels.drop.join", row.channel().group()))
                : Optional.empty();
    }

    private void drop(ChannelRow row, DropZone zone) {
        var id = row.channel().id();
        switch (zone) {
            case BEFORE -> actions.move(InsertionPoint.before(id));
            case ON -> actions.mergeInto(row);
            case BEHIND -> actions.move(InsertionPoint.behind(id));
        }
    }
}
