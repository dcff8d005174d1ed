package tv.tributary.relay.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.relay.hls.HlsHouse.ANN;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tv.tributary.relay.viewer.TestViewers;

class HlsViewersTest {
    private static final long SECOND = 1_000_000_000L;

    private final HlsViewers hlsViewers = new HlsViewers();

    @Test
    void whoAsksForNothingIsMissedAfterOneAndAHalfTargetDurations() {
        var seat = TestViewers.of(ANN);
        hlsViewers.add(seat, 0);
        hlsViewers.doubt(HlsSession.usual(Duration.ofSeconds(6)), 9 * SECOND);
        assertThat(seat.quiet()).isFalse();
        hlsViewers.doubt(HlsSession.usual(Duration.ofSeconds(6)), 9 * SECOND + 1);
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
        var seat = TestViewers.of(ANN);
        hlsViewers.add(seat, 0);
        for (long second = 1; second <= 600; second++) {
            hlsViewers.doubt(HlsSession.usual(Duration.ofSeconds(6)), second * SECOND);
            assertThat(seat.quiet()).isFalse();
            if (second % 6 == 0)
                assertThat(hlsViewers.find(ANN, second * SECOND)).contains(seat);
        }
    }

    @Test
    void whoAsksAgainIsNotMissedAnyMore() {
        var seat = TestViewers.of(ANN);
        hlsViewers.add(seat, 0);
        hlsViewers.doubt(Duration.ofSeconds(9), 10 * SECOND);
        hlsViewers.find(ANN, 11 * SECOND);
        assertThat(seat.quiet()).isFalse();
    }

    /// As after a laptop has slept: what they asked for meanwhile waits to be read.
    @Test
    void theTimeInWhichThisProcessStoodStillDoesNotCount() {
        var seat = TestViewers.of(ANN);
        hlsViewers.add(seat, 0);
        hlsViewers.suspended(100 * SECOND, 105 * SECOND);
        hlsViewers.leave(Duration.ofSeconds(21), 105 * SECOND);
        assertThat(seat.over()).isFalse();
        hlsViewers.leave(Duration.ofSeconds(21), 121 * SECOND);
        assertThat(seat.over()).isFalse();
        hlsViewers.leave(Duration.ofSeconds(21), 122 * SECOND);
        assertThat(seat.over()).isTrue();
    }

    @Test
    void whoAskedSinceThisProcessWokeIsNotTakenForOneOfTheFuture() {
        var seat = TestViewers.of(ANN);
        hlsViewers.add(seat, 0);
        hlsViewers.find(ANN, 104 * SECOND);
        hlsViewers.suspended(100 * SECOND, 105 * SECOND);
        hlsViewers.leave(Duration.ofSeconds(21), 127 * SECOND);
        assertThat(seat.over()).isTrue();
    }

    /// A segment's URL has no token: it is the same for everybody.
    @Test
    void aSegmentGoesToTheUserWhoseLikePlayerAskedForAPlaylistLast() {
        var first = TestViewers.of(ANN.of("ann"));
        var second = TestViewers.of(ANN.of("bob"));
        hlsViewers.add(first, 0);
        hlsViewers.add(second, SECOND);
        assertThat(hlsViewers.size()).isEqualTo(2);
        assertThat(hlsViewers.fetching(ANN)).contains(second);
        hlsViewers.find(ANN.of("ann"), 2 * SECOND);
        assertThat(hlsViewers.fetching(ANN)).contains(first);
    }

    @Test
    void whoHasBeenAwayForLongLeaves() {
        var seat = TestViewers.of(ANN);
        hlsViewers.add(seat, 0);
        hlsViewers.leave(Duration.ofSeconds(21), 21 * SECOND);
        assertThat(seat.over()).isFalse();
        hlsViewers.leave(Duration.ofSeconds(21), 22 * SECOND);
        assertThat(seat.over()).isTrue();
        assertThat(hlsViewers.isEmpty()).isTrue();
    }
}
