package tv.tributary.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.testkit.ExpectedWarnings;

class JobsTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final Jobs jobs = new Jobs();

    @AfterEach
    void close() {
        jobs.close();
    }

    @Test
    void jobThatReturnsIsDoneWithItsLastNote() throws Exception {
        var job = jobs.start("a", "Count", it -> it.progress(0.5, "half way"));

        assertThat(job.await(LONG)).isTrue();
        assertThat(job.view().state()).isEqualTo(Job.State.DONE);
        assertThat(job.view().fraction()).isEqualTo(1);
        assertThat(job.view().note()).isEqualTo("half way");
    }

    @Test
    void oneKeyRunsOnce() throws Exception {
        var go = new CountDownLatch(1);
        var first = jobs.start("a", "Wait", _ -> go.await());

        assertThat(jobs.start("a", "Wait", _ -> {})).isSameAs(first);
        go.countDown();
        first.await(LONG);
        assertThat(jobs.start("a", "Wait", _ -> {})).isNotSameAs(first);
    }

    @Test
    void cancelInterruptsAndIsSaid() throws Exception {
        var job = jobs.start("a", "Wait", _ -> new CountDownLatch(1).await());

        job.cancel();

        assertThat(job.await(LONG)).isTrue();
        assertThat(job.view().state()).isEqualTo(Job.State.CANCELLED);
        assertThat(job.view().note()).isEqualTo("Cancelled.");
    }

    @Test
    @ExpectedWarnings("job failed: Fail: The list is empty.")
    void failureIsShownInItsWords() throws Exception {
        var job = jobs.start("a", "Fail", _ -> {
            throw new Job.Failed("The list is empty.");
        });

        assertThat(job.await(LONG)).isTrue();
        assertThat(job.view().state()).isEqualTo(Job.State.FAILED);
        assertThat(job.view().note()).isEqualTo("The list is empty.");
    }

    @Test
    void runningAndJustEndedJobsAreShown() throws Exception {
        var job = jobs.start("a", "Short", _ -> {});
        assertThat(job.await(LONG)).isTrue();

        assertThat(jobs.views().get()).containsExactly(job.view());
        assertThat(jobs.find(job.view().id())).containsSame(job);
    }

    @Test
    void progressReachesFollowersInTheEnd() throws Exception {
        var seen = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        jobs.views().follow(views -> {
            if (views.stream().anyMatch(view -> view.note().equals("9999"))) seen.countDown();
        });
        jobs.start("a", "Count", job -> {
            for (var i = 0; i < 10_000; i++) job.progress(i / 10_000.0, Integer.toString(i));
            go.await();
        });

        assertThat(seen.await(10, TimeUnit.SECONDS)).isTrue();
        go.countDown();
    }

    @Test
    void closingCancelsWhatRuns() throws Exception {
        var job = jobs.start("a", "Wait", _ -> new CountDownLatch(1).await());

        jobs.close();

        assertThat(job.await(Duration.ZERO)).isTrue();
        assertThat(job.view().state()).isEqualTo(Job.State.CANCELLED);
    }
}
