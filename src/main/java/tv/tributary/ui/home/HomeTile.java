package tv.tributary.ui.home;

import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.stats.LiveStats;
import tv.tributary.text.Messages;

/// A channel to play, as text.
///
/// @param logo its address, or empty
/// @param note what is to be known of it
record HomeTile(ChannelId id, String name, String logo, String note) {
    static HomeTile of(Channel channel) {
        return new HomeTile(channel.id(), channel.name(), channel.logo(), channel.group());
    }

    static HomeTile of(LiveStats.Stream stream, String logo) {
        return new HomeTile(
                stream.channel(),
                stream.name(),
                logo,
                Messages.of("home.on-now.note", stream.viewers().size()));
    }
}
