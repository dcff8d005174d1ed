package tv.tributary.relay.source;

import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.model.SourceId;
import tv.tributary.upstream.account.UpstreamException;

/// An input of the [Switcher].
public sealed interface SwitchCommand {
    /// The user wants that source, now and whenever it can be had, until it fails.
    record SwitchTo(SourceId source) implements SwitchCommand {}

    /// The user wants any other source than the one on air.
    record SwitchAway() implements SwitchCommand {}

    /// A monitor says that the source is no good. If it is on air, it is replaced as soon as another one can play.
    record Doubt(SourceId source, FailureReason why) implements SwitchCommand {}

    /// A source that was opened gave no keyframe.
    record OpenFailed(Candidate source, UpstreamException why) implements SwitchCommand {}

    /// The source on air has ended.
    record Ended(UpstreamException why) implements SwitchCommand {}

    /// The source on air is coded otherwise than its PMT announced to viewers.
    record CodingChanged() implements SwitchCommand {}

    /// Nobody watches or waits.
    record Unwatched() implements SwitchCommand {}

    /// This process was suspended (a laptop asleep) and could not hear its sources.
    record Suspended(long nanos) implements SwitchCommand {}
}
