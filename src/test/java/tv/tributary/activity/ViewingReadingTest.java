package tv.tributary.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.store.Database;
import tv.tributary.store.FailureStore;
import tv.tributary.store.ViewingRow;
import tv.tributary.store.ViewingRow.Ending;
import tv.tributary.store.ViewingRow.Total;
import tv.tributary.store.ViewingStore;
import tv.tributary.testkit.TempStore;

/// Totals of days say the same as all viewings one by one, whatever happened to those.
@Timeout(60)
final class ViewingReadingTest {
    private static final Instant START = Instant.parse("2026-03-20T00:00:00Z");
    private static final List<ZoneId> ZONES = List.of(
            ZoneOffset.UTC, ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"), ZoneId.of("Asia/Kolkata"));

    private final TempStore temp = new TempStore();
    private final Random random = new Random(11);

    @AfterEach
    void close() {
        temp.close();
    }

    private ViewingStore store() {
        return new ViewingStore(temp.database());
    }

    private static ViewingReading reading(Database database) {
        return new ViewingReading(new ViewingStore(database), new FailureStore(database));
    }

    private ViewingRow some(long id) {
        var began = START.plusMillis(random.nextLong(Duration.ofDays(20).toMillis()));
        var length = random.nextInt(10) == 0
                ? Duration.ofHours(random.nextInt(60))
                : Duration.ofSeconds(random.nextInt(9_000));
        return new ViewingRow(
                id,
                began,
                began.plus(length),
                random.nextInt(4),
                "Channel " + random.nextInt(4),
                List.of("", "Anna", "Ben").get(random.nextInt(3)),
                List.of("", "VLC", "Kodi").get(random.nextInt(3)),
                "Home",
                random.nextInt(1_000_000),
                random.nextInt(3),
                List.of(Ending.values()).get(random.nextInt(4)),
                random.nextBoolean() ? "News" : "",
                Duration.ofMillis(random.nextInt(3) * 100L));
    }

    private void isExact() {
        var reading = reading(temp.database());
        for (var zone : ZONES) {
            for (var length : List.of(1, 2, 7, 19)) {
                var from = START.plusMillis(random.nextLong(Duration.ofDays(10).toMillis()));
                var to = from.plus(Duration.ofDays(length)).plusMillis(random.nextInt(90_000_000));
                var report = reading.report(from, to, zone);
                var exact = reading.exact(from, to, zone);
                assertThat(report.all()).isEqualTo(exact.sum());
                assertThat(report.days()).isEqualTo(exact.days());
                assertThat(report.week()).isEqualTo(exact.week());
                assertThat(report.channels()).isEqualTo(exact.totals(Total.CHANNEL));
                assertThat(report.programmes()).isEqualTo(exact.totals(Total.PROGRAMME));
                assertThat(report.people()).isEqualTo(exact.totals(Total.PERSON));
                assertThat(report.devices()).isEqualTo(exact.totals(Total.DEVICE));
                assertThat(report.providers()).isEqualTo(exact.totals(Total.PROVIDER));
            }
        }
    }

    private List<ViewingRow> add(int many) {
        var all = new ArrayList<ViewingRow>();
        for (var id = 1; id <= many; id++) all.add(some(id));
        store().put(all);
        return all;
    }

    @Test
    void ofViewingsThatAreAddedAndGoOn() {
        add(300);
        isExact();
        // Each is brought up to date as if it ran.
        add(150);
        isExact();
    }

    @Test
    void afterACrashAndWithoutNames() {
        add(200);
        store().endRunning();
        isExact();
        store().forgetPeople();
        isExact();
    }

    @Test
    void afterOldOnesWereDeleted() {
        add(300);
        store().prune(START.plus(Duration.ofDays(9)), 500);
        isExact();
        store().prune(START, 40);
        isExact();
        store().prune(START.plus(Duration.ofDays(90)), 500);
        assertThat(days()).isZero();
    }

    @Test
    void ofPeriodsThatBeginAndEndWithDays() {
        add(300);
        store().put(List.of(new ViewingRow(
                999,
                START.plus(Duration.ofDays(9)),
                START.plus(Duration.ofDays(9)),
                1,
                "Moment",
                "",
                "",
                "",
                1,
                0,
                Ending.LEFT,
                "",
                Duration.ZERO)));
        var from = START.plus(Duration.ofDays(3));
        for (var to : List.of(
                START.plus(Duration.ofDays(9)), START.plus(Duration.ofDays(9)).plusSeconds(60))) {
            var report = reading(temp.database()).report(from, to, ZoneOffset.UTC);
            assertThat(report.all())
                    .isEqualTo(reading(temp.database())
                            .exact(from, to, ZoneOffset.UTC)
                            .sum());
        }
    }

    private int days() {
        return store().days(Total.CHANNEL, 0, 100_000).size()
                + store().days(Total.ALL, 0, 100_000).size();
    }
}
