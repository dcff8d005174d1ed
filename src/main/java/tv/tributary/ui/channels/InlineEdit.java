package tv.tributary.ui.channels;

import tv.tributary.model.ChannelId;

/// The table field being edited.
record InlineEdit(ChannelId channel, ChannelColumn column) {
    boolean isOf(ChannelId other, ChannelColumn otherColumn) {
        return channel.equals(other) && column == otherColumn;
    }
}
