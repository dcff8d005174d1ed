package tv.tributary.ui.guide;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tv.tributary.text.Messages;

/// Times and days of programmes in the user's words.
final class AiringText {
    private AiringText() {}

    static String time(Instant moment, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).format(moment.atZone(zone));
    }

    static String span(Airing airing, ZoneId zone) {
        return Messages.of("guide.span", time(airing.start(), zone), time(airing.stop(), zone));
    }

    /// Under a title: the time, the episode and its title.
    static String note(Airing airing, ZoneId zone) {
        return Stream.of(span(airing, zone), airing.episode(), airing.subTitle())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /// Today and tomorrow by these words, other days by weekday and date.
    static String day(LocalDate day, LocalDate today) {
        if (day.equals(today)) return Messages.of("guide.day.today");
        if (day.equals(today.plusDays(1))) return Messages.of("guide.day.tomorrow");
        if (day.equals(today.minusDays(1))) return Messages.of("guide.day.yesterday");
        return DateTimeFormatter.ofPattern("EEE d MMM", Locale.getDefault(Locale.Category.FORMAT))
                .format(day);
    }

    static String when(Airing airing, LocalDate today, ZoneId zone) {
        return Messages.of("guide.when", day(airing.start().atZone(zone).toLocalDate(), today), span(airing, zone));
    }

    /// For a screen reader.
    static String spoken(String channel, Airing airing, ZoneId zone) {
        return Messages.of(
                "guide.spoken", channel, airing.title(), time(airing.start(), zone), time(airing.stop(), zone));
    }
}
