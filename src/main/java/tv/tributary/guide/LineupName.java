package tv.tributary.guide;

import tv.tributary.guide.channel.LineupChannel;
import tv.tributary.model.ChannelId;

/// A channel of the line-up by its names.
public record LineupName(ChannelId id, String number, String name) {
    static LineupName of(LineupChannel channel) {
        return new LineupName(channel.id(), channel.number(), channel.name());
    }
}
