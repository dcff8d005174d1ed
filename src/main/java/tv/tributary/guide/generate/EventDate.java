package tv.tributary.guide.generate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A date in a channel's name: `2026-11-30`, `30.11.`, `11/30`, `30 Nov`, `November 30th, 2026`.
///
/// @param year empty if the name does not say it
/// @param from where it stands in the text, and `to`: behind it
record EventDate(OptionalInt year, int month, int day, int from, int to) {
    private static final Pattern ISO =
            Pattern.compile("(?<!\\d)(20\\d\\d)([-./])(\\d{1,2})\\2(\\d{1,2})(?!\\d)(?:T(?=\\d))?");
    private static final Pattern NUMBERS = Pattern.compile(
            "(?<![\\d.:/-])(\\d{1,2})([./-])(\\d{1,2})(?:(?:\\2(20\\d\\d|\\d\\d))|\\.)?(?![\\d:/.-]|\\s?[aApP]\\.?[mM])");
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(?<![\\d:.])(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?[ -]?(?:de |of )?(\\p{L}{3,12})(?!\\p{L})\\.?(?:,?[ -](?:de )?(20\\d\\d))?");
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "(?<!\\p{L})(\\p{L}{3,12})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?![\\d:.hH])(?! ?[aApP][mM])(?:,? (20\\d\\d))?");
    private static final Pattern WORD_BEFORE = Pattern.compile("([\\p{L}']{2,14})\\.?[\\s,]*$");
    private static final Pattern WORD_BEHIND = Pattern.compile("^[\\s,(]*([\\p{L}']{2,14})(?![\\p{L}\\d])\\.?");
    private static final int MONTHS = 12;
    private static final int CENTURY = 2000;

    /// The first date in a text.
    static Optional<EventDate> find(String text, boolean monthFirst) {
        return iso(text).or(() -> numbers(text, monthFirst)).or(() -> words(text));
    }

    private static Optional<EventDate> iso(String text) {
        var found = ISO.matcher(text);
        while (found.find()) {
            var date = date(found, found.group(1), Integer.parseInt(found.group(3)), Integer.parseInt(found.group(4)));
            if (date.isPresent()) return date;
        }
        return Optional.empty();
    }

    private static Optional<EventDate> numbers(String text, boolean monthFirst) {
        var found = NUMBERS.matcher(text);
        for (var at = 0; at < text.length() && found.find(at); at = found.start() + 1) {
            var one = Integer.parseInt(found.group(1));
            var other = Integer.parseInt(found.group(3));
            var isDotted = found.group(2).equals(".");
            var hasYear = found.group(4) != null;
            // `24/7` is no date, nor is `2-1`, nor are `5.1` and `4.30`.
            if (!hasYear && ((one == 24 && other == 7) || found.group(2).equals("-"))) continue;
            if (!hasYear
                    && isDotted
                    && !found.group().endsWith(".")
                    && found.group(3).length() < 2) continue;
            var american = !isDotted && (other > MONTHS || (monthFirst && one <= MONTHS));
            var date = date(found, found.group(4), american ? one : other, american ? other : one);
            if (date.isPresent()) return date;
        }
        return Optional.empty();
    }

    private static Optional<EventDate> words(String text) {
        var found = DAY_FIRST.matcher(text);
        for (var at = 0; at < text.length() && found.find(at); at = found.start() + 1) {
            var month = CalendarWords.SHIPPED.month(found.group(2));
            if (month.isEmpty()) continue;
            var date = date(found, found.group(3), month.get(), Integer.parseInt(found.group(1)));
            if (date.isPresent()) return date;
        }
        found = MONTH_FIRST.matcher(text);
        for (var at = 0; at < text.length() && found.find(at); at = found.start() + 1) {
            var month = CalendarWords.SHIPPED.month(found.group(1));
            if (month.isEmpty()) continue;
            var date = date(found, found.group(3), month.get(), Integer.parseInt(found.group(2)));
            if (date.isPresent()) return date;
        }
        return Optional.empty();
    }

    /// Empty if there is no such day.
    private static Optional<EventDate> date(Matcher found, String year, int month, int day) {
        var said = Optional.ofNullable(year)
                .map(Integer::parseInt)
                .map(number -> number < 100 ? number + CENTURY : number);
        var isDay = month >= 1
                && month <= MONTHS
                && day >= 1
                && day <= YearMonth.of(said.orElse(CENTURY), month).lengthOfMonth();
        if (!isDay) return Optional.empty();
        var known = said.map(OptionalInt::of).orElse(OptionalInt.empty());
        return Optional.of(new EventDate(known, month, day, found.start(), found.end()));
    }

    LocalDate on(LocalDate today) {
        return year.isPresent() ? LocalDate.of(year.getAsInt(), month, day) : nearestYear(month, day, today);
    }

    /// The date of a day and a month whose year nobody says: the one nearest to today.
    private static LocalDate nearestYear(int month, int day, LocalDate today) {
        return IntStream.rangeClosed(-1, 1)
                .mapToObj(
                        years -> LocalDate.of(today.getYear() + years, month, 1).plusDays(day - 1L))
                .min(Comparator.comparingLong(one -> Math.abs(one.toEpochDay() - today.toEpochDay())))
                .orElse(today);
    }

    /// A word for a day: `Sat`, `Samstag`, `tonight`.
    record Day(Optional<DayOfWeek> weekday, int ahead, int from, int to) {
        LocalDate on(LocalDate today) {
            return weekday.map(day -> today.with(TemporalAdjusters.nextOrSame(day)))
                    .orElse(today.plusDays(ahead));
        }
    }

    /// The word for a day right before or behind a part of a text.
    static Optional<Day> beside(String text, int from, int to) {
        var before = WORD_BEFORE.matcher(text.substring(0, from));
        if (before.find()) {
            var day = day(before.group(1), before.start(), from);
            if (day.isPresent()) return day;
        }
        var behind = WORD_BEHIND.matcher(text.substring(to));
        return behind.find() ? day(behind.group(1), to + behind.start(1), to + behind.end()) : Optional.empty();
    }

    private static Optional<Day> day(String word, int from, int to) {
        var weekday = CalendarWords.SHIPPED.weekday(word);
        if (weekday.isPresent()) return Optional.of(new Day(weekday, 0, from, to));
        return CalendarWords.SHIPPED.daysAhead(word).map(ahead -> new Day(Optional.empty(), ahead, from, to));
    }
}
