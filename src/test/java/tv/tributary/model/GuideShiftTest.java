package tv.tributary.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How guides' times are put right.
final class GuideShiftTest {
    @Test
    void aFixedTimeIsAdded() {
        assertThat(GuideShift.by(Duration.ofMinutes(-90)).apply(Instant.parse("2026-03-01T20:15:00Z")))
                .isEqualTo(Instant.parse("2026-03-01T18:45:00Z"));
    }

    @Test
    void aZoneIsRightInWinterAndInSummer() {
        var berlin = GuideShift.in(ZoneId.of("Europe/Berlin"));
        assertThat(berlin.apply(Instant.parse("2026-03-28T20:15:00Z")))
                .isEqualTo(Instant.parse("2026-03-28T19:15:00Z"));
        assertThat(berlin.apply(Instant.parse("2026-03-29T20:15:00Z")))
                .isEqualTo(Instant.parse("2026-03-29T18:15:00Z"));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "+1, +1",
        "1, +1",
        "-2:30, -2:30",
        "90m, +1:30",
        "-5m, -0:05",
        "Europe/Berlin, Europe/Berlin",
        "'', ''",
        "0, ''"
    })
    void isReadAndWritten(String typed, String text) {
        assertThat(GuideShift.parse(typed).orElseThrow().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "1:75", "Europe/Nowhere"})
    void nonsenseIsNoShift(String typed) {
        assertThat(GuideShift.parse(typed)).isEmpty();
    }
}
