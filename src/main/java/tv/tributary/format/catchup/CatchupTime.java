package tv.tributary.format.catchup;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the times by which players ask for the past: `1772834101`, `1772834101000`, `2026-03-06:21-55`,
/// `2026-03-06:21:55:01`, `20260306215501`, `2026-03-06T21:55:01Z` and what lies between. Pure.
public final class CatchupTime {
    /// More are milliseconds.
    private static final long MOST_SECONDS = 100_000_000_000L;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,13}");
    private static final Pattern ISO_OFFSET = Pattern.compile(".*T.*(?:Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern FIELDS = Pattern.compile(
            "(\\d{4})-(\\d\\d?)-(\\d\\d?)[:_ T](\\d\\d?)[-:](\\d\\d?)(?:[-:](\\d\\d?)(?:\\.\\d{1,9})?)?");
    private static final Pattern DIGITS = Pattern.compile("(20\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)?");

    private CatchupTime() {}

    /// @param zone of times that do not say one
    /// @return empty for what is no time
    public static Optional<Instant> parse(String text, ZoneId zone) {
        var stripped = text.strip();
        try {
            var digits = DIGITS.matcher(stripped);
            if (stripped.length() >= 12 && digits.matches() && isDate(stripped))
                return Optional.of(local(digits, zone));
            if (NUMBER.matcher(stripped).matches()) {
                long number = Long.parseLong(stripped);
                return Optional.of(
                        number > MOST_SECONDS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number));
            }
            if (ISO_OFFSET.matcher(stripped).matches())
                return Optional.of(OffsetDateTime.parse(stripped).toInstant());
            var fields = FIELDS.matcher(stripped);
            return fields.matches() ? Optional.of(local(fields, zone)) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// Twelve digits may be a time of the day, thirteen are milliseconds.
    private static boolean isDate(String digits) {
        return digits.length() != 13;
    }

    private static Instant local(Matcher fields, ZoneId zone) {
        return LocalDateTime.of(
                        number(fields, 1),
                        number(fields, 2),
                        number(fields, 3),
                        number(fields, 4),
                        number(fields, 5),
                        fields.group(6) == null ? 0 : number(fields, 6))
                .atZone(zone)
                .toInstant();
    }

    private static int number(Matcher fields, int group) {
        return Integer.parseInt(fields.group(group));
    }

    /// A length in seconds or minutes, as players write it: digits, perhaps with a fraction behind.
    ///
    /// @return empty for none, and for what is no length
    public static Optional<Duration> length(String text, Duration unit) {
        var stripped = text.strip();
        return stripped.matches("\\d{1,7}(?:\\.\\d{1,9})?")
                ? Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(stripped) * unit.toMillis())))
                        .filter(Duration::isPositive)
                : Optional.empty();
    }
}
