package tv.tributary.relay.source;

import java.time.Instant;
import java.util.Optional;
import tv.tributary.model.FailureReason;
import tv.tributary.model.SourceId;

/// One of the sources a running channel can play, at one moment.
///
/// @param name the source's own name at the provider
/// @param why why it last failed, if it did
/// @param coolDownUntil when its cool-down ends; only during one
public record CandidateSnapshot(
        SourceId source,
        String name,
        String providerName,
        State state,
        Optional<FailureReason> why,
        Optional<Instant> coolDownUntil) {
    public enum State {
        /// It is on air.
        PLAYING,
        /// It is open without being on air: being proven, or on standby.
        PROVING,
        /// It may be tried at any time.
        READY,
        /// It failed and is in cool-down.
        RESTING
    }

    /// The same at a later time: no event tells that a cool-down is over.
    public CandidateSnapshot at(Instant now) {
        boolean coolingDown = coolDownUntil.filter(now::isBefore).isPresent();
        if (coolingDown || state != State.RESTING) return this;
        return new CandidateSnapshot(source, name, providerName, State.READY, why, Optional.empty());
    }
}
