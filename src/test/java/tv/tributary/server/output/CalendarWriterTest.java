package tv.tributary.server.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CalendarWriterTest {
    private static final Instant EIGHT = Instant.parse("2026-12-01T20:00:00Z");

    private static String calendar(String summary) {
        var writer = new CalendarWriter("Recordings");
        writer.event("7@tributary", EIGHT, EIGHT, EIGHT.plusSeconds(5_400), summary, "A\nB", "Das Erste");
        return writer.end();
    }

    @Test
    void anEventHasItsTimesInUtcAndItsTextsEscaped() {
        assertThat(calendar("Tatort: Köln; Teil 1, \\ 2"))
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                .contains(
                        "UID:7@tributary\r\n",
                        "DTSTART:20261201T200000Z\r\n",
                        "DTEND:20261201T213000Z\r\n",
                        "SUMMARY:Tatort: Köln\\; Teil 1\\, \\\\ 2\r\n",
                        "DESCRIPTION:A\\nB\r\n",
                        "LOCATION:Das Erste\r\n")
                .endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n");
    }

    @Test
    void noLineIsLongerThanSeventyFiveBytesAndNoLetterIsCut() {
        var title = "ÄÖÜ📺".repeat(40);
        var calendar = calendar(title);
        assertThat(calendar.lines())
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(calendar.replace("\r\n ", "")).contains("SUMMARY:" + title + "\r\n");
    }

    @Test
    void aTitleCannotBeginALineOfItsOwn() {
        assertThat(calendar("x\r\nEND:VCALENDAR")).contains("SUMMARY:x\\nEND:VCALENDAR\r\n");
    }
}
