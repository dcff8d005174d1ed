package tv.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.access.User.UserSettings;
import tv.tributary.access.WatchUsage.Usage;
import tv.tributary.testkit.ManualClock;
import tv.tributary.testkit.TempStore;

class WatchUsageTest {
    private static final Instant NOON = Instant.parse("2026-07-15T12:00:00Z");
    private static final Optional<Long> HOUSEHOLD = Optional.empty();

    private final TempStore store = new TempStore();
    private final ManualClock clock = new ManualClock(NOON);
    private Users users = open();

    private Users open() {
        return new Users(store.database(), store.events(), clock, 3);
    }

    private void reopen() {
        users.close();
        users = open();
    }

    @AfterEach
    void close() {
        users.close();
        store.close();
    }

    private Usage all(Optional<Long> user) {
        return users.usage().ofUser(user).all();
    }

    @Test
    void whatIsWatchedAddsUpForTheUserAndTheDeviceAndSurvivesARestart() {
        var anna = Optional.of(
                users.add("Anna", Optional.empty(), UserSettings.defaults()).id());
        var box = Optional.of(users.devices().add(anna, "Box").id());
        users.usage().add(anna, box, Duration.ofMinutes(5), 1_000);
        reopen();
        users.usage().add(anna, Optional.empty(), Duration.ofMinutes(1), 500);
        users.usage().add(anna, box, Duration.ofMinutes(2), 200);
        users.usage().add(HOUSEHOLD, Optional.empty(), Duration.ofMinutes(9), 9);
        reopen();

        assertThat(all(anna)).isEqualTo(new Usage(Duration.ofMinutes(8), 1_700, Optional.of(NOON)));
        assertThat(users.usage().ofDevice(box.get()).all())
                .isEqualTo(new Usage(Duration.ofMinutes(7), 1_200, Optional.of(NOON)));
        assertThat(all(HOUSEHOLD).time()).isEqualTo(Duration.ofMinutes(9));
    }

    @Test
    void afterThirtyDaysItCountsInTheTotalOnly() {
        users.usage().add(HOUSEHOLD, Optional.empty(), Duration.ofHours(1), 100);
        clock.pass(Duration.ofDays(29));
        users.usage().add(HOUSEHOLD, Optional.empty(), Duration.ofHours(2), 200);
        assertThat(users.usage().ofUser(HOUSEHOLD).lately().bytes()).isEqualTo(300);
        clock.pass(Duration.ofDays(1));
        var totals = users.usage().ofUser(HOUSEHOLD);
        assertThat(totals.lately().bytes()).isEqualTo(200);
        assertThat(totals.all())
                .isEqualTo(new Usage(Duration.ofHours(3), 300, Optional.of(NOON.plus(Duration.ofDays(29)))));
    }

    @Test
    void aUserWhoComesBackHasWhatTheyWatchedAndOneWhoIsGoneLeavesNothing() {
        var anna = users.add("Anna", Optional.empty(), UserSettings.defaults());
        users.usage().add(Optional.of(anna.id()), Optional.empty(), Duration.ofHours(1), 100);
        var removed = users.remove(anna.id()).orElseThrow();
        users.restore(removed);
        assertThat(all(Optional.of(anna.id())).bytes()).isEqualTo(100);
        users.remove(anna.id());
        reopen();
        assertThat(all(Optional.of(anna.id())).bytes()).isZero();
    }
}
