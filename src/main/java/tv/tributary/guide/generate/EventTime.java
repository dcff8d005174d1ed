package tv.tributary.guide.generate;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tv.tributary.identity.name.EventSlot;

/// The time of an event, read from a channel's name: `Sat 30 Nov 8:30pm ET`, `30.11. 20.45 Uhr`,
/// `start:2026-11-30 20:00:00 stop:2026-11-30 22:00:00`. Any text is read.
///
/// @param stop empty if the name says none
/// @param rest the text without date, time and zone
record EventTime(ZonedDateTime start, Optional<ZonedDateTime> stop, String rest) {
    private static final String HALF_DAY = "[aApP]\\.?[mM]\\.?(?![\\p{L}\\d])";
    private static final Pattern TIME = Pattern.compile("(?<![\\d:.,/-])(?:"
            + "(?<hour>\\d{1,2})(?<sign>[:.hH])(?<minute>\\d{2})(?::\\d{2})?(?![\\d:])\\s?(?<half>" + HALF_DAY
            + "|[ap](?![\\p{L}\\d]))?"
            + "|(?<full>\\d{1,2})\\s?(?:(?<fullHalf>" + HALF_DAY
            + "|[ap](?=\\s[A-Z]{2}))|(?:[hH]s?|Uhr|uhr|hrs)(?![\\p{L}\\d])))"
            + "(?<word>\\s?(?:Uhr|uhr|hrs|h)(?![\\p{L}\\d]))?"
            + "(?:\\s?[(\\[]?(?<zone>" + EventZones.PATTERN + ")[)\\]]?)?");
    private static final Pattern UNTIL = Pattern.compile(
            "^(?:\\s*[-–—]\\s*|\\W*(?:stop|end|ends|until|to|bis|till)\\b[\\s:]*)(?=\\d)", Pattern.CASE_INSENSITIVE);
    /// Words that only lead to a date or a time.
    private static final Pattern LEADING = Pattern.compile(
            "(?:\\b(?:start|starts|begin|kick[ -]?off|ko|live at|at|um|a las|à|om|kl|o godz)|@)[\\s.:]*$",
            Pattern.CASE_INSENSITIVE);
    /// An event that began so long ago is over, whatever day it was.
    private static final int HOURS_BEFORE = 8;
    private static final int HOURS_AFTER = 16;
    private static final int LAST_HOUR = 23;
    private static final int LAST_MINUTE = 59;
    private static final int MONTHS = 12;

    /// @param zone of times whose zone the text does not say
    /// @param monthFirst whether `11/12` is 12 November
    /// @param now tells which year, week or day is meant where the text does not say
    static Optional<EventTime> read(String text, ZoneId zone, boolean monthFirst, ZonedDateTime now) {
        var date = EventDate.find(text, monthFirst);
        var clock = clock(text, 0, date);
        if (clock.isEmpty()) return Optional.empty();
        var found = clock.get();
        var meant = found.zone.orElse(zone);
        var kept = new StringBuilder(text);
        date.ifPresent(one -> blank(kept, text, one.from(), one.to()));
        blank(kept, text, found.from, found.to);
        var weekday = date.isPresent()
                ? Optional.<EventDate.Day>empty()
                : EventDate.beside(kept.toString(), found.from, found.to);
        weekday.ifPresent(one -> blank(kept, text, one.from(), one.to()));
        date.flatMap(one -> EventDate.beside(kept.toString(), one.from(), one.to()))
                .ifPresent(one -> blank(kept, text, one.from(), one.to()));
        var today = now.withZoneSameInstant(meant);
        var day =
                date.map(one -> one.on(today.toLocalDate())).or(() -> weekday.map(one -> one.on(today.toLocalDate())));
        var start = day.map(one -> one.atTime(found.time).atZone(meant)).orElseGet(() -> nearest(found.time, today));
        var stop =
                stop(kept, text, Math.max(found.to, date.map(EventDate::to).orElse(0)), start, meant, monthFirst, now);
        dropOthers(kept, text, found.to);
        return Optional.of(new EventTime(start, stop, EventSlot.tidied(kept.toString())));
    }

    private record Clock(LocalTime time, Optional<ZoneId> zone, int from, int to) {}

    private static Optional<Clock> clock(String text, int start, Optional<EventDate> date) {
        var times = TIME.matcher(text);
        for (var at = start; at <= text.length() && times.find(at); at = times.start() + 1) {
            var from = times.start();
            if (date.isPresent()
                    && from < date.get().to()
                    && times.end() > date.get().from()) continue;
            var clock = clock(times, date.isPresent());
            if (clock.isPresent()) return clock;
        }
        return Optional.empty();
    }

    private static Optional<Clock> clock(Matcher times, boolean dated) {
        var zone = Optional.ofNullable(times.group("zone")).flatMap(EventZones::of);
        var isFull = times.group("full") != null;
        var hour = Integer.parseInt(isFull ? times.group("full") : times.group("hour"));
        var minute = isFull ? 0 : Integer.parseInt(times.group("minute"));
        var half = Optional.ofNullable(times.group(isFull ? "fullHalf" : "half"));
        if (hour > LAST_HOUR || minute > LAST_MINUTE || (half.isPresent() && (hour == 0 || hour > MONTHS)))
            return Optional.empty();
        // `10.11` may be a date or a version.
        var isDotted = !isFull && times.group("sign").equals(".");
        if (isDotted && half.isEmpty() && zone.isEmpty() && times.group("word") == null && !dated)
            return Optional.empty();
        if (half.isPresent())
            hour = hour % MONTHS + (Character.toLowerCase(half.get().charAt(0)) == 'p' ? MONTHS : 0);
        var end = times.end();
        if (zone.isEmpty() && times.group("zone") != null) {
            end = times.start("zone");
            while (end > 0 && " ([".indexOf(times.group().charAt(end - times.start() - 1)) >= 0) end--;
        }
        return Optional.of(new Clock(LocalTime.of(hour, minute), zone, times.start(), end));
    }

    private static ZonedDateTime nearest(LocalTime time, ZonedDateTime now) {
        var start = now.toLocalDate().atTime(time).atZone(now.getZone());
        if (start.isBefore(now.minusHours(HOURS_BEFORE))) return start.plusDays(1);
        return start.isAfter(now.plusHours(HOURS_AFTER)) ? start.minusDays(1) : start;
    }

    private static Optional<ZonedDateTime> stop(
            StringBuilder kept,
            String text,
            int from,
            ZonedDateTime start,
            ZoneId zone,
            boolean monthFirst,
            ZonedDateTime now) {
        var until = UNTIL.matcher(text.substring(from));
        if (!until.find()) return Optional.empty();
        var tail = text.substring(from + until.end());
        var date = EventDate.find(tail, monthFirst).filter(one -> one.from() == 0);
        var found = clock(tail, 0, date)
                .filter(one -> one.from <= date.map(EventDate::to).orElse(0) + 2);
        if (found.isEmpty()) return Optional.empty();
        blank(kept, text, from, from + until.end() + found.get().to);
        var day = date.map(one -> one.on(now.toLocalDate())).orElse(start.toLocalDate());
        var stop = day.atTime(found.get().time).atZone(found.get().zone.orElse(zone));
        if (!stop.isAfter(start) && date.isEmpty()) stop = stop.plusDays(1);
        return stop.isAfter(start) ? Optional.of(stop) : Optional.empty();
    }

    /// The same moment in other zones: `7:30pm ET / 12:30am UK`.
    private static void dropOthers(StringBuilder kept, String text, int from) {
        var more = clock(text, from, Optional.empty());
        while (more.isPresent()) {
            if (more.get().zone.isPresent()) blank(kept, text, more.get().from, more.get().to);
            more = clock(text, more.get().to, Optional.empty());
        }
    }

    /// Takes a part out, and the word that leads to it.
    private static void blank(StringBuilder kept, String text, int from, int to) {
        var leading = LEADING.matcher(text.substring(0, from));
        var start = leading.find() ? leading.start() : from;
        IntStream.range(start, to).forEach(at -> kept.setCharAt(at, ' '));
    }
}
