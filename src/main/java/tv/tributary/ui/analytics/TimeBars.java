package tv.tributary.ui.analytics;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import tv.tributary.activity.ViewingReport;
import tv.tributary.text.Messages;

/// What a bar chart of a report shows: an hour, a day or a week a bar, also where nothing was watched.
final class TimeBars {
    private static final int HOURS = 24;
    /// More days than this become weeks.
    private static final int MOST_DAYS = 100;

    /// @param label short, such as a date
    record TimeBar(String label, Duration time) {}

    private TimeBars() {}

    /// @param zone in which the report counts days
    static List<TimeBar> of(ViewingReport report, ZoneId zone) {
        var first = LocalDate.ofInstant(report.from(), zone);
        var last = LocalDate.ofInstant(report.to(), zone);
        if (!first.plusDays(1).isBefore(last)) return hours(report);
        var times = new TreeMap<LocalDate, Duration>();
        report.days().forEach(day -> times.put(day.day(), day.time()));
        return first.plusDays(MOST_DAYS).isBefore(last) ? weeks(first, last, times) : days(first, last, times);
    }

    /// The hours of the day, whichever day they belong to.
    private static List<TimeBar> hours(ViewingReport report) {
        var bars = new ArrayList<TimeBar>();
        for (var hour = 0; hour < HOURS; hour++) {
            var time = Duration.ZERO;
            for (var day = 0; day < DayOfWeek.values().length; day++)
                time = time.plus(report.week().get(day * HOURS + hour));
            bars.add(new TimeBar("%d:00".formatted(hour), time));
        }
        return bars;
    }

    private static List<TimeBar> days(LocalDate first, LocalDate last, NavigableMap<LocalDate, Duration> times) {
        return first.datesUntil(last.plusDays(1))
                .map(day -> new TimeBar(date(day), times.getOrDefault(day, Duration.ZERO)))
                .toList();
    }

    /// Each with the date on which it begins.
    private static List<TimeBar> weeks(LocalDate first, LocalDate last, NavigableMap<LocalDate, Duration> times) {
        var bars = new ArrayList<TimeBar>();
        for (var monday = first.with(DayOfWeek.MONDAY); !monday.isAfter(last); monday = monday.plusWeeks(1)) {
            var time =
                    times.subMap(monday, monday.plusWeeks(1)).values().stream().reduce(Duration.ZERO, Duration::plus);
            bars.add(new TimeBar(date(monday), time));
        }
        return bars;
    }

    private static String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT)
                .withLocale(Messages.language())
                .format(day);
    }
}
