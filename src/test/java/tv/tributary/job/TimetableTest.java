package tv.tributary.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

    @Test
    void wakingItFindsWhatBecameDue() throws Exception {
        try (var timetable = Timetable.start("test", InstantSource.fixed(NOON), round)) {
            due = Optional.of(NOON);
            timetable.wake();
            assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
