package tv.tributary.relay.hls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.TimestampMath;

class MediaTimeTest {
    private final MediaTime time = new MediaTime();

    @Test
    void goesByDecodingTimes() {
        for (int n = 0; n <= 50; n++) time.frame(n * 1800L);
        assertThat(time.now()).isEqualTo(TimestampMath.SECOND);
        assertThat(time.step()).isEqualTo(1800);
    }

    @Test
    void framesWithoutATimeCountWithTheNextThatHasOne() {
        time.frame(0);
        time.frame(Pes.NONE);
        time.frame(Pes.NONE);
        time.frame(3 * 3600);
        assertThat(time.now()).isEqualTo(3 * 3600);
    }

    @Test
    void goesByTheClockWhereFramesHaveNoTimes() {
        for (int n = 0; n <= 500; n++) {
            time.clock(n * 3003L);
            time.frame(Pes.NONE);
        }
        assertThat(time.now()).isEqualTo(500 * 3003L);
    }

    @Test
    void goesByTheirNumberWhereThereIsNoClock() {
        for (int n = 0; n <= 500; n++) time.frame(Pes.NONE);
        assertThat(time.now()).isEqualTo((501 - 50) * 3600L);
    }

    @Test
    void aJumpIsNoTime() {
        time.frame(0);
        time.frame(3600);
        time.frame(1_000_000_000);
        time.frame(1_000_003_600);
        time.frame(5);
        assertThat(time.now()).isEqualTo(4 * 3600L);
    }

    @Test
    void aJumpLastsAsLongAsTheClockSays() {
        time.frame(0);
        time.clock(0);
        time.clock(7200);
        time.frame(1_000_000_000);
        assertThat(time.now()).isEqualTo(7200);
    }

    @Test
    void whatTheClockLeapsOverIsAHole() {
        time.clock(0);
        time.frame(0);
        time.clock(3600);
        time.frame(3600);
        assertThat(time.hole()).isFalse();
        time.clock(4 * TimestampMath.SECOND);
        time.frame(4 * TimestampMath.SECOND);
        assertThat(time.hole()).isTrue();
        assertThat(time.now()).isEqualTo(4 * TimestampMath.SECOND);
        assertThat(time.step()).isEqualTo(3600);
        time.frame(4 * TimestampMath.SECOND + 3600);
        assertThat(time.hole()).isFalse();
    }

    @Test
    void aStillThatTheClockRunsThroughIsNoHole() {
        time.frame(0);
        for (long n = 0; n <= 40; n++) time.clock(n * TimestampMath.SECOND / 10);
        time.frame(4 * TimestampMath.SECOND);
        assertThat(time.hole()).isFalse();
        assertThat(time.step()).isEqualTo(4 * TimestampMath.SECOND);
    }
}
