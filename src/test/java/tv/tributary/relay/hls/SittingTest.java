package tv.tributary.relay.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.relay.hls.HlsHouse.ANN;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tv.tributary.relay.live.TestSeats;

class SittingTest {
    private static final long SECOND = 1_000_000_000L;

    private final Sitting sitting = new Sitting();

    @Test
    void whoAsksForNothingIsMissedAfterOneAndAHalfTargetDurations() {
        var seat = TestSeats.of(ANN);
        sitting.add(seat, 0);
        sitting.doubt(HlsSession.usual(Duration.ofSeconds(6)), 9 * SECOND);
        assertThat(seat.quiet()).isFalse();
        sitting.doubt(HlsSession.usual(Duration.ofSeconds(6)), 9 * SECOND + 1);
        assertThat(seat.quiet()).isTrue();
        assertThat(seat.over()).isFalse();
    }

    /// A playlist may take five seconds to come.
    @Test
    void nobodyIsMissedBeforeFiveAndAHalfSeconds() {
        assertThat(HlsSession.usual(Duration.ofSeconds(1))).isEqualTo(Duration.ofMillis(5500));
        assertThat(HlsSession.usual(Duration.ofSeconds(6))).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void whoAsksOnceInATargetDurationIsNeverMissed() {
        var seat = TestSeats.of(ANN);
        sitting.add(seat, 0);
        for (long second = 1; second <= 600; second++) {
            sitting.doubt(HlsSession.usual(Duration.ofSeconds(6)), second * SECOND);
            assertThat(seat.quiet()).isFalse();
            if (second % 6 == 0) assertThat(sitting.find(ANN, second * SECOND)).contains(seat);
        }
    }

    @Test
    void whoAsksAgainIsNotMissedAnyMore() {
        var seat = TestSeats.of(ANN);
        sitting.add(seat, 0);
        sitting.doubt(Duration.ofSeconds(9), 10 * SECOND);
        sitting.find(ANN, 11 * SECOND);
        assertThat(seat.quiet()).isFalse();
    }

    @Test
    void whoHasBeenAwayForLongLeaves() {
        var seat = TestSeats.of(ANN);
        sitting.add(seat, 0);
        sitting.leave(Duration.ofSeconds(21), 21 * SECOND);
        assertThat(seat.over()).isFalse();
        sitting.leave(Duration.ofSeconds(21), 22 * SECOND);
        assertThat(seat.over()).isTrue();
        assertThat(sitting.isEmpty()).isTrue();
    }
}
