package tv.tributary.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.SilentToasts;

@ExtendWith(FxToolkit.class)
class SerialExecutorTest {
    private final SerialExecutor turns = new SerialExecutor(new Background(new SilentToasts()));
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final CountDownLatch allowed = new CountDownLatch(1);

    @Test
    void aQuickWorkWaitsForTheSlowOneBeforeIt() throws Exception {
        onFx(() -> {
            turns.run(() -> slow("first"), _ -> {});
            turns.run(() -> done.add("second"), _ -> {});
            turns.run(() -> done.add("third"), _ -> {});
        });
        assertThat(done).isEmpty();
        allowed.countDown();
        until(() -> done.size() == 3);
        assertThat(done).containsExactly("first", "second", "third");
    }

    @Test
    @ExpectedWarnings("unexpected failure")
    void oneThatFailsLetsTheNextRun() throws Exception {
        onFx(() -> {
            turns.run(() -> {
                throw new IllegalStateException("broken");
            });
            turns.run(() -> done.add("second"), _ -> {});
        });
        until(() -> done.contains("second"));
        until(() -> !turns.busy());
    }

    @Test
    void itIsBusyUntilTheLastOneIsThrough() throws Exception {
        onFx(() -> turns.run(() -> slow("only"), _ -> done.add("told")));
        assertThat(FxToolkit.on(turns::busy)).isTrue();
        allowed.countDown();
        until(() -> done.contains("told"));
        assertThat(FxToolkit.on(turns::busy)).isFalse();
    }

    private boolean slow(String name) throws InterruptedException {
        allowed.await();
        return done.add(name);
    }

    private static void onFx(Runnable work) throws Exception {
        FxToolkit.on(() -> {
            work.run();
            return true;
        });
    }
}
