package tv.tributary.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/// The offset of a guide's times: a fixed time, or a zone, where the guide writes that zone's local times as if
/// they were UTC. With a zone, summer time comes out right.
///
/// @param offset added to each time; zero with a zone
public record GuideShift(Duration offset, Optional<ZoneId> zone) {
    public static final GuideShift NONE = new GuideShift(Duration.ZERO, Optional.empty());
    private static final Pattern MINUTES = Pattern.compile("([+-]?)(\\d{1,2})(?::([0-5]\\d))?|([+-]?\\d{1,4})m");

    public static GuideShift by(Duration offset) {
        return new GuideShift(offset, Optional.empty());
    }

    public static GuideShift in(ZoneId zone) {
        return new GuideShift(Duration.ZERO, Optional.of(zone));
    }

    /// Reads `+1:30`, `-2`, `90m` or `Europe/Berlin`; nothing at all is no shift.
    ///
    /// @return empty for what is none of these
    public static Optional<GuideShift> parse(String text) {
        var typed = text.strip();
        if (typed.isEmpty()) return Optional.of(NONE);
        var parts = MINUTES.matcher(typed);
        if (parts.matches()) {
            if (parts.group(4) != null) return Optional.of(by(Duration.ofMinutes(Long.parseLong(parts.group(4)))));
            var minutes = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
            var whole = Duration.ofHours(Integer.parseInt(parts.group(2))).plusMinutes(minutes);
            return Optional.of(by(parts.group(1).equals("-") ? whole.negated() : whole));
        }
        try {
            return Optional.of(in(ZoneId.of(typed)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    public boolean isNone() {
        return offset.isZero() && zone.isEmpty();
    }

    /// The time that is meant.
    public Instant apply(Instant written) {
        var local = zone.map(at ->
                written.atOffset(ZoneOffset.UTC).toLocalDateTime().atZone(at).toInstant());
        return local.orElse(written).plus(offset);
    }

    /// As [#parse(String)] reads it.
    public String text() {
        if (zone.isPresent()) return zone.get().getId();
        if (offset.isZero()) return "";
        var minutes = Math.abs(offset.toMinutes());
        var rest = minutes % 60;
        return (offset.isNegative() ? "-" : "+")
                + minutes / 60
                + (rest == 0 ? "" : ":" + (rest < 10 ? "0" : "") + rest);
    }
}
