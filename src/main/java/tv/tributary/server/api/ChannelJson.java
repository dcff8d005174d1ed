package tv.tributary.server.api;

import java.util.List;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.model.ProviderId;

/// A channel as a row of a list.
///
/// @param sources how many streams it has, backups included
/// @param hidden whether it was left out of playlists and searches
/// @param providers ids of who carries it, best first
record ChannelJson(
        long id,
        String number,
        String name,
        String group,
        String logo,
        String guideId,
        int sources,
        int backups,
        boolean hidden,
        List<Long> providers,
        String watchUrl) {
    /// A part of a longer list. `total` counts all that match.
    record Page(int total, int offset, int limit, List<ChannelJson> channels) {}

    static ChannelJson of(ChannelRow row, String watchUrl) {
        var channel = row.channel();
        return new ChannelJson(
                channel.id().value(),
                channel.number(),
                channel.name(),
                channel.group(),
                channel.logo(),
                channel.guideId(),
                row.sources(),
                row.backups(),
                row.hidden(),
                row.providers().stream().map(ProviderId::value).toList(),
                watchUrl);
    }
}
