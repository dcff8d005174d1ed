package tv.tributary.logo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlateTest {
    @Test
    void whiteLettersNeedADarkGround() {
        assertThat(Plate.of(Drawn.logo(100, Drawn.WHITE))).isEqualTo(Plate.DARK);
    }

    @Test
    void blackLettersNeedALightGround() {
        assertThat(Plate.of(Drawn.logo(100, Drawn.BLACK))).isEqualTo(Plate.LIGHT);
    }

    @Test
    void aFullPictureBringsItsOwn() {
        assertThat(Plate.of(Drawn.pixels(50, 50, (_, _) -> Drawn.WHITE))).isEqualTo(Plate.NONE);
    }
}
