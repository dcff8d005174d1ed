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

    /// The same with no more padding than from one moment to another.
    ///
    /// @param from at the latest its start; `until` at the earliest its end
    public RecordingOrder within(Instant from, Instant until) {
        return new RecordingOrder(
                channel,
                showing,
                start,
                stop,
                shorter(early, Duration.between(from, start)),
                shorter(late, Duration.between(stop, until)),
                priority,
                rule);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
