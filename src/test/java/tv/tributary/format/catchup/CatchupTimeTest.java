package tv.tributary.format.catchup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The ways in which players write the same moment.
class CatchupTimeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1772834100",
                "1772834100000",
                "2026-03-06:21-55",
                "2026-03-06:21-55-00",
                "2026-03-06:21:55",
                "2026-03-06:21:55:00",
                "2026-03-06:21-55:00",
                "2026-03-06_21-55",
                "2026-03-06 21:55:00",
                "2026-03-06T21:55:00",
                "2026-03-06T21:55:00Z",
                "2026-03-06T22:55:00+01:00",
                "20260306215500",
                "202603062155",
                " 1772834100 ",
            })
    void allFormsMeanOneMoment(String text) {
        assertThat(CatchupTime.parse(text, ZoneOffset.UTC)).contains(Instant.parse("2026-03-06T21:55:00Z"));
    }

    @Test
    void aTimeOfTheDayIsReadInTheGivenZone() {
        assertThat(CatchupTime.parse("2026-03-06:22-55", ZoneId.of("Europe/Berlin")))
                .contains(Instant.parse("2026-03-06T21:55:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "-5",
                "2026-13-06:21-55",
                "2026-03-06",
                "20261306215500",
                "17728341001772834100",
                "${start}"
            })
    void whatIsNoTimeIsNone(String text) {
        assertThat(CatchupTime.parse(text, ZoneOffset.UTC)).isEmpty();
    }

    @Test
    void lengthsAreInTheUnitOfTheForm() {
        assertThat(CatchupTime.length("90", Duration.ofMinutes(1))).contains(Duration.ofMinutes(90));
        assertThat(CatchupTime.length("5395", Duration.ofSeconds(1))).contains(Duration.ofSeconds(5_395));
        assertThat(CatchupTime.length("1800.5", Duration.ofSeconds(1))).contains(Duration.ofMillis(1_800_500));
        assertThat(CatchupTime.length("0", Duration.ofSeconds(1))).isEmpty();
        assertThat(CatchupTime.length("-1", Duration.ofSeconds(1))).isEmpty();
        assertThat(CatchupTime.length("{duration}", Duration.ofSeconds(1))).isEmpty();
    }
}
