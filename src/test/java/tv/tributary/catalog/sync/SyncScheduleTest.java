package tv.tributary.catalog.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.Catalog;
import tv.tributary.event.Event;
import tv.tributary.job.Jobs;
import tv.tributary.job.Timetable;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.ManualClock;
import tv.tributary.testkit.TempStore;

/// Which list is read when, without being asked.
class SyncScheduleTest {
    private static final String LIST = "#EXTM3U\n#EXTINF:-1,One\nhttp://a.test/live/u/p/1.ts\n";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final TempStore store = new TempStore();
    private final Http http = new Http();
    private final ManualClock clock = new ManualClock(NOON);
    private final Jobs jobs = new Jobs(clock);
    private Catalog catalog = catalog();
    private int added;

    private Catalog catalog() {
        return new Catalog(store.database(), Catalog.kinds(new Fetch(http)), jobs, store.events(), clock);
    }

    @AfterEach
    void close() {
        catalog.close();
        jobs.close();
        http.close();
        store.close();
    }

    @Test
    void aListIsReadAgainWhenItsTimeHasCome() throws Exception {
        var id = add(Duration.ofHours(12), true);
        sync(id);

        clock.pass(Duration.ofHours(11));
        assertThat(somethingIsDue()).isFalse();
        // A twentieth of twelve hours is the most it comes later.
        clock.pass(Duration.ofMinutes(97));
        assertThat(somethingIsDue()).isTrue();
    }

    @Test
    @ExpectedWarnings("job failed: Sync List 1: The file is gone")
    void aListThatFailedIsTriedAgainSooner() throws Exception {
        var id = add(Duration.ofHours(12), true);
        Files.delete(store.folder().resolve("list.m3u"));
        sync(id);

        clock.pass(Duration.ofMinutes(32));

        assertThat(somethingIsDue()).isTrue();
    }

    @Test
    void neitherWhatIsSwitchedOffNorWhatIsReadByHandComesByItself() throws Exception {
        sync(add(Duration.ofHours(1), false));
        sync(add(Duration.ZERO, true));
        clock.pass(Duration.ofDays(3));

        assertThat(somethingIsDue()).isFalse();
    }

    @Test
    void aListLeftUnreadIsReadAtTheNextStart() throws Exception {
        var id = add(Duration.ofHours(12), true);
        assertThat(somethingIsDue()).isFalse();
        catalog.close();
        clock.pass(Duration.ofMinutes(1));
        catalog = catalog();
        var heard = new LinkedBlockingQueue<Event>();
        store.events().subscribe(heard::add);

        try (var _ = Timetable.start("sync", clock, catalog.schedule())) {
            var event = heard.poll(20, TimeUnit.SECONDS);
            while (event != null && !(event instanceof Event.SyncFinished)) event = heard.poll(20, TimeUnit.SECONDS);
            assertThat(event).isInstanceOf(Event.SyncFinished.class);
        }
        assertThat(catalog.providers().find(id).orElseThrow().channels()).isEqualTo(1);
    }

    private ProviderId add(Duration every, boolean enabled) throws Exception {
        var file = Files.writeString(store.folder().resolve("list.m3u"), LIST);
        var draft = ProviderSettings.of("List " + ++added, file.toString())
                .withRefreshEvery(every)
                .withEnabled(enabled);
        return catalog.providers().add(draft).id();
    }

    private void sync(ProviderId id) throws InterruptedException {
        assertThat(catalog.sync().sync(id).await(Duration.ofSeconds(20))).isTrue();
    }

    private boolean somethingIsDue() {
        return catalog.schedule()
                .nextDue()
                .filter(due -> !due.isAfter(clock.instant()))
                .isPresent();
    }
}
