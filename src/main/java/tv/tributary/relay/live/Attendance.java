package tv.tributary.relay.live;

import tv.tributary.model.FailureReason;

/// What came of asking for a seat at a channel.
public sealed interface Attendance {
    /// The channel plays.
    record Seated(Seat seat) implements Attendance {}

    /// There is no such channel.
    record Unknown() implements Attendance {}

    /// The same viewer wants another channel by now, which needed the connection.
    record Left() implements Attendance {}

    /// No source of the channel could be played just now.
    record Refused(FailureReason why) implements Attendance {}
}
