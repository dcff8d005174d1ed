package tv.tributary.dvr.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import tv.tributary.model.ChannelId;

/// An order to record one channel for some time. Programme times and padding stand apart, so that two orders for one
/// showing are known as such whatever their padding is.
///
/// @param showing empty for a recording by time only
/// @param start without padding
/// @param stop without padding; the first moment that is not recorded
/// @param early how long before `start` it begins
/// @param late how long after `stop` it ends
/// @param priority higher ones keep their connection
/// @param rule the id of the rule that wants it; empty if somebody asked for just this one
public record RecordingOrder(
        ChannelId channel,
        Optional<Showing> showing,
        Instant start,
        Instant stop,
        Duration early,
        Duration late,
        int priority,
        OptionalLong rule) {
    public RecordingOrder {
        if (!start.isBefore(stop)) throw new IllegalArgumentException("ends before it starts");
    }

    /// With padding.
    public Instant begin() {
        return start.minus(early);
    }

    /// With padding.
    public Instant end() {
        return stop.plus(late);
    }
}
