package tv.tributary.model;

import java.util.List;
import java.util.Optional;

/// A channel's sources in the order they are tried.
public record PlayableChannel(ChannelId channel, String name, List<Candidate> candidates) {
    public PlayableChannel {
        candidates = List.copyOf(candidates);
    }

    /// One source of it alone, without backups; empty if it has no such source.
    public Optional<PlayableChannel> only(SourceId source) {
        return candidates.stream()
                .filter(candidate -> candidate.source().equals(source))
                .findFirst()
                .map(candidate -> new PlayableChannel(channel, name + " · " + candidate.name(), List.of(candidate)));
    }
}
