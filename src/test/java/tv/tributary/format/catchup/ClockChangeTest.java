package tv.tributary.format.catchup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// In nights in which clocks change the provider is asked for the very minute that was meant: the zone's rules of that
/// night count, not those of the day on which somebody asks.
class ClockChangeTest {
    private static final CatchupSource PANEL =
            CatchupSource.of(Map.of("catchup", "xc", "catchup-days", "7")).orElseThrow();
    private static final Pattern ASKED = Pattern.compile(".*/timeshift/u/p/(\\d+)/([0-9:-]+)/7\\.ts");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd:HH-mm");

    private static String asked(Instant start, Instant end, ZoneId zone) {
        var now = end.plus(Duration.ofDays(2));
        var address = PANEL.addresses("http://panel.test/live/u/p/7.ts", new CatchupRequest(start, end, now, zone, ""))
                .getFirst();
        var match = ASKED.matcher(address);
        assertThat(match.matches()).as(address).isTrue();
        return match.group(2) + " for " + match.group(1);
    }

    @ParameterizedTest
    @CsvSource({
        // Clocks go forward at 01:00 UTC.
        "Europe/London, 2026-03-29T00:30:00Z, 2026-03-29:00-30 for 60",
        "Europe/London, 2026-03-29T01:00:00Z, 2026-03-29:02-00 for 60",
        "Europe/London, 2026-03-29T01:30:00Z, 2026-03-29:02-30 for 60",
        // They go back at 01:00 UTC: 01:30 comes twice.
        "Europe/London, 2026-10-25T00:30:00Z, 2026-10-25:01-30 for 60",
        "Europe/London, 2026-10-25T01:30:00Z, 2026-10-25:01-30 for 60",
        "Europe/London, 2026-10-25T02:00:00Z, 2026-10-25:02-00 for 60",
        "America/New_York, 2026-03-08T06:30:00Z, 2026-03-08:01-30 for 60",
        "America/New_York, 2026-03-08T07:00:00Z, 2026-03-08:03-00 for 60",
        "America/New_York, 2026-11-01T04:30:00Z, 2026-11-01:00-30 for 60",
        "America/New_York, 2026-11-01T07:00:00Z, 2026-11-01:02-00 for 60",
        "Asia/Kolkata, 2026-03-29T01:00:00Z, 2026-03-29:06-30 for 60",
        "Asia/Kolkata, 2026-10-25T01:00:00Z, 2026-10-25:06-30 for 60",
        // Half an hour.
        "Australia/Lord_Howe, 2026-04-04T14:00:00Z, 2026-04-05:01-00 for 60",
        "Australia/Lord_Howe, 2026-04-04T15:30:00Z, 2026-04-05:02-00 for 60",
        "UTC, 2026-03-29T01:00:00Z, 2026-03-29:01-00 for 60",
    })
    void theNightOfAChangeHasItsOwnHours(ZoneId zone, Instant start, String expected) {
        assertThat(asked(start, start.plus(Duration.ofHours(1)), zone)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/London, 2026-03-28T12:00:00Z",
        "Europe/London, 2026-10-24T12:00:00Z",
        "America/New_York, 2026-03-07T18:00:00Z",
        "America/New_York, 2026-10-31T18:00:00Z",
        "Asia/Kolkata, 2026-03-28T12:00:00Z",
        "Asia/Kolkata, 2026-10-24T12:00:00Z",
        "Australia/Lord_Howe, 2026-04-04T03:00:00Z",
    })
    void everyMinuteOfThatNightIsTheMinuteAskedFor(ZoneId zone, Instant evening) {
        for (int minute = 0; minute < 24 * 60; minute++) {
            var start = evening.plus(Duration.ofMinutes(minute));
            var asked = asked(start, start.plusSeconds(1_800), zone);
            var local = LocalDateTime.parse(asked.substring(0, asked.indexOf(' ')), MINUTE);
            // In the hour that comes twice the text means both.
            assertThat(zone.getRules().getValidOffsets(local).stream()
                            .map(offset -> local.toInstant(offset))
                            .toList())
                    .as("%s in %s", start, zone)
                    .contains(start);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 30", "1, 31", "59, 31"})
    void secondsAreNotLostAtTheEnd(int second, int minutes) {
        var start = Instant.parse("2026-07-01T19:00:00Z").plusSeconds(second);

        assertThat(asked(start, start.plusSeconds(1_800), ZoneId.of("UTC")))
                .isEqualTo("2026-07-01:19-00 for " + minutes);
    }
}
