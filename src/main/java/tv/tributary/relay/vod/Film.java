package tv.tributary.relay.vod;

import java.util.List;
import java.util.Optional;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;

/// A film with its sources, first choice first; or a past programme of a channel with the archives that have it.
///
/// @param channel of which it is a past programme; empty for a film
public record Film(SourceId id, Optional<ChannelId> channel, String name, List<Candidate> candidates) {
    public Film {
        candidates = List.copyOf(candidates);
        if (candidates.isEmpty()) throw new IllegalArgumentException("nowhere to be had: " + id);
    }

    public Film(SourceId id, String name, List<Candidate> candidates) {
        this(id, Optional.empty(), name, candidates);
    }

    /// @param candidates of which the first counts for the whole
    public static Film past(ChannelId channel, String name, List<Candidate> candidates) {
        return new Film(candidates.getFirst().source(), Optional.of(channel), name, candidates);
    }
}
