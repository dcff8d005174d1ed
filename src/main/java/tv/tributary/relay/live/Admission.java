package tv.tributary.relay.live;

import tv.tributary.model.FailureReason;

/// What came of asking for a channel.
public sealed interface Admission {
    /// The channel plays; the viewer starts at its newest keyframe.
    record Admitted(Viewer viewer) implements Admission {}

    /// There is no such channel.
    record Unknown() implements Admission {}

    /// The same viewer wants another channel by now, which needed the connection.
    record Left() implements Admission {}

    /// No source of the channel could be played just now.
    record Refused(FailureReason why) implements Admission {}
}
