package tv.tributary.activity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// What was watched in a period. Of a viewing that reaches beyond the period only the time within counts.
///
/// @param all added up
/// @param before the same of the period of equal length before it
/// @param days those on which something was watched, in order
/// @param week how long was watched in each hour of the week, from Monday at 0 to Sunday at 23; 168 of them
/// @param channels those watched longest first, as with programmes, people, devices and providers
/// @param failures what did not work meanwhile, by whole days in UTC
public record ViewingReport(
        Instant from,
        Instant to,
        Sum all,
        Sum before,
        List<DayTime> days,
        List<Duration> week,
        List<ViewingTotal> channels,
        List<ViewingTotal> programmes,
        List<ViewingTotal> people,
        List<ViewingTotal> devices,
        List<ViewingTotal> providers,
        Failures failures) {

    public ViewingReport {
        days = List.copyOf(days);
        week = List.copyOf(week);
        channels = List.copyOf(channels);
        programmes = List.copyOf(programmes);
        people = List.copyOf(people);
        devices = List.copyOf(devices);
        providers = List.copyOf(providers);
    }

    /// @param time how long all of them took within the period
    /// @param bytes sent, the parts outside the period included
    /// @param switches how often a source was changed while somebody watched
    /// @param meanWait for the first picture, of those who had to, on average
    public record Sum(long viewings, Duration time, long bytes, long switches, Endings endings, Duration meanWait) {}

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

    /// What failed most often, first.
    public record Failures(List<FailureTotal> providers, List<FailureTotal> channels, List<FailureTotal> sources) {
        public Failures {
            providers = List.copyOf(providers);
            channels = List.copyOf(channels);
            sources = List.copyOf(sources);
        }

        public boolean isNothing() {
            return providers.isEmpty() && channels.isEmpty() && sources.isEmpty();
        }
    }

    /// @param times how often it failed
    /// @param saves how often another source went on with it
    /// @param lasted how long nothing played
    public record FailureTotal(String name, long times, long saves, Duration lasted) {}
}
