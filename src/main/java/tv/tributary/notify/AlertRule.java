package tv.tributary.notify;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.activity.ActivityStory.StoryKind;

/// Which messages go to a target, and when.
///
/// @param kinds what they are about
/// @param least the least severity
/// @param allClear whether the end of trouble is told, too
/// @param quietFrom and quietUntil: times of day between which nothing is sent; empty for never. What happens meanwhile
///     is told afterwards, in one message
/// @param urgentAnyway whether errors are told in quiet hours, too
/// @param mostPerHour how many messages in any hour
/// @param digest how often there is a summary beside that
public record AlertRule(
        Set<StoryKind> kinds,
        Severity least,
        boolean allClear,
        Optional<LocalTime> quietFrom,
        Optional<LocalTime> quietUntil,
        boolean urgentAnyway,
        int mostPerHour,
        Digest digest) {
    private static final int MOST_PER_HOUR = 60;

    public AlertRule {
        kinds = Set.copyOf(kinds);
        mostPerHour = Math.clamp(mostPerHour, 1, MOST_PER_HOUR);
        // What was stored before there were any.
        digest = Objects.requireNonNullElse(digest, Digest.OFF);
    }

    /// Without a digest.
    AlertRule(
            Set<StoryKind> kinds,
            Severity least,
            boolean allClear,
            Optional<LocalTime> quietFrom,
            Optional<LocalTime> quietUntil,
            boolean urgentAnyway,
            int mostPerHour) {
        this(kinds, least, allClear, quietFrom, quietUntil, urgentAnyway, mostPerHour, Digest.OFF);
    }

    /// Trouble of all kinds, at most six messages an hour.
    public static AlertRule defaults() {
        return new AlertRule(
                Set.of(
                        StoryKind.OUTAGE,
                        StoryKind.SYNC,
                        StoryKind.ACCOUNT,
                        StoryKind.EXPORT,
                        StoryKind.RECORDING,
                        StoryKind.ACCESS,
                        StoryKind.STORAGE),
                Severity.WARNING,
                true,
                Optional.empty(),
                Optional.empty(),
                true,
                6);
    }

    /// When the quiet hours that hold at a moment are over; empty if none do. Over midnight where they begin later than
    /// they end.
    Optional<Instant> quietEnd(Instant now, ZoneId zone) {
        if (quietFrom.isEmpty() || quietUntil.isEmpty() || quietFrom.equals(quietUntil)) return Optional.empty();
        var local = now.atZone(zone);
        var time = local.toLocalTime();
        var from = quietFrom.get();
        var until = quietUntil.get();
        var isQuiet = from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !time.isBefore(from) || time.isBefore(until);
        if (!isQuiet) return Optional.empty();
        var day =
                time.isBefore(until) ? local.toLocalDate() : local.toLocalDate().plusDays(1);
        return Optional.of(day.atTime(until).atZone(zone).toInstant());
    }
}
