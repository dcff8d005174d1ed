package tv.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.store.Backups;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.ManualClock;
import tv.tributary.testkit.TempStore;

class DailyBackupTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private final TempStore store = new TempStore();
    private final ManualClock clock = new ManualClock(START);
    private final Backups backups = new Backups(store.folder().resolve("tributary.db"), clock);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theFirstBackupIsMadeAMinuteAfterTheStart() {
        assertThat(started().nextDue()).contains(START.plus(Duration.ofMinutes(1)));
    }

    @Test
    void theNextIsDueADayAfterTheNewest() {
        made(START.minus(Duration.ofHours(3)));
        assertThat(started().nextDue()).contains(START.plus(Duration.ofHours(21)));
    }

    @Test
    void aBackupDatedInTheFutureKeepsNoneFromBeingMade() {
        made(START.plus(Duration.ofDays(3_650)));
        assertThat(started().nextDue()).contains(START.plus(Duration.ofMinutes(1)));
    }

    @Test
    void aClockSetBackDoesNotPutTheNextTryOffForYears() {
        var daily = started();
        clock.pass(Duration.ofDays(-3_650));
        var now = clock.instant();
        assertThat(daily.nextDue()).contains(now.plus(Duration.ofHours(1)));
        clock.pass(Duration.ofMinutes(30));
        assertThat(daily.nextDue()).contains(now.plus(Duration.ofHours(1)));
    }

    @Test
    void whoWasSwitchedOffForDaysMakesOneSoon() {
        made(START.minus(Duration.ofDays(9)));
        assertThat(started().nextDue()).contains(START.plus(Duration.ofMinutes(1)));
    }

    @Test
    void aRunMakesOneThatCanBeRestored() {
        started().run();
        assertThat(backups.list()).hasSize(1);
        store.database().close();
        assertThat(backups.restoreNewestGood()).isPresent();
    }

    @Test
    @ExpectedWarnings("no backup could be made, trying again in an hour")
    void whereNoneCanBeMadeTheNextTryIsInAnHour() throws Exception {
        var daily = started();
        Files.writeString(store.folder().resolve("backups"), "a file in the way");
        clock.pass(Duration.ofMinutes(1));
        daily.run();
        assertThat(daily.nextDue()).contains(START.plus(Duration.ofMinutes(61)));
    }

    private DailyBackup started() {
        return new DailyBackup(backups, store.database(), clock);
    }

    private Path made(Instant when) {
        return store.database().backup(new Backups(store.folder().resolve("tributary.db"), InstantSource.fixed(when)));
    }
}
