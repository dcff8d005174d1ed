package tv.tributary.guide.channel;

import java.util.List;
import tv.tributary.identity.name.ListedStream;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;

/// A channel of the line-up with what helps to find it in a guide.
///
/// @param name as viewers see it
/// @param guideId the guide id (`tvg-id`) that its first stream with one gives it; empty for none
/// @param streams all its streams
/// @param archiveDays how far back viewers can watch it; 0 for not at all
public record LineupChannel(
        ChannelId id, String number, String name, String group, String guideId, List<Stream> streams, int archiveDays) {
    public LineupChannel {
        streams = List.copyOf(streams);
    }

    /// One of its streams, with the provider whose naming conventions it follows.
    public record Stream(ProviderId provider, ListedStream listed) {}
}
