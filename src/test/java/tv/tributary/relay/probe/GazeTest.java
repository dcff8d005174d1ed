package tv.tributary.relay.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.model.Trouble;

class GazeTest {
    private final Gaze gaze = new Gaze();
    private long now;

    @Test
    void aPictureThatStandsStillForAMinuteIsFrozen() {
        for (int i = 0; i < 6; i++) assertThat(see(flat(90))).isEmpty();
        assertThat(see(flat(90))).contains(Trouble.FROZEN);
    }

    @Test
    void blackForHalfAMinuteIsBlack() {
        for (int i = 0; i < 3; i++) assertThat(see(flat(3))).isEmpty();
        assertThat(see(flat(7))).contains(Trouble.BLACK);
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
        assertThat(gaze.moves()).isTrue();
    }

    @Test
    void aLogoOnBlackIsNotBlack() {
        for (int i = 0; i < 6; i++) assertThat(see(spot(0, 200))).isEmpty();
        assertThat(see(spot(0, 200))).contains(Trouble.FROZEN);
    }

    @Test
    void aSmallClockThatTicksIsMovement() {
        for (int i = 0; i < 20; i++) assertThat(see(spot(90, 100 + i % 2 * 20))).isEmpty();
    }

    @Test
    void theNoiseOfCodingIsNoMovement() {
        for (int i = 0; i < 6; i++) see(spot(90, 90 + i % 3));
        assertThat(see(spot(90, 91))).contains(Trouble.FROZEN);
        assertThat(gaze.moves()).isFalse();
    }

    @Test
    void twoPicturesFarApartAreNoProof() {
        see(flat(90));
        now += Duration.ofMinutes(5).toNanos();
        assertThat(see(flat(90))).isEmpty();
    }

    private Optional<Trouble> see(Grey picture) {
        var seen = gaze.see(picture, now);
        now += Duration.ofSeconds(10).toNanos();
        return seen;
    }

    static Grey flat(int shade) {
        return spot(shade, shade);
    }

    private static Grey spot(int ground, int shade) {
        var shades = new byte[Grey.SIZE];
        Arrays.fill(shades, (byte) ground);
        shades[40] = (byte) shade;
        return new Grey(shades);
    }
}
