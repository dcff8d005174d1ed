package tv.tributary.ui.channels;

import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.ChannelRow;

/// A channel's badge and name.
final class NameCell extends TableCell<ChannelRow, ChannelRow> {
    private final InitialsBadge badge = new InitialsBadge();

    NameCell() {
        getStyleClass().add("channel-name");
    }

    @Override
    protected void updateItem(@Nullable ChannelRow row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null || empty) {
            setText(null);
            setGraphic(null);
        } else {
            badge.show(row.channel().name());
            setText(row.channel().name());
            setGraphic(badge);
        }
    }
}
