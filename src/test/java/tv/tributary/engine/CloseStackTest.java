package tv.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tv.tributary.testkit.ExpectedWarnings;

// On a slow machine even a close that does nothing takes longer than the last share of a short time.
@ExpectedWarnings("database has not closed within")
class CloseStackTest {
    private final CloseStack closeStack = new CloseStack();
    private final List<String> closed = new CopyOnWriteArrayList<>();

    @Test
    void theLastOpenedClosesFirst() {
        closeStack.add("database", () -> closed.add("database"));
        closeStack.add("server", () -> closed.add("server"));
        closeStack.close(Duration.ofSeconds(60));
        assertThat(closed).containsExactly("server", "database");
    }

    @Test
    @ExpectedWarnings("could not close server")
    void oneThatFailsKeepsNoOtherOpen() {
        closeStack.add("database", () -> closed.add("database"));
        closeStack.add("server", () -> {
            throw new IllegalStateException("on purpose");
        });
        closeStack.close(Duration.ofSeconds(60));
        assertThat(closed).containsExactly("database");
    }

    @Test
    @ExpectedWarnings({"server has not closed within", "jobs has not closed within"})
    void oneThatHangsLeavesTimeForTheOthers() throws Exception {
        var never = new CountDownLatch(1);
        var databaseClosed = new CountDownLatch(1);
        closeStack.add("database", databaseClosed::countDown);
        closeStack.add("jobs", () -> hang(never));
        closeStack.add("server", () -> hang(never));
        var before = System.nanoTime();
        closeStack.close(Duration.ofMillis(400));
        assertThat(databaseClosed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofMillis(290), Duration.ofSeconds(20));
        never.countDown();
    }

    @Test
    void anInterruptedCallerStillClosesEverything() {
        closeStack.add("database", () -> closed.add("database"));
        closeStack.add("server", () -> closed.add("server"));
        Thread.currentThread().interrupt();
        closeStack.close(Duration.ofSeconds(60));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(closed).containsExactly("server", "database");
    }

    private static void hang(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
