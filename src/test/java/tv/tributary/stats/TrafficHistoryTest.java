package tv.tributary.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.lineup.Lineup.CatalogCounts;
import tv.tributary.stats.TrafficHistory.DayTraffic;
import tv.tributary.store.TrafficStore;
import tv.tributary.testkit.ManualClock;
import tv.tributary.testkit.TempStore;

class TrafficHistoryTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final TempStore temp = new TempStore();
    private final ManualClock clock = new ManualClock(NOON);
    private final TrafficStore store = new TrafficStore(temp.database());
    private final TrafficHistory history = new TrafficHistory(store, clock);

    @AfterEach
    void close() {
        temp.close();
    }

    private void sample(Duration after, long received, long sent) {
        history.add(new LiveStats(
                NOON.plus(after),
                after,
                1,
                2,
                0,
                0,
                received,
                sent,
                0,
                0,
                100,
                new LiveStats.Hls(0, CacheCounts.NONE, CacheCounts.NONE, 0, 0, 0, 0),
                List.of(),
                new CatalogCounts(0, 0, 0, 0, 0),
                List.of()));
    }

    private TrafficHistory.TrafficReport report() {
        return history.report(NOON.minus(Duration.ofDays(30)), NOON.plus(Duration.ofDays(30)), ZoneOffset.UTC);
    }

    @Test
    void whatIsSavedIsWhatWasSentBeyondWhatCame() {
        sample(Duration.ZERO, 1_000, 5_000);
        sample(Duration.ofSeconds(1), 1_100, 5_300);
        sample(Duration.ofSeconds(2), 1_200, 5_350);
        sample(Duration.ofSeconds(61), 1_300, 5_450);
        history.close();

        assertThat(report().days()).containsExactly(new DayTraffic(LocalDate.parse("2026-03-01"), 300, 450, 200));
    }

    @Test
    void minutesBecomeHoursAndHoursAreDeletedAtLast() {
        sample(Duration.ZERO, 0, 0);
        sample(Duration.ofSeconds(30), 100, 200);
        sample(Duration.ofMinutes(90), 100, 200);
        sample(Duration.ofMinutes(91), 150, 260);
        history.close();
        var before = report();

        store.prune(NOON.plus(Duration.ofDays(1)), NOON.minusSeconds(1));
        assertThat(report()).isEqualTo(before);
        assertThat(rows()).isEqualTo(2);

        store.prune(NOON.plus(Duration.ofDays(1)), NOON.plus(Duration.ofHours(1)));
        assertThat(report().sent()).isEqualTo(60);
        assertThat(rows()).isEqualTo(1);
    }

    private long rows() {
        return store.hours(Instant.EPOCH, NOON.plus(Duration.ofDays(9))).size();
    }
}
