package tv.tributary.activity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tv.tributary.activity.ViewingReport.DayTime;
import tv.tributary.activity.ViewingReport.Endings;
import tv.tributary.activity.ViewingReport.Sum;
import tv.tributary.activity.ViewingReport.ViewingTotal;
import tv.tributary.store.ViewingRow;
import tv.tributary.store.ViewingRow.Ending;
import tv.tributary.store.ViewingRow.Total;
import tv.tributary.store.ViewingStore.TotalRow;

/// Adds viewings up, one by one or from totals of whole days. For one thread at a time.
final class ViewingSums {
    private static final int HOURS_OF_A_WEEK = 7 * 24;
    private static final int MOST_ROWS = 100;

    private static final TotalRow NOTHING = new TotalRow("", Duration.ZERO, 0, 0, 0, Duration.ZERO, 0);

    private final ZoneId zone;
    private final TreeMap<LocalDate, Long> days = new TreeMap<>();
    private final long[] week = new long[HOURS_OF_A_WEEK];
    private final Map<Total, Map<String, TotalRow>> totals = new EnumMap<>(Total.class);

    /// @param zone in which days and hours are counted
    ViewingSums(ZoneId zone) {
        this.zone = zone;
        for (var by : Total.values()) totals.put(by, new HashMap<>());
    }

    /// Adds what lies within a period.
    ///
    /// @param counts whether it is one more, or was counted with another period
    void add(ViewingRow viewing, Instant from, Instant to, boolean counts) {
        var end = viewing.ended().isAfter(to) ? to : viewing.ended();
        var began = viewing.began().isBefore(from) ? from : viewing.began();
        var time = end.isAfter(began) ? Duration.between(began, end) : Duration.ZERO;
        var at = began.atZone(zone);
        while (at.toInstant().isBefore(end)) {
            // Real hours, so that the day on which clocks change has all of its own.
            var next = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            var until = next.toInstant().isBefore(end) ? next.toInstant() : end;
            addHour(at.toInstant(), Duration.between(at.toInstant(), until));
            at = next;
        }
        for (var by : Total.values()) {
            add(
                    by,
                    counts
                            ? new TotalRow(
                                    by.of(viewing),
                                    time,
                                    1,
                                    viewing.bytes(),
                                    viewing.switches(),
                                    viewing.waited(),
                                    viewing.waited().isPositive() ? 1 : 0)
                            : new TotalRow(by.of(viewing), time, 0, 0, 0, Duration.ZERO, 0));
        }
    }

    /// Adds what was watched within one hour of the clock on the wall.
    void addHour(Instant within, Duration time) {
        var at = within.atZone(zone);
        days.merge(at.toLocalDate(), time.toMillis(), Long::sum);
        week[(at.getDayOfWeek().getValue() - 1) * 24 + at.getHour()] += time.toMillis();
    }

    void add(Total by, TotalRow row) {
        all(by).merge(
                        row.name(),
                        row,
                        (one, other) -> new TotalRow(
                                one.name(),
                                one.time().plus(other.time()),
                                one.viewings() + other.viewings(),
                                one.bytes() + other.bytes(),
                                one.switches() + other.switches(),
                                one.waited().plus(other.waited()),
                                one.waits() + other.waits()));
    }

    private Map<String, TotalRow> all(Total by) {
        return Optional.ofNullable(totals.get(by)).orElseThrow();
    }

    Sum sum() {
        var all = all(Total.ALL).getOrDefault("", NOTHING);
        return new Sum(
                all.viewings(),
                all.time(),
                all.bytes(),
                all.switches(),
                new Endings(
                        count(Ending.RUNNING), count(Ending.LEFT), count(Ending.DISCONNECTED), count(Ending.STOPPED)),
                all.waits() == 0 ? Duration.ZERO : all.waited().dividedBy(all.waits()));
    }

    private int count(Ending ending) {
        return (int) all(Total.ENDING).getOrDefault(ending.name(), NOTHING).viewings();
    }

    List<DayTime> days() {
        return days.entrySet().stream()
                .filter(day -> day.getValue() > 0)
                .map(day -> new DayTime(day.getKey(), Duration.ofMillis(day.getValue())))
                .toList();
    }

    List<Duration> week() {
        var hours = new ArrayList<Duration>(HOURS_OF_A_WEEK);
        for (var hour : week) hours.add(Duration.ofMillis(hour));
        return hours;
    }

    /// Those watched longest first, a hundred at most.
    List<ViewingTotal> totals(Total by) {
        return all(by).values().stream()
                .filter(row -> row.viewings() > 0 || row.time().isPositive())
                .sorted(Comparator.comparing(TotalRow::time).reversed().thenComparing(TotalRow::name))
                .limit(MOST_ROWS)
                .map(row -> new ViewingTotal(row.name(), row.viewings(), row.time(), row.bytes(), row.switches()))
                .toList();
    }
}
