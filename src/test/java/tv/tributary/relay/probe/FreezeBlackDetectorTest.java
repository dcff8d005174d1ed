package tv.tributary.relay.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.model.FailureReason;

class FreezeBlackDetectorTest {
    private final SuspectSources.FreezeBlackDetector freezeBlackDetector = new SuspectSources.FreezeBlackDetector();
    private long now;

    @Test
    void aPictureThatStandsStillForAMinuteIsFrozen() {
        for (int i = 0; i < 6; i++) assertThat(see(flat(90))).isEmpty();
        assertThat(see(flat(90))).contains(FailureReason.FROZEN);
    }

    @Test
    void blackForHalfAMinuteIsBlack() {
        for (int i = 0; i < 3; i++) assertThat(see(flat(3))).isEmpty();
        assertThat(see(flat(7))).contains(FailureReason.BLACK);
    }

    @Test
    void aPictureThatMovesNowAndThenIsFine() {
        for (int i = 0; i < 30; i++) assertThat(see(flat(60 + i / 5 * 20))).isEmpty();
    }

    @Test
    void aBlackPauseIsFine() {
        see(flat(90));
        see(flat(0));
        see(flat(0));
        assertThat(see(flat(80))).isEmpty();
        assertThat(freezeBlackDetector.moves()).isTrue();
    }

    @Test
    void aLogoOnBlackIsNotBlack() {
        for (int i = 0; i < 6; i++) assertThat(see(spot(0, 200))).isEmpty();
        assertThat(see(spot(0, 200))).contains(FailureReason.FROZEN);
    }

    @Test
    void aSmallClockThatTicksIsMovement() {
        for (int i = 0; i < 20; i++) assertThat(see(spot(90, 100 + i % 2 * 20))).isEmpty();
    }

    @Test
    void theNoiseOfCodingIsNoMovement() {
        for (int i = 0; i < 6; i++) see(spot(90, 90 + i % 3));
        assertThat(see(spot(90, 91))).contains(FailureReason.FROZEN);
        assertThat(freezeBlackDetector.moves()).isFalse();
    }

    @Test
    void twoPicturesFarApartAreNoProof() {
        see(flat(90));
        now += Duration.ofMinutes(5).toNanos();
        assertThat(see(flat(90))).isEmpty();
    }

    private Optional<FailureReason> see(GrayThumbnail picture) {
        var seen = freezeBlackDetector.see(picture, now);
        now += Duration.ofSeconds(10).toNanos();
        return seen;
    }

    static GrayThumbnail flat(int shade) {
        return spot(shade, shade);
    }

    private static GrayThumbnail spot(int ground, int shade) {
        var shades = new byte[GrayThumbnail.SIZE];
        Arrays.fill(shades, (byte) ground);
        shades[40] = (byte) shade;
        return new GrayThumbnail(shades);
    }
}
