package tv.tributary.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TimetableTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private volatile Optional<Instant> due = Optional.empty();
    private final CountDownLatch ran = new CountDownLatch(1);
    private final Timetable.Round round = new Timetable.Round() {
        @Override
        public Optional<Instant> nextDue() {
            return due;
        }

        @Override
        public void run() {
            due = Optional.empty();
            ran.countDown();
        }
    };

    @Test
    void whatIsOverdueRunsAtOnce() throws Exception {
        due = Optional.of(NOON.minusSeconds(60));
        try (var _ = Timetable.start("test", InstantSource.fixed(NOON), round)) {
            assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    /// Nothing may ask the database once those who close after it have closed that.
    @Test
    void closingWaitsForWhatIsBeingStarted() throws Exception {
        var begun = new CountDownLatch(1);
        var closing = new AtomicReference<Thread>();
        var isDone = new AtomicBoolean();
        var timetable = Timetable.start("test", InstantSource.fixed(NOON), new Timetable.Round() {
            @Override
            public Optional<Instant> nextDue() {
                return Optional.of(NOON);
            }

            @Override
            public void run() {
                begun.countDown();
                while (closing.get() == null || closing.get().getState() != Thread.State.TIMED_WAITING)
                    Thread.onSpinWait();
                isDone.set(true);
            }
        });
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        closing.set(Thread.ofPlatform().start(timetable::close));
        closing.get().join();
        assertThat(isDone).isTrue();
    }

    @Test
    void wakingItFindsWhatBecameDue() throws Exception {
        try (var timetable = Timetable.start("test", InstantSource.fixed(NOON), round)) {
            due = Optional.of(NOON);
            timetable.wake();
            assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
