package tv.tributary.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.event.Event.Topic;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.testkit.ExpectedWarnings;

final class EventsTest {
    private final Events events = new Events();

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void factsAreHeardInTheOrderTold() throws InterruptedException {
        var heard = new LinkedBlockingQueue<Event>();
        try (var _ = events.subscribe(heard::add)) {
            for (var i = 0; i < 1000; i++) events.publish(fact(i));
            for (var i = 0; i < 1000; i++)
                assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(fact(i));
        }
        assertThat(events.lost()).isZero();
    }

    @Test
    void aListenerForOneKindHearsOnlyThat() throws InterruptedException {
        var heard = new LinkedBlockingQueue<Event.Changed>();
        try (var _ = events.subscribe(Event.Changed.class, heard::add)) {
            events.publish(new Event.StreamClosed(Instant.EPOCH, new ChannelId(1), "One"));
            events.publish(new Event.SyncFailed(Instant.EPOCH, new ProviderId(1), "P", "no"));
            events.publish(new Event.Changed(Instant.EPOCH, Topic.PROVIDERS));
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(new Event.Changed(Instant.EPOCH, Topic.PROVIDERS));
        }
    }

    @Test
    void aRecordHasAllThatWasPublishedBeforeItWasClosed() {
        var heard = new LinkedBlockingQueue<Event>();
        var recording = events.record(heard::add);
        for (var i = 0; i < 30_000; i++) events.publish(fact(i));
        recording.close();
        events.publish(fact(30_000));

        assertThat(heard)
                .containsExactlyElementsOf(
                        IntStream.range(0, 30_000).mapToObj(EventsTest::fact).toList());
        assertThat(events.lost()).isZero();
    }

    @Test
    void aSlowListenerLosesTheNewestAndHoldsNobodyUp() throws InterruptedException {
        var go = new CountDownLatch(1);
        var started = new CountDownLatch(1);
        var heard = new LinkedBlockingQueue<Event>();
        try (var _ = events.subscribe(event -> {
            started.countDown();
            await(go);
            heard.add(event);
        })) {
            events.publish(fact(0));
            await(started);
            for (var i = 1; i <= 1024 + 10; i++) events.publish(fact(i));
            assertThat(events.lost()).isEqualTo(10);
            go.countDown();
            var all = new ArrayList<Event>();
            while (all.size() < 1025) {
                var next = heard.poll(20, TimeUnit.SECONDS);
                assertThat(next).isNotNull();
                all.add(next);
            }
            assertThat(all)
                    .isEqualTo(IntStream.rangeClosed(0, 1024)
                            .mapToObj(EventsTest::fact)
                            .toList());
        }
    }

    @Test
    @ExpectedWarnings("a listener failed on Changed")
    void aListenerThatFailsGoesOnListening() throws InterruptedException {
        var heard = new LinkedBlockingQueue<Event>();
        try (var _ = events.subscribe(event -> {
            if (event.equals(fact(1))) throw new IllegalStateException("on purpose");
            heard.add(event);
        })) {
            events.publish(fact(1));
            events.publish(fact(2));
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(fact(2));
        }
    }

    @Test
    void aClosedSubscriptionHearsNothingMore() throws InterruptedException {
        var heard = new LinkedBlockingQueue<Event>();
        var subscription = events.subscribe(heard::add);
        subscription.close();
        subscription.close();
        events.publish(fact(1));
        assertThat(heard.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void whatIsQueuedIsNotHeardAfterClosing() throws InterruptedException {
        var started = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var heard = new LinkedBlockingQueue<Event>();
        var subscription = events.subscribe(event -> {
            heard.add(event);
            started.countDown();
            await(go);
        });
        events.publish(fact(1));
        events.publish(fact(2));
        await(started);
        subscription.close();
        go.countDown();
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(fact(1));
        assertThat(heard.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }

    /// As when all ends: what it uses may be closed by then. A warning would fail this test.
    @Test
    void aListenerThatFailsAfterItsEndIsNoFault() throws InterruptedException {
        var started = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var thread = new AtomicReference<Thread>();
        var subscription = events.subscribe(_ -> {
            thread.set(Thread.currentThread());
            started.countDown();
            await(go);
            throw new IllegalStateException("closed");
        });
        events.publish(fact(1));
        await(started);
        subscription.close();
        go.countDown();
        assertThat(thread.get().join(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void aListenerMayEndItself() throws InterruptedException {
        var mine = new AtomicReference<>(Subscription.none());
        var ready = new CountDownLatch(1);
        var heard = new LinkedBlockingQueue<Event>();
        mine.set(events.subscribe(event -> {
            await(ready);
            mine.get().close();
            heard.add(event);
        }));
        ready.countDown();
        events.publish(fact(1));
        events.publish(fact(2));
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(fact(1));
        assertThat(heard.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void closingDoesNotInterruptWhatAListenerIsDoing() throws InterruptedException {
        var started = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var interrupted = new LinkedBlockingQueue<Boolean>();
        var subscription = events.subscribe(_ -> {
            started.countDown();
            await(go);
            interrupted.add(Thread.currentThread().isInterrupted());
        });
        events.publish(fact(1));
        await(started);
        subscription.close();
        go.countDown();
        assertThat(interrupted.poll(20, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void everyListenerHearsForItself() throws InterruptedException {
        var go = new CountDownLatch(1);
        var heard = new LinkedBlockingQueue<Event>();
        try (var _ = Subscription.all(events.subscribe(_ -> await(go)), events.subscribe(heard::add))) {
            events.publish(fact(1));
            events.publish(fact(2));
            assertThat(List.of(take(heard), take(heard))).containsExactly(fact(1), fact(2));
            go.countDown();
        }
    }

    private static Event take(LinkedBlockingQueue<Event> heard) throws InterruptedException {
        var next = heard.poll(20, TimeUnit.SECONDS);
        if (next == null) throw new AssertionError("nothing was heard");
        return next;
    }

    private static Event fact(int second) {
        return new Event.Changed(Instant.ofEpochSecond(second), Topic.CHANNELS);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) throw new IllegalStateException("waited too long");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
