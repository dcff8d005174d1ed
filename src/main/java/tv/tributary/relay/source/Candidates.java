package tv.tributary.relay.source;

import java.util.Optional;
import tv.tributary.model.ChannelId;
import tv.tributary.model.PlayableChannel;

/// Where the relay learns what it takes to play a channel. Called on the virtual thread of a viewer who joins, on the
/// channel's own before each try of a source, and on those of requests that only ask whether there is the channel: at
/// the same time too. May block shortly.
@FunctionalInterface
public interface Candidates {
    /// Empty if there is no such channel.
    Optional<PlayableChannel> of(ChannelId channel);
}
