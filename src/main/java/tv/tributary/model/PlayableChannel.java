package tv.tributary.model;

import java.util.List;

/// A channel's sources in the order they are tried.
public record PlayableChannel(ChannelId channel, String name, List<Candidate> candidates) {
    public PlayableChannel {
        candidates = List.copyOf(candidates);
    }
}
