package tv.tributary.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import tv.tributary.job.Timetable;

/// Starts a round of quick looks once in each night, as the settings say. Called by its timetable only.
public final class NightlyRound implements Timetable.Round {
    /// A start has better things to do.
    private static final Duration AFTER_START = Duration.ofMinutes(10);

    /// A night's hours.
    record Night(Instant from, Instant until) {
        /// The one that `now` is in, else the next.
        static Night of(HealthSettings settings, Instant now, ZoneId zone) {
            var today = now.atZone(zone).toLocalDate();
            for (var day : new LocalDate[] {today.minusDays(1), today}) {
                var night = startingOn(day, settings, zone);
                if (night.until.isAfter(now)) return night;
            }
            return startingOn(today.plusDays(1), settings, zone);
        }

        private static Night startingOn(LocalDate day, HealthSettings settings, ZoneId zone) {
            var lastDay = settings.until() > settings.from() ? day : day.plusDays(1);
            return new Night(at(day, settings.from(), zone), at(lastDay, settings.until(), zone));
        }

        private static Instant at(LocalDate day, int hour, ZoneId zone) {
            return day.atTime(LocalTime.of(hour, 0)).atZone(zone).toInstant();
        }
    }

    private final HealthChecks health;
    private final Supplier<HealthSettings> settings;
    private final InstantSource clock;
    private final Instant earliest;
    private Instant begun = Instant.MIN;

    public NightlyRound(HealthChecks health, Supplier<HealthSettings> settings, InstantSource clock) {
        this.health = health;
        this.settings = settings;
        this.clock = clock;
        this.earliest = clock.instant().plus(AFTER_START);
    }

    @Override
    public Optional<Instant> nextDue() {
        return settings.get().nightly()
                ? Optional.of(nextDue(settings.get(), clock.instant(), begun, earliest, ZoneId.systemDefault()))
                : Optional.empty();
    }

    /// Pure.
    ///
    /// @param begun when the last round was begun
    /// @param earliest no round before that
    static Instant nextDue(HealthSettings settings, Instant now, Instant begun, Instant earliest, ZoneId zone) {
        var night = Night.of(settings, now, zone);
        boolean over = !begun.isBefore(night.from) || !earliest.isBefore(night.until);
        if (over) return Night.of(settings, night.until, zone).from;
        return night.from.isBefore(earliest) ? earliest : night.from;
    }

    @Override
    public void run() {
        begun = clock.instant();
        health.round(settings.get(), Night.of(settings.get(), begun, ZoneId.systemDefault()).until);
    }
}
