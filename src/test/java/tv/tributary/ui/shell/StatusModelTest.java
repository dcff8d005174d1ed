package tv.tributary.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.job.Job;
import tv.tributary.model.StorageFault;
import tv.tributary.testkit.SampleStats;
import tv.tributary.ui.fx.FxBridge;

class StatusModelTest {
    private final List<Long> cancelled = new ArrayList<>();
    private final StatusModel model = new StatusModel(
            new FxBridge(new Events()),
            new LatestValue<>(List.of()),
            new LatestValue<>(SampleStats.idle()),
            new LatestValue<>(Optional.empty()),
            cancelled::add);

    @Test
    void onlyRunningJobsAreShown() {
        model.showJobs(List.of(job(1, Job.State.DONE), job(2, Job.State.RUNNING)));
        assertThat(model.jobs()).extracting(Job.View::id).containsExactly(2L);
    }

    @Test
    void whatKeepsChangesFromBeingStoredIsSaidWhileItLasts() {
        model.showFault(Optional.of(new StorageFault(Instant.EPOCH, "The disk is full.")));
        assertThat(model.fault().get()).isEqualTo("The disk is full.");
        model.showFault(Optional.empty());
        assertThat(model.fault().get()).isEmpty();
    }

    @Test
    void cancellingNamesTheJob() {
        model.cancel(job(7, Job.State.RUNNING));
        assertThat(cancelled).containsExactly(7L);
    }

    @Test
    void anIdleHouseholdHasNoRates() {
        model.showStats(SampleStats.idle());
        assertThat(model.watching().get()).isEqualTo("Nothing is playing");
        assertThat(model.flow().get()).isEmpty();
    }

    @Test
    void aBusyHouseholdShowsStreamsViewersAndRates() {
        model.showStats(SampleStats.busy(4));
        assertThat(model.watching().get()).isEqualTo("4 streams · 7 viewers");
        assertThat(model.flow().get()).isEqualTo("24.3 Mbit/s in · 42.6 Mbit/s out");
    }

    private static Job.View job(long id, Job.State state) {
        return new Job.View(id, "Sync One", state, 0.5, "", Instant.EPOCH);
    }
}
