package tv.tributary.guide;

import tv.tributary.guide.channel.LineupChannel;
import tv.tributary.guide.generate.GeneratedGuide;
import tv.tributary.model.ChannelId;

/// A channel of the line-up by its names.
///
/// @param isEventSlot whether it shows events, of which its name tells
public record LineupName(ChannelId id, String number, String name, boolean isEventSlot) {
    static LineupName of(LineupChannel channel) {
        return new LineupName(channel.id(), channel.number(), channel.name(), GeneratedGuide.isEventSlot(channel));
    }
}
