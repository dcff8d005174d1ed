package tv.tributary.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tv.tributary.stats.Stats.Sampler;
import tv.tributary.testkit.ExpectedWarnings;

class SamplerTest {
    @Test
    void samplesAgainAndAgain() throws InterruptedException {
        var samples = new CountDownLatch(3);
        try (var _ = new Sampler(samples::countDown, Duration.ofMillis(5))) {
            assertThat(samples.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    @ExpectedWarnings("no statistics this second")
    void aFailedSampleIsFollowedByTheNext() throws InterruptedException {
        var samples = new CountDownLatch(2);
        Runnable failing = () -> {
            samples.countDown();
            throw new IllegalStateException("no reading");
        };
        try (var _ = new Sampler(failing, Duration.ofMillis(5))) {
            assertThat(samples.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void nothingIsSampledAfterClosing() throws InterruptedException {
        var count = new AtomicInteger();
        var first = new CountDownLatch(1);
        var sampler = new Sampler(
                () -> {
                    count.incrementAndGet();
                    first.countDown();
                },
                Duration.ofMillis(5));
        assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();

        sampler.close();
        int atClose = count.get();

        assertThat(count.get()).isEqualTo(atClose);
    }

    @Test
    void closingDoesNotWaitForTheNextSample() {
        var sampler = new Sampler(() -> {}, Duration.ofHours(1));
        long before = System.nanoTime();

        sampler.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
    }
}
