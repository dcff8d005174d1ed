package tv.tributary.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
    private final Locale before = Locale.getDefault();

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void countsHaveThousandsSeparators() {
        assertThat(Units.count(28_937)).isEqualTo("28,937");
    }

    @Test
    void bytesAreWrittenInTheLargestFittingUnit() {
        assertThat(Units.bytes(0)).isEqualTo("0 B");
        assertThat(Units.bytes(999)).isEqualTo("999 B");
        assertThat(Units.bytes(1_500)).isEqualTo("2 kB");
        assertThat(Units.bytes(999_600)).isEqualTo("1 MB");
        assertThat(Units.bytes(1_234_000_000)).isEqualTo("1.2 GB");
        assertThat(Units.bytes(112_800_000_000L)).isEqualTo("113 GB");
        assertThat(Units.bytes(7_000_000_000_000_000L)).isEqualTo("7,000 TB");
    }

    @Test
    void bitratesKeepOneDigitWhereItMatters() {
        assertThat(Units.bitrate(4_800_000)).isEqualTo("4.8 Mbit/s");
        assertThat(Units.bitrate(236_600_000)).isEqualTo("237 Mbit/s");
        assertThat(Units.bitrate(640_000)).isEqualTo("640 kbit/s");
    }

    @Test
    void durationsShowTheirTwoLargestUnits() {
        assertThat(Units.duration(Duration.ofSeconds(45))).isEqualTo("45 s");
        assertThat(Units.duration(Duration.ofSeconds(12 * 60 + 30))).isEqualTo("12 min");
        assertThat(Units.duration(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
        assertThat(Units.duration(Duration.ofHours(76))).isEqualTo("3 d 4 h");
    }

    @Test
    void wholePercentsHaveNoFraction() {
        assertThat(Units.percent(100)).isEqualTo("100 %");
        assertThat(Units.percent(61.304)).isEqualTo("61.3 %");
    }

    @Test
    void otherLanguagesWriteNumbersTheirWay() {
        Locale.setDefault(Locale.GERMANY);
        assertThat(Units.bytes(1_234_000_000)).isEqualTo("1,2 GB");
    }

    @ParameterizedTest
    @CsvSource({
        "0, just now",
        "59, just now",
        "60, 1 minute ago",
        "3599, 59 minutes ago",
        "3600, 1 hour ago",
        "86399, 23 hours ago",
        "86400, 1 day ago",
        "864000, 10 days ago",
        "-5, just now"
    })
    void aPastTimeIsToldByItsDistance(long seconds, String words) {
        var now = Instant.parse("2026-11-22T12:00:00Z");
        assertThat(Units.ago(now.minusSeconds(seconds), now)).isEqualTo(words);
    }
}
