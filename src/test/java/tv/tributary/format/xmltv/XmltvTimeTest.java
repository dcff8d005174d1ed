package tv.tributary.format.xmltv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Times as guides write them.
final class XmltvTimeTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "20260301201500 +0100, 2026-03-01T20:15+01:00",
        "20260301201500 -0330, 2026-03-01T20:15-03:30",
        "20260301201500, 2026-03-01T20:15Z",
        "20260301201500 Z, 2026-03-01T20:15Z",
        "20260301201500Z, 2026-03-01T20:15Z",
        "20260301201500 UTC, 2026-03-01T20:15Z",
        "202603012015, 2026-03-01T20:15Z",
        "202603012015 +0100, 2026-03-01T20:15+01:00",
        "2026030120, 2026-03-01T20:00Z",
        "20260301, 2026-03-01T00:00Z",
        "202603, 2026-03-01T00:00Z",
        "2026, 2026-01-01T00:00Z",
        "20260701201500 BST, 2026-07-01T20:15+01:00",
        "20260301201500 EST, 2026-03-01T20:15-05:00",
        "20260701201500 Europe/Berlin, 2026-07-01T20:15+02:00",
        "20260301201500 +0060, 2026-03-01T20:15+01:00",
        "20260301201500 +01:00, 2026-03-01T20:15+01:00",
        "20260301201500+0100, 2026-03-01T20:15+01:00",
        "20260301201500 +1, 2026-03-01T20:15+01:00",
        "20260301201500 +9900, 2026-03-01T20:15Z",
        "20260301201500 nonsense, 2026-03-01T20:15Z",
        "20260301240000 +0000, 2026-03-02T00:00Z",
        "2026-03-01T20:15:00Z, 2026-03-01T20:15Z",
        "2026-03-01T20:15:00.000+01:00, 2026-03-01T20:15+01:00",
        "2026-03-01 20:15:00 +0100, 2026-03-01T20:15+01:00"
    })
    void isRead(String written, OffsetDateTime time) {
        assertThat(XmltvTime.parse(written)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "20261301000000 +0000", "20260230000000 +0000", "20260301250000", "202"})
    void isNoTime(String written) {
        assertThat(XmltvTime.parse(written)).isEmpty();
    }

    @Test
    void isWrittenWithAllDigitsAndANumericOffset() {
        assertThat(XmltvTime.format(OffsetDateTime.parse("2026-03-01T20:15+01:00")))
                .isEqualTo("20260301201500 +0100");
        assertThat(XmltvTime.format(OffsetDateTime.parse("2026-03-01T20:15:07-03:30")))
                .isEqualTo("20260301201507 -0330");
        assertThat(XmltvTime.format(OffsetDateTime.parse("2026-03-01T20:15Z"))).isEqualTo("20260301201500 +0000");
    }
}
