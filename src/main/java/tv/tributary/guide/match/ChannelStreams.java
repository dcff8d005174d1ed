package tv.tributary.guide.match;

import java.util.List;
import tv.tributary.identity.name.ChannelIdentity;
import tv.tributary.identity.name.ListedStream;

/// One of the user's channels as its streams are listed.
///
/// @param streams in no order
public record ChannelStreams(long channel, List<Stream> streams) {
    /// @param listed as its list describes it; @param identity what that says
    public record Stream(ListedStream listed, ChannelIdentity identity) {}

    public ChannelStreams {
        streams = List.copyOf(streams);
    }
}
