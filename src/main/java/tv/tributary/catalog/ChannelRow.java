package tv.tributary.catalog;

import java.util.List;
import tv.tributary.model.Channel;
import tv.tributary.model.ProviderId;

/// A channel in a list.
///
/// @param sources how many sources it has, backups included
/// @param providers who carries it, best first
public record ChannelRow(Channel channel, int sources, List<ProviderId> providers) {
    public ChannelRow {
        providers = List.copyOf(providers);
    }

    public int backups() {
        return Math.max(0, sources - 1);
    }
}
