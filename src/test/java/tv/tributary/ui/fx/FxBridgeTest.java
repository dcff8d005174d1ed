package tv.tributary.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.testkit.FxToolkit;

@ExtendWith(FxToolkit.class)
class FxBridgeTest {
    private final Events events = new Events();
    private final FxBridge fxBridge = new FxBridge(events);

    @Test
    void followingShowsTheCurrentValueOnTheFxThread() throws Exception {
        var seen = new LinkedBlockingQueue<String>();
        var following = fxBridge.follow(
                new LatestValue<>("now"), value -> seen.add(value + " " + Platform.isFxApplicationThread()));
        assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo("now true");
        following.close();
    }

    @Test
    void manyValuesWhileTheFxThreadIsBusyBecomeOneUpdateWithTheNewest() throws Exception {
        var latestValue = new LatestValue<>(0);
        var seen = new ArrayList<Integer>();
        var newestSeen = new CountDownLatch(1);
        var free = new CountDownLatch(1);
        Platform.runLater(() -> hold(free));
        var following = fxBridge.follow(latestValue, value -> {
            seen.add(value);
            if (value == 1000) newestSeen.countDown();
        });
        for (var i = 1; i <= 1000; i++) latestValue.set(i);
        free.countDown();
        assertThat(newestSeen.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(FxToolkit.on(() -> List.copyOf(seen)))
                .hasSizeLessThanOrEqualTo(3)
                .endsWith(1000);
        FxToolkit.on(() -> {
            following.close();
            return true;
        });
    }

    @Test
    void nothingIsDeliveredAfterClosingOnTheFxThread() throws Exception {
        var latestValue = new LatestValue<>("first");
        var seen = new ArrayList<String>();
        FxToolkit.on(() -> {
            fxBridge.follow(latestValue, seen::add).close();
            latestValue.set("second");
            return true;
        });
        FxToolkit.settle();
        assertThat(FxToolkit.on(() -> List.copyOf(seen))).isEmpty();
    }

    @Test
    void factsOfTheWantedKindAreHeardInOrderAndOthersAreNot() throws Exception {
        var heard = new LinkedBlockingQueue<Event.SyncFailed>();
        var hearing = fxBridge.listen(Event.SyncFailed.class, heard::add);
        var at = Instant.parse("2026-01-01T00:00:00Z");
        var provider = new tv.tributary.model.ProviderId(1);
        events.publish(new Event.SyncFailed(at, provider, "One", "first"));
        events.publish(new Event.Changed(at, Topic.CHANNELS));
        events.publish(new Event.SyncFailed(at, provider, "One", "second"));
        assertThat(heard.poll(20, TimeUnit.SECONDS))
                .extracting(Event.SyncFailed::words)
                .isEqualTo("first");
        assertThat(heard.poll(20, TimeUnit.SECONDS))
                .extracting(Event.SyncFailed::words)
                .isEqualTo("second");
        assertThat(heard).isEmpty();
        hearing.close();
    }

    private static void hold(CountDownLatch free) {
        try {
            assertThat(free.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
