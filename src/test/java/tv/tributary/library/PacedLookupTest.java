package tv.tributary.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tv.tributary.model.SourceId;
import tv.tributary.model.TitleDetails.Listing;
import tv.tributary.model.TitleDetails.Unavailable;
import tv.tributary.testkit.ManualClock;

class PacedLookupTest {
    private static final SourceId SERIES = new SourceId(7);
    private static final String ACCOUNT = "ann";

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T20:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();

    private PacedLookup lookup(DetailsLookup.Question question) {
        return new PacedLookup(
                new DetailsLookup(_ -> Optional.of(ACCOUNT), source -> {
                    asked.incrementAndGet();
                    return question.ask(source);
                }),
                clock,
                clock::pass);
    }

    private static Unavailable unavailable(boolean refused) {
        return new Unavailable("503", refused, new IllegalStateException());
    }

    @Test
    void twoASecondAreAskedAtMost() {
        var times = new ArrayList<Instant>();
        var lookup = lookup(_ -> {
            times.add(clock.instant());
            clock.pass(Duration.ofMillis(20));
            return Listing.NONE;
        });
        for (var i = 0; i < 3; i++) assertThat(lookup.ask(ACCOUNT, SERIES)).isPresent();
        assertThat(times)
                .containsExactly(
                        Instant.parse("2026-03-01T20:00:00Z"),
                        Instant.parse("2026-03-01T20:00:00.520Z"),
                        Instant.parse("2026-03-01T20:00:01.040Z"));
    }

    @Test
    void afterThreeFailuresInARowNothingIsAskedForAQuarterOfAnHour() {
        var lookup = lookup(_ -> {
            throw unavailable(false);
        });
        for (var i = 0; i < 5; i++) assertThat(lookup.ask(ACCOUNT, SERIES)).isEmpty();
        assertThat(asked).hasValue(3);
        assertThat(lookup.pausedUntil(ACCOUNT)).isAfter(clock.instant().plusSeconds(14 * 60));
        clock.pass(Duration.ofMinutes(15));
        assertThat(lookup.ask(ACCOUNT, SERIES)).isEmpty();
        assertThat(asked).hasValue(4);
    }

    @Test
    void anAccountThatRefusesIsLeftAloneAtOnceAndLongerEachTime() {
        var lookup = lookup(_ -> {
            throw unavailable(true);
        });
        var pauses = new ArrayList<Long>();
        for (var i = 0; i < 9; i++) {
            lookup.ask(ACCOUNT, SERIES);
            var pause = Duration.between(clock.instant(), lookup.pausedUntil(ACCOUNT));
            pauses.add(pause.toMinutes());
            clock.pass(pause);
        }
        assertThat(asked).hasValue(9);
        assertThat(pauses).isEqualTo(List.of(15L, 30L, 60L, 120L, 240L, 480L, 960L, 1_440L, 1_440L));
    }

    @Test
    void oneAccountsPauseIsNotAnothers() {
        var lookup = lookup(_ -> {
            throw unavailable(true);
        });
        lookup.ask(ACCOUNT, SERIES);
        lookup.ask("bob", SERIES);
        assertThat(asked).hasValue(2);
    }

    @Test
    void anAnswerInBetweenEndsTheRow() {
        var lookup = lookup(_ -> {
            if (asked.get() % 3 == 0) return Listing.NONE;
            throw unavailable(false);
        });
        for (var i = 0; i < 6; i++) lookup.ask(ACCOUNT, SERIES);
        assertThat(asked).hasValue(6);
    }

    @Test
    void aClockThatWasSetBackKeepsNobodyWaiting() {
        var lookup = lookup(_ -> Listing.NONE);
        lookup.ask(ACCOUNT, SERIES);
        clock.pass(Duration.ofHours(-1));
        var before = clock.instant();
        assertThat(lookup.ask(ACCOUNT, SERIES)).isPresent();
        assertThat(Duration.between(before, clock.instant())).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void onlyOneIsAskedAtATime() throws Exception {
        var answered = new CountDownLatch(1);
        var lookup = lookup(_ -> {
            try {
                answered.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new Unavailable("", false, e);
            }
            return Listing.NONE;
        });
        var askers = List.of(
                Thread.ofPlatform().start(() -> lookup.ask(ACCOUNT, SERIES)),
                Thread.ofPlatform().start(() -> lookup.ask(ACCOUNT, SERIES)));
        // Both wait by now: one for the answer, the other for its turn.
        while (!askers.stream().allMatch(asker -> asker.getState() == Thread.State.TIMED_WAITING)) Thread.onSpinWait();
        assertThat(asked).hasValue(1);
        answered.countDown();
        for (var asker : askers) asker.join();
        assertThat(asked).hasValue(2);
    }
}
