package tv.tributary.activity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tv.tributary.store.ViewingStore.Ending;
import tv.tributary.store.ViewingStore.Viewing;

/// What was watched in a period. Of a viewing that reaches beyond the period only the time within counts.
///
/// @param all added up
/// @param before the same of the period of equal length before it
/// @param days those on which something was watched, in order
/// @param week how long was watched in each hour of the week, from Monday at 0 to Sunday at 23; 168 of them
/// @param channels those watched longest first, as with people, devices and providers
public record ViewingReport(
        Instant from,
        Instant to,
        Sum all,
        Sum before,
        List<DayTime> days,
        List<Duration> week,
        List<ViewingTotal> channels,
        List<ViewingTotal> people,
        List<ViewingTotal> devices,
        List<ViewingTotal> providers) {
    private static final int HOURS_OF_A_WEEK = 7 * 24;

    public ViewingReport {
        days = List.copyOf(days);
        week = List.copyOf(week);
        channels = List.copyOf(channels);
        people = List.copyOf(people);
        devices = List.copyOf(devices);
        providers = List.copyOf(providers);
    }

    /// @param time how long all of them took within the period
    /// @param bytes sent, the parts outside the period included
    /// @param switches how often a source was changed while somebody watched
    public record Sum(long viewings, Duration time, long bytes, long switches, Endings endings) {}

    /// How many viewings ended how.
    ///
    /// @param left the player went
    /// @param disconnected Tributary closed the connection
    /// @param stopped Tributary itself ended
    public record Endings(int running, int left, int disconnected, int stopped) {}

    /// @param name empty where it is not known
    /// @param time within the period
    /// @param bytes sent, the parts outside the period included
    public record ViewingTotal(String name, long viewings, Duration time, long bytes, long switches) {}

    /// How long was watched on one day, all viewers added up.
    public record DayTime(LocalDate day, Duration time) {}

    /// Adds viewings up. For one thread at a time.
    static final class Adding {
        private final Instant from;
        private final Instant to;
        private final ZoneId zone;
        private final TreeMap<LocalDate, Long> days = new TreeMap<>();
        private final long[] week = new long[HOURS_OF_A_WEEK];
        private final Map<Ending, Integer> endings = new EnumMap<>(Ending.class);
        private long viewings;
        private long millis;
        private long bytes;
        private long switches;

        /// @param zone in which days and hours are counted
        Adding(Instant from, Instant to, ZoneId zone) {
            this.from = from;
            this.to = to;
            this.zone = zone;
        }

        void add(Viewing viewing) {
            viewings++;
            bytes += viewing.bytes();
            switches += viewing.switches();
            endings.merge(viewing.ending(), 1, Integer::sum);
            var end = viewing.ended().isAfter(to) ? to : viewing.ended();
            var at = (viewing.began().isBefore(from) ? from : viewing.began()).atZone(zone);
            while (at.toInstant().isBefore(end)) {
                // Real hours, so that the day on which clocks change has all of its own.
                var next = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
                var until = next.toInstant().isBefore(end) ? next.toInstant() : end;
                var part = Duration.between(at.toInstant(), until).toMillis();
                millis += part;
                days.merge(at.toLocalDate(), part, Long::sum);
                week[(at.getDayOfWeek().getValue() - 1) * 24 + at.getHour()] += part;
                at = next;
            }
        }

        Sum sum() {
            return new Sum(viewings, Duration.ofMillis(millis), bytes, switches, endings());
        }

        private Endings endings() {
            return new Endings(
                    endings.getOrDefault(Ending.RUNNING, 0),
                    endings.getOrDefault(Ending.LEFT, 0),
                    endings.getOrDefault(Ending.DISCONNECTED, 0),
                    endings.getOrDefault(Ending.STOPPED, 0));
        }

        List<DayTime> days() {
            return days.entrySet().stream()
                    .map(day -> new DayTime(day.getKey(), Duration.ofMillis(day.getValue())))
                    .toList();
        }

        List<Duration> week() {
            var hours = new ArrayList<Duration>(HOURS_OF_A_WEEK);
            for (var hour : week) hours.add(Duration.ofMillis(hour));
            return hours;
        }
    }
}
