package tv.tributary.ui.channels;

import tv.tributary.model.ChannelId;

/// The field of the table that is being typed in.
record InlineEdit(ChannelId channel, ChannelColumn column) {
    boolean isOf(ChannelId other, ChannelColumn otherColumn) {
        return channel.equals(other) && column == otherColumn;
    }
}
