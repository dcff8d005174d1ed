package tv.tributary.store;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tv.tributary.store.ViewingRow.Total;

/// What viewings add to the totals of hours and days, in UTC. For one transaction.
final class ViewingRollup {
    static final long HOUR = Duration.ofHours(1).toMillis();
    static final long DAY = Duration.ofDays(1).toMillis();

    private record DayKey(Total kind, long day, String name) {}

    private static final class DaySums {
        private long millis;
        private long viewings;
        private long bytes;
        private long switches;
        private long waited;
        private long waits;

        boolean isNothing() {
            return millis == 0 && viewings == 0 && bytes == 0 && switches == 0 && waited == 0 && waits == 0;
        }
    }

    private final Map<Long, Long> hours = new LinkedHashMap<>();
    private final Map<DayKey, DaySums> days = new LinkedHashMap<>();

    void add(ViewingRow viewing) {
        count(viewing, 1);
    }

    void subtract(ViewingRow viewing) {
        count(viewing, -1);
    }

    private void count(ViewingRow viewing, int sign) {
        var began = viewing.began().toEpochMilli();
        var ended = viewing.ended().toEpochMilli();
        for (var hour = began / HOUR; hour * HOUR < ended; hour++)
            hours.merge(hour, sign * within(began, ended, hour, HOUR), Long::sum);
        for (var kind : Total.values()) {
            var name = kind.of(viewing);
            count(days.computeIfAbsent(new DayKey(kind, began / DAY, name), _ -> new DaySums()), viewing, sign);
            for (var day = began / DAY; day * DAY < ended; day++)
                days.computeIfAbsent(new DayKey(kind, day, name), _ -> new DaySums()).millis +=
                        sign * within(began, ended, day, DAY);
        }
    }

    private static void count(DaySums sums, ViewingRow viewing, int sign) {
        sums.viewings += sign;
        sums.bytes += sign * viewing.bytes();
        sums.switches += (long) sign * viewing.switches();
        sums.waited += sign * viewing.waited().toMillis();
        if (viewing.waited().isPositive()) sums.waits += sign;
    }

    private static long within(long began, long ended, long number, long length) {
        return Math.min(ended, (number + 1) * length) - Math.max(began, number * length);
    }

    void write(Tx tx) {
        tx.batch(
                """
                insert into viewing_hour (hour, millis) values (?, ?)
                on conflict (hour) do update set millis = millis + excluded.millis
                """,
                rows -> hours.forEach((hour, millis) -> {
                    if (millis != 0) rows.add(hour, millis);
                }));
        tx.batch(
                """
                insert into viewing_day (kind, day, name, millis, viewings, bytes, switches, waited, waits)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (kind, day, name) do update set millis = millis + excluded.millis,
                    viewings = viewings + excluded.viewings, bytes = bytes + excluded.bytes,
                    switches = switches + excluded.switches, waited = waited + excluded.waited,
                    waits = waits + excluded.waits
                """,
                rows -> days.forEach((key, sums) -> {
                    if (sums.isNothing()) return;
                    rows.add(
                            key.kind,
                            key.day,
                            key.name,
                            sums.millis,
                            sums.viewings,
                            sums.bytes,
                            sums.switches,
                            sums.waited,
                            sums.waits);
                }));
    }

    /// Puts whatever is counted for people and devices under no name.
    static void forgetPeople(Tx tx) {
        tx.update("""
                insert into viewing_day (kind, day, name, millis, viewings, bytes, switches, waited, waits)
                select kind, day, '', sum(millis), sum(viewings), sum(bytes), sum(switches), sum(waited), sum(waits)
                from viewing_day where kind in ('PERSON', 'DEVICE') and name <> '' group by kind, day
                on conflict (kind, day, name) do update set millis = millis + excluded.millis,
                    viewings = viewings + excluded.viewings, bytes = bytes + excluded.bytes,
                    switches = switches + excluded.switches, waited = waited + excluded.waited,
                    waits = waits + excluded.waits
                """);
        tx.update("delete from viewing_day where kind in ('PERSON', 'DEVICE') and name <> ''");
    }

    /// Removes what counts nothing any more.
    static void tidy(Tx tx, Instant until) {
        tx.update("delete from viewing_hour where millis = 0 and hour <= ?", until.toEpochMilli() / HOUR);
        for (var kind : Total.values())
            tx.update(
                    "delete from viewing_day where kind = ? and day <= ? and viewings = 0 and millis = 0",
                    kind,
                    until.toEpochMilli() / DAY);
    }
}
