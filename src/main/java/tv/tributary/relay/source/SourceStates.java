package tv.tributary.relay.source;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tv.tributary.model.Candidate;
import tv.tributary.model.SourceId;

/// Snapshot of a channel's sources for the strategies. Times are nano times.
///
/// @param standbys open sources that are not on air, in the order in which they were opened
/// @param spare whether a source could be opened without waiting and without taking anybody's connection
/// @param aliveAt when viewers last got a packet of picture, sound or data
/// @param ending the source on air still delivers, but its provider has stopped sending: its next segments are missing
record SourceStates(List<OpenSource> standbys, Predicate<Candidate> spare, long aliveAt, boolean ending) {
    SourceStates {
        standbys = List.copyOf(standbys);
    }

    /// An open source that is not on air.
    ///
    /// @param proven PAT, PMT and a keyframe have come: it could go on air at once
    /// @param fits players that decode what was on air could decode it, too
    /// @param newestKeyframe when its newest keyframe came
    record OpenSource(
            Candidate candidate,
            boolean proven,
            boolean fits,
            long newestKeyframe,
            Optional<SourceTraits.Traits> traits) {}

    Optional<OpenSource> of(Candidate candidate) {
        return standbys.stream()
                .filter(open -> open.candidate().source().equals(candidate.source()))
                .findFirst();
    }

    List<OpenSource> proven() {
        return standbys.stream().filter(OpenSource::proven).toList();
    }

    /// The open sources, as a set of its own that may be changed.
    Set<SourceId> sources() {
        var sources = new HashSet<SourceId>();
        standbys.forEach(open -> sources.add(open.candidate().source()));
        return sources;
    }
}
