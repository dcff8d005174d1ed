package tv.tributary.relay.source;

import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;

/// Everything that is true of a channel's switcher at one moment. Times are nano times.
sealed interface SwitchState {
    /// A source is on air.
    sealed interface WithSource extends SwitchState {
        Candidate source();

        /// When it went on air.
        long since();

        /// The same source with no standby beside it.
        default Playing alone() {
            return new Playing(source(), since());
        }
    }

    /// No source is on air: sources race for it.
    sealed interface WithoutSource extends SwitchState {
        SourceRace race();
    }

    /// Nothing has been on air yet.
    record Opening(SourceRace race) implements WithoutSource {}

    /// A source is on air, and all is well.
    record Playing(Candidate source, long since) implements WithSource {}

    /// It has been silent, or will soon be: a standby is open in case it stalls.
    ///
    /// @param calmSince since when it delivers again; [Long#MAX_VALUE] as long as it does not
    record Guarded(Candidate source, long since, long calmSince) implements WithSource {}

    /// Another source is to go on air as soon as it is proven.
    record Switching(Candidate source, long since, Candidate to, FailureReason why) implements WithSource {}

    /// The preferred source is open again and must prove steady before it goes on air.
    record FailingBack(Candidate source, long since, Candidate to, long openedAt) implements WithSource {}

    /// The source on air was lost; viewers see the last picture.
    record Searching(SourceRace race, Loss loss) implements WithoutSource {}

    /// No source has worked for some time: viewers see the slate.
    record OnSlate(SourceRace race, Loss loss) implements WithoutSource {}

    /// The channel is over.
    record Closed() implements SwitchState {}

    /// The reason and the time of a loss of programme.
    ///
    /// @param at when viewers last got a packet of it
    record Loss(FailureReason why, long at) {}
}
