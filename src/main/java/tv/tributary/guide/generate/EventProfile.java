package tv.tributary.guide.generate;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/// Rules by which the names of event channels become programmes. Texts may hold `{title}`, `{time}`, `{date}`
/// and `{channel}`.
///
/// @param pattern a regular expression with the named groups `title`, `date` and `time`, each of which may be missing;
///     empty to read names without one
/// @param zone the time zone of times that say none (`Europe/London`, `ET`); empty for the computer's own
/// @param monthFirst whether `11/12` is 12 November
/// @param minutes how long an event lasts whose name does not say when it ends
/// @param before what the time before an event is called; empty to leave it empty
/// @param after what the time behind it is called; empty to leave it empty
/// @param idle what a slot is called while its name says nothing; empty to leave it empty
public record EventProfile(
        String pattern, String zone, boolean monthFirst, int minutes, String before, String after, String idle) {
    private static final int SHORTEST = 1;
    private static final int LONGEST = 24 * 60;

    public EventProfile {
        minutes = Math.clamp(minutes, SHORTEST, LONGEST);
    }

    /// What most lists need: three hours each, European dates, the computer's own zone.
    public static EventProfile usual() {
        return new EventProfile("", "", false, 180, "{title} ({time})", "", "");
    }

    Duration length() {
        return Duration.ofMinutes(minutes);
    }

    /// The zone of times without one; empty if what is written is no zone.
    public Optional<ZoneId> zone(ZoneId own) {
        if (zone.isBlank()) return Optional.of(own);
        return EventZones.of(zone).or(() -> {
            try {
                return Optional.of(ZoneId.of(zone.strip()));
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        });
    }
}
