package tv.tributary.logo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tv.tributary.logo.Thumbnail.Backdrop;

class BackdropTest {
    @Test
    void whiteLettersNeedADarkGround() {
        assertThat(Backdrop.of(Drawn.logo(100, Drawn.WHITE))).isEqualTo(Backdrop.DARK);
    }

    @Test
    void blackLettersNeedALightGround() {
        assertThat(Backdrop.of(Drawn.logo(100, Drawn.BLACK))).isEqualTo(Backdrop.LIGHT);
    }

    @Test
    void aFullPictureBringsItsOwn() {
        assertThat(Backdrop.of(Drawn.pixels(50, 50, (_, _) -> Drawn.WHITE))).isEqualTo(Backdrop.NONE);
    }
}
