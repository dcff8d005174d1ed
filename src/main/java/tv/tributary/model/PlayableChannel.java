package tv.tributary.model;

import java.util.List;

/// What it takes to play a channel: its sources in the order in which they are tried.
public record PlayableChannel(ChannelId channel, String name, List<Candidate> candidates) {
    public PlayableChannel {
        candidates = List.copyOf(candidates);
    }
}
