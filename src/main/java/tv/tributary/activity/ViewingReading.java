package tv.tributary.activity;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import tv.tributary.activity.ViewingReport.FailureTotal;
import tv.tributary.activity.ViewingReport.Failures;
import tv.tributary.store.FailureStore;
import tv.tributary.store.FailureStore.Failing;
import tv.tributary.store.ViewingRow.Total;
import tv.tributary.store.ViewingStore;

/// Makes reports: whole days from their totals, the parts of days at both ends from the viewings themselves.
/// Thread-safe.
final class ViewingReading {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int MOST_ROWS = 100;

    private final ViewingStore viewings;
    private final FailureStore failures;

    ViewingReading(ViewingStore viewings, FailureStore failures) {
        this.viewings = viewings;
        this.failures = failures;
    }

    ViewingReport report(Instant from, Instant to, ZoneId zone) {
        var now = sums(from, to, zone);
        var before = sums(from.minus(Duration.between(from, to)), from, zone);
        return new ViewingReport(
                from,
                to,
                now.sum(),
                before.sum(),
                now.days(),
                now.week(),
                now.totals(Total.CHANNEL),
                now.totals(Total.PROGRAMME),
                now.totals(Total.PERSON),
                now.totals(Total.DEVICE),
                now.totals(Total.PROVIDER),
                failures(FailureTally.day(from), FailureTally.day(to) + 1));
    }

    private Failures failures(long from, long to) {
        return new Failures(
                failures(Failing.PROVIDER, from, to),
                failures(Failing.CHANNEL, from, to),
                failures(Failing.SOURCE, from, to));
    }

    private List<FailureTotal> failures(Failing kind, long from, long to) {
        return failures.totals(kind, from, to, MOST_ROWS).stream()
                .map(row -> new FailureTotal(
                        row.key().name(),
                        row.count().failures(),
                        row.count().saves(),
                        row.count().lasted()))
                .toList();
    }

    private ViewingSums sums(Instant from, Instant to, ZoneId zone) {
        var first = Math.ceilDiv(from.toEpochMilli(), DAY);
        var end = Math.floorDiv(to.toEpochMilli(), DAY);
        if (first >= end || !hasWholeHours(zone, from) || !hasWholeHours(zone, to)) return exact(from, to, zone);
        var sums = new ViewingSums(zone);
        var head = Instant.ofEpochMilli(first * DAY);
        viewings.each(from, head, one -> sums.add(one, from, head, true));
        for (var by : Total.values()) viewings.days(by, first, end).forEach(row -> sums.add(by, row));
        viewings.hours(
                first * DAY / HOUR,
                end * DAY / HOUR,
                (hour, time) -> sums.addHour(Instant.ofEpochMilli(hour * HOUR), time));
        var tail = Instant.ofEpochMilli(end * DAY);
        // One that began and ended in its first moment is counted, too.
        viewings.each(
                tail.minusMillis(1),
                to,
                one -> sums.add(one, tail, to, !one.began().isBefore(tail)));
        return sums;
    }

    /// The same from each single viewing.
    ViewingSums exact(Instant from, Instant to, ZoneId zone) {
        var sums = new ViewingSums(zone);
        viewings.each(from, to, one -> sums.add(one, from, to, true));
        return sums;
    }

    private static boolean hasWholeHours(ZoneId zone, Instant at) {
        return zone.getRules().getOffset(at).getTotalSeconds()
                        % Duration.ofHours(1).toSeconds()
                == 0;
    }
}
