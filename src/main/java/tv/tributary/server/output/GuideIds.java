package tv.tributary.server.output;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;

/// Gives each channel a unique guide id: its own, or one made from our id. Players such as Jellyfin mix up channels
/// with the same guide id, so only the oldest channel keeps a shared one.
public final class GuideIds {
    private final Map<String, ChannelId> owners = new HashMap<>();

    public GuideIds(List<ChannelRow> channels) {
        for (var row : channels) {
            var channel = row.channel();
            if (channel.guideId().isBlank()) continue;
            owners.merge(channel.guideId(), channel.id(), (one, other) -> one.value() < other.value() ? one : other);
        }
    }

    public String of(Channel channel) {
        return channel.id().equals(owners.get(channel.guideId())) ? channel.guideId() : "tributary." + channel.id();
    }
}
