package tv.tributary.relay.mux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.TimestampMath;
import tv.tributary.model.FailureReason;

class StreamQualityMonitorTest {
    private final StreamQualityMonitor monitor = new StreamQualityMonitor();
    private long at = 5_000_000_000L;
    private long time = (1L << 33) - 5 * TimestampMath.SECOND;
    private long carried;
    private long errors;

    @Test
    void aSourceThatKeepsItsPaceIsFine() {
        for (int i = 0; i < 60; i++) assertThat(second(1, 500, 0)).isEmpty();
    }

    @Test
    void aSourceThatDeliversTooLittleForItsClockIsTooSlow() {
        for (int i = 0; i < 12; i++) assertThat(second(0.8, 400, 0)).isEmpty();
        assertThat(second(0.8, 400, 0)).contains(FailureReason.TOO_SLOW);
    }

    @Test
    void whatCameAtOnceMakesUpForWhatComesSlowly() {
        second(1, 500, 0);
        second(8, 4000, 0);
        for (int i = 0; i < 12; i++) assertThat(second(0.8, 400, 0)).isEmpty();
    }

    @Test
    void aStallAloneIsNotSlowness() {
        for (int i = 0; i < 10; i++) second(1, 500, 0);
        for (int i = 0; i < 2; i++) assertThat(second(0, 0, 0)).isEmpty();
        for (int i = 0; i < 20; i++) assertThat(second(1, 500, 0)).isEmpty();
    }

    @Test
    void picturesThatStayAwayWhileSoundGoesOnAreLost() {
        for (int i = 0; i < 10; i++) second(1, 500, 0);
        for (int i = 0; i < 4; i++) assertThat(second(0, 30, 0)).isEmpty();
        assertThat(second(0, 30, 0)).contains(FailureReason.PICTURE_LOST);
    }

    @Test
    void aStreamThatIsScrambledIsNotWorthWatching() {
        second(1, 500, 0);
        assertThat(monitor.judge(new StreamQualityMonitor.Sample(at, time, true, carried, errors, true)))
                .contains(FailureReason.SCRAMBLED);
    }

    @Test
    void picturesThatNeverMovedMuchAreNotLost() {
        for (int i = 0; i < 20; i++)
            assertThat(second(i % 6 == 0 ? 6 : 0, 30, 0)).isEmpty();
    }

    @Test
    void manyGapsAgainAndAgainAreDamage() {
        for (int i = 0; i < 10; i++) assertThat(second(1, 500, 5)).isEmpty();
        assertThat(second(1, 500, 5)).contains(FailureReason.DAMAGED);
    }

    @Test
    void manyGapsAtOnceAreAnAccident() {
        for (int i = 0; i < 20; i++)
            assertThat(second(1, 500, i == 7 ? 100 : 0)).isEmpty();
    }

    @Test
    void withoutAClockNothingIsTooSlow() {
        for (int i = 0; i < 30; i++) {
            at += 1_000_000_000L;
            assertThat(monitor.judge(new StreamQualityMonitor.Sample(at, Pes.NONE, false, 0, 0, false)))
                    .isEmpty();
        }
    }

    private Optional<FailureReason> second(double played, int packets, int gaps) {
        at += 1_000_000_000L;
        time = TimestampMath.plus(time, (long) (played * TimestampMath.SECOND));
        carried += packets;
        errors += gaps;
        return monitor.judge(new StreamQualityMonitor.Sample(at, time, true, carried, errors, false));
    }
}
