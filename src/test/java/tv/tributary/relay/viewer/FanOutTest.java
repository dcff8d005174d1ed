package tv.tributary.relay.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.model.StreamUse;
import tv.tributary.relay.mux.Ring;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;

class FanOutTest {
    private final Ring ring = new Ring(1 << 16);
    private final FanOut fanOut = new FanOut();
    private final Deque<Runnable> posted = new ArrayDeque<>();
    private final Executor thread = posted::add;
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void close() {
        ring.close();
    }

    @Test
    void aFewViewersAreWrittenToAtOnce() {
        add(3, true);
        fanOut.wake();
        assertThat(told).containsExactly("at once", "at once", "at once");
        assertThat(posted).isEmpty();
    }

    @Test
    void whereOneCannotBeWrittenToAtOnceTheirThreadIsWoken() {
        add(1, true);
        add(1, false);
        fanOut.wake();
        assertThat(told).containsExactly("at once", "not at once");
        told.clear();
        posted.forEach(Runnable::run);
        assertThat(told).containsExactly("woken", "woken");
    }

    @Test
    void manyViewersAreLeftToTheirThreadWhichIsWokenOnce() {
        add(13, true);
        fanOut.wake();
        fanOut.wake();
        assertThat(told).isEmpty();
        assertThat(posted).hasSize(1);
        posted.remove().run();
        assertThat(told).hasSize(13).containsOnly("woken");
        fanOut.wake();
        assertThat(posted).hasSize(1);
    }

    @Test
    void whoeverLeavesIsToldTheEndOnItsThread() {
        var viewer = add(1, true).getFirst();
        fanOut.remove(viewer);
        assertThat(told).isEmpty();
        posted.forEach(Runnable::run);
        assertThat(told).containsExactly("end");
        told.clear();
        fanOut.wake();
        assertThat(told).isEmpty();
    }

    private List<TsViewer> add(int count, boolean atOnce) {
        var added = new ArrayList<TsViewer>();
        for (int n = 0; n < count; n++) {
            var viewer = new TsViewer(
                    ViewerRequest.of(StreamUse.VIEWER, new ClientId("", ""), "", ""),
                    Instant.EPOCH,
                    new ToldSink(atOnce),
                    ring,
                    new Ring.Start(0, new byte[0], new byte[0]),
                    (_, _) -> {});
            fanOut.add(viewer, thread);
            added.add(viewer);
        }
        return added;
    }

    private final class ToldSink implements ViewerSink {
        private final boolean atOnce;

        ToldSink(boolean atOnce) {
            this.atOnce = atOnce;
        }

        @Override
        public void dataAvailable() {
            told.add("woken");
        }

        @Override
        public boolean takeAtOnce() {
            told.add(atOnce ? "at once" : "not at once");
            return atOnce;
        }

        @Override
        public void end() {
            told.add("end");
        }
    }
}
