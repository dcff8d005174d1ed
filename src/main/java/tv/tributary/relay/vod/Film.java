package tv.tributary.relay.vod;

import java.util.List;
import tv.tributary.model.Candidate;
import tv.tributary.model.SourceId;

/// A film with its sources, first choice first.
public record Film(SourceId id, String name, List<Candidate> candidates) {
    public Film {
        candidates = List.copyOf(candidates);
        if (candidates.isEmpty()) throw new IllegalArgumentException("nowhere to be had: " + id);
    }
}
