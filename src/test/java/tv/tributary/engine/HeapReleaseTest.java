package tv.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tv.tributary.job.Job;
import tv.tributary.job.Job.State;

class HeapReleaseTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicInteger collections = new AtomicInteger();
    private final HeapRelease release = new HeapRelease(InstantSource.fixed(NOW), collections::incrementAndGet);

    @Test
    void aCollectionIsDueSoonAfterTheLastJobHasEnded() {
        assertThat(release.hear(List.of(job(1, State.RUNNING), job(2, State.RUNNING))))
                .isFalse();
        assertThat(release.hear(List.of(job(1, State.DONE), job(2, State.RUNNING))))
                .isFalse();
        assertThat(release.nextDue()).isEmpty();

        assertThat(release.hear(List.of(job(1, State.DONE), job(2, State.FAILED))))
                .isTrue();

        assertThat(release.nextDue()).contains(NOW.plusSeconds(4));
    }

    @Test
    void aJobThatStartsMeanwhilePutsItOff() {
        release.hear(List.of(job(1, State.RUNNING)));
        release.hear(List.of(job(1, State.DONE)));
        assertThat(release.hear(List.of(job(1, State.DONE), job(2, State.RUNNING))))
                .isTrue();
        assertThat(release.nextDue()).isEmpty();
    }

    @Test
    void itIsAskedForOnceAndNotWithoutJobs() {
        assertThat(release.hear(List.of())).isFalse();
        assertThat(release.nextDue()).isEmpty();
        release.hear(List.of(job(1, State.RUNNING)));
        release.hear(List.of(job(1, State.DONE)));
        release.run();
        assertThat(collections).hasValue(1);
        assertThat(release.nextDue()).isEmpty();
        // The list of ended ones gets shorter.
        assertThat(release.hear(List.of())).isFalse();
        assertThat(release.nextDue()).isEmpty();
    }

    private static Job.View job(long id, State state) {
        return new Job.View(id, "Sync", state, Double.NaN, "", NOW);
    }
}
