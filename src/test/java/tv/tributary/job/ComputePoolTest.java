package tv.tributary.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ComputePoolTest {
    @Test
    void workRunsOnAPlatformThreadOfLowPriority() throws Exception {
        try (var pool = new ComputePool()) {
            var thread = pool.run(Thread::currentThread);
            assertThat(thread.isVirtual()).isFalse();
            assertThat(thread.getPriority()).isEqualTo(Thread.MIN_PRIORITY);
        }
    }

    @Test
    void whatTheWorkThrowsReachesWhoeverWaits() {
        try (var pool = new ComputePool()) {
            assertThatThrownBy(() -> pool.run(() -> {
                        throw new IOException("no list");
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("no list");
        }
    }

    @Test
    void anInterruptReachesTheWorkAndItsEndIsWaitedFor() throws Exception {
        try (var pool = new ComputePool()) {
            var begun = new CountDownLatch(1);
            var outcome = new AtomicReference<String>("");
            var waiting = Thread.ofVirtual().start(() -> outcome.set(outcome(pool, begun)));
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            waiting.interrupt();
            waiting.join();
            assertThat(outcome.get()).isEqualTo("ended early, true");
            assertThat(pool.run(Thread::interrupted)).isFalse();
        }
    }

    private static String outcome(ComputePool pool, CountDownLatch begun) {
        try {
            var how = pool.run(() -> {
                begun.countDown();
                try {
                    return new CountDownLatch(1).await(60, TimeUnit.SECONDS) ? "never" : "too late";
                } catch (InterruptedException _) {
                    return "ended early";
                }
            });
            return how + ", " + Thread.interrupted();
        } catch (Exception e) {
            return e.toString();
        }
    }
}
