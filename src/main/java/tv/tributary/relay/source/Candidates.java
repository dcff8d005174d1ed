package tv.tributary.relay.source;

import java.util.Optional;
import tv.tributary.model.ChannelId;
import tv.tributary.model.PlayableChannel;

/// The sources of a channel, in the order in which to try them. Called on virtual threads, at the same time too: by
/// viewers that join, by a running channel before each try, and by requests that only ask whether the channel exists.
/// May block shortly.
@FunctionalInterface
public interface Candidates {
    /// Empty if there is no such channel.
    Optional<PlayableChannel> of(ChannelId channel);
}
