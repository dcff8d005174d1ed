package tv.tributary.relay.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StandstillTest {
    private final Standstill standstill = new Standstill();

    @Test
    void aSilenceCountsFromWhenTheSourceWasHeardLast() {
        assertThat(standstill.silentSince(100)).isEqualTo(100);
    }

    @Test
    void theTimeInWhichNobodyCouldHearItDoesNotCount() {
        var _ = standstill.silentSince(100);
        standstill.stood(30);
        standstill.stood(5);
        assertThat(standstill.silentSince(100)).isEqualTo(135);
    }

    @Test
    void aSourceThatIsHeardAgainStartsAnew() {
        var _ = standstill.silentSince(100);
        standstill.stood(30);
        assertThat(standstill.silentSince(200)).isEqualTo(200);
    }

    @Test
    void theBellTellsHowLateItRings() throws InterruptedException {
        var bell = new Bell();
        bell.by(System.nanoTime() - TimeUnit.SECONDS.toNanos(3));
        assertThat(bell.await()).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(3));
    }

    @Test
    void whoIsWokenByNewsIsNotLate() throws InterruptedException {
        var bell = new Bell();
        bell.ring();
        assertThat(bell.await()).isZero();
    }
}
