package tv.tributary.ui.channels;

import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.lineup.ChannelRow;

/// A cell with one text of a channel.
final class TextCell extends TableCell<ChannelRow, ChannelRow> {
    private final Function<ChannelRow, String> text;

    TextCell(String styleClass, Function<ChannelRow, String> text) {
        this.text = text;
        getStyleClass().add(styleClass);
    }

    @Override
    protected void updateItem(@Nullable ChannelRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(row == null || empty ? null : text.apply(row));
    }
}
