package tv.tributary.relay.live;

import java.time.Instant;
import java.util.Optional;
import tv.tributary.model.FailureReason;
import tv.tributary.model.SourceId;

/// One of the sources a running channel can play, as it is now.
///
/// @param name the source's own name at the provider
/// @param why why it was left or could not be opened last, if it was
/// @param restsUntil when it may be tried again; only while it rests
public record CandidateView(
        SourceId source,
        String name,
        String providerName,
        State state,
        Optional<FailureReason> why,
        Optional<Instant> restsUntil) {
    public enum State {
        /// Viewers see it.
        PLAYING,
        /// It is being opened or watched, whether it can play.
        PROVING,
        /// It may be tried at any time.
        READY,
        /// It failed and is left alone for a while.
        RESTING
    }

    /// The same at a later time: nobody tells when a rest is over.
    CandidateView at(Instant now) {
        boolean rests = restsUntil.filter(now::isBefore).isPresent();
        if (rests || state != State.RESTING) return this;
        return new CandidateView(source, name, providerName, State.READY, why, Optional.empty());
    }
}
