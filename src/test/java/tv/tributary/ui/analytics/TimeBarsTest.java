package tv.tributary.ui.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tv.tributary.activity.ViewingReport;
import tv.tributary.activity.ViewingReport.DayTime;
import tv.tributary.activity.ViewingReport.Endings;
import tv.tributary.activity.ViewingReport.Failures;
import tv.tributary.activity.ViewingReport.Sum;
import tv.tributary.ui.analytics.TimeBars.TimeBar;

class TimeBarsTest {
    /// A Tuesday.
    private static final Instant NOW = Instant.parse("2026-03-03T18:00:00Z");

    private static final Sum SOME = new Sum(3, Duration.ofHours(3), 0, 0, new Endings(0, 3, 0, 0), Duration.ZERO);

    private static List<TimeBar> bars(int days, List<DayTime> watched) {
        var week = new ArrayList<>(Collections.nCopies(7 * 24, Duration.ZERO));
        week.set(20, Duration.ofMinutes(30)); // Monday
        week.set(24 + 20, Duration.ofMinutes(15));
        return TimeBars.of(
                new ViewingReport(
                        NOW.minus(Duration.ofDays(days)),
                        NOW,
                        SOME,
                        SOME,
                        watched,
                        week,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new Failures(List.of(), List.of(), List.of())),
                ZoneOffset.UTC);
    }

    private static DayTime day(String date, int hours) {
        return new DayTime(LocalDate.parse(date), Duration.ofHours(hours));
    }

    @Test
    void aWeekHasABarForEachOfItsDaysAlsoWhereNothingWasWatched() {
        assertThat(bars(7, List.of(day("2026-02-28", 2), day("2026-03-03", 1))))
                .hasSize(8)
                .extracting(TimeBar::time)
                .containsExactly(
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofHours(2),
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofHours(1));
    }

    @Test
    void aDayHasABarForEachHourWhicheverDayItBelongsTo() {
        var hours = bars(1, List.of(day("2026-03-02", 1)));
        assertThat(hours).hasSize(24);
        assertThat(hours.get(20)).isEqualTo(new TimeBar("20:00", Duration.ofMinutes(45)));
    }

    @Test
    void aYearHasABarForEachWeekFromMondayToSunday() {
        var weeks = bars(365, List.of(day("2026-02-22", 4), day("2026-02-23", 1), day("2026-03-01", 2)));
        assertThat(weeks).hasSize(53);
        assertThat(weeks.subList(50, 53))
                .extracting(TimeBar::time)
                .containsExactly(Duration.ofHours(4), Duration.ofHours(3), Duration.ZERO);
    }
}
