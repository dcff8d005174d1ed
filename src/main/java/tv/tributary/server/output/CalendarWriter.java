package tv.tributary.server.output;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Writes a calendar (RFC 5545): times in UTC, lines of at most 75 bytes. For one thread.
final class CalendarWriter {
    private static final int LONGEST_LINE = 75;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder out = new StringBuilder();

    /// @param name of the calendar
    CalendarWriter(String name) {
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Tributary//Recordings//EN");
        line("CALSCALE:GREGORIAN");
        line("METHOD:PUBLISH");
        line("X-WR-CALNAME:" + text(name));
    }

    /// @param uid the same whenever this event is written again
    /// @param changed when it was written, for clients that compare
    void event(
            String uid, Instant changed, Instant start, Instant end, String summary, String description, String place) {
        line("BEGIN:VEVENT");
        line("UID:" + uid);
        line("DTSTAMP:" + TIME.format(changed));
        line("DTSTART:" + TIME.format(start));
        line("DTEND:" + TIME.format(end));
        line("SUMMARY:" + text(summary));
        if (!description.isEmpty()) line("DESCRIPTION:" + text(description));
        if (!place.isEmpty()) line("LOCATION:" + text(place));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    String end() {
        line("END:VCALENDAR");
        return out.toString();
    }

    private static String text(String words) {
        var escaped = new StringBuilder(words.length() + 8);
        words.codePoints().forEach(one -> {
            switch (one) {
                case '\\', ';', ',' -> escaped.append('\\').appendCodePoint(one);
                case '\n' -> escaped.append("\\n");
                default -> {
                    if (!Character.isISOControl(one)) escaped.appendCodePoint(one);
                }
            }
        });
        return escaped.toString();
    }

    /// Folded between characters, never within one: a continued line begins with a space.
    private void line(String words) {
        var bytes = 0;
        for (var at = 0; at < words.length(); ) {
            var one = words.codePointAt(at);
            var size = Character.toString(one).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > LONGEST_LINE) {
                out.append("\r\n ");
                bytes = 1;
            }
            out.appendCodePoint(one);
            bytes += size;
            at += Character.charCount(one);
        }
        out.append("\r\n");
    }
}
