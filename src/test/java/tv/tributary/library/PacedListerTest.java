package tv.tributary.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tv.tributary.model.SourceId;

class PacedListerTest {
    private static final SourceId SERIES = new SourceId(7);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T20:00:00Z"));
    private final InstantSource clock = now::get;

    @Test
    void afterThreeFailuresInARowNothingIsAskedForAQuarterOfAnHour() {
        var asked = new AtomicInteger();
        var lister = new PacedLister(
                _ -> {
                    asked.incrementAndGet();
                    throw new IOException("503");
                },
                clock,
                Duration.ZERO);
        for (var i = 0; i < 5; i++) assertThat(lister.ask(SERIES)).isEmpty();
        assertThat(asked).hasValue(3);
        now.updateAndGet(before -> before.plusSeconds(15 * 60));
        assertThat(lister.ask(SERIES)).isEmpty();
        assertThat(asked).hasValue(4);
    }

    @Test
    void anAnswerInBetweenEndsTheRow() {
        var asked = new AtomicInteger();
        var lister = new PacedLister(
                _ -> {
                    if (asked.incrementAndGet() % 3 == 0) return List.of();
                    throw new IOException("503");
                },
                clock,
                Duration.ZERO);
        for (var i = 0; i < 6; i++) lister.ask(SERIES);
        assertThat(asked).hasValue(6);
    }

    @Test
    void onlyOneIsAskedAtATime() throws Exception {
        var asked = new AtomicInteger();
        var answered = new CountDownLatch(1);
        var lister = new PacedLister(
                _ -> {
                    asked.incrementAndGet();
                    try {
                        answered.await(20, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    return List.of();
                },
                clock,
                Duration.ZERO);
        var askers = List.of(
                Thread.ofPlatform().start(() -> lister.ask(SERIES)),
                Thread.ofPlatform().start(() -> lister.ask(SERIES)));
        // Both wait by now: one for the answer, the other for its turn.
        while (!askers.stream().allMatch(asker -> asker.getState() == Thread.State.TIMED_WAITING)) Thread.onSpinWait();
        assertThat(asked).hasValue(1);
        answered.countDown();
        for (var asker : askers) asker.join();
        assertThat(asked).hasValue(2);
    }
}
