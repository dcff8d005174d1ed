package tv.tributary.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AspectModeTest {
    /// A room of 1600 × 900; the stream is 4:3.
    @ParameterizedTest
    @CsvSource({
        "SOURCE, 200, 0, 1200, 900",
        "STANDARD, 200, 0, 1200, 900",
        "WIDE, 0, 0, 1600, 900",
        "ZOOM, 0, -150, 1600, 1200",
        "STRETCH, 0, 0, 1600, 900"
    })
    void thePictureLiesInTheMiddle(AspectMode mode, double x, double y, double width, double height) {
        assertThat(mode.place(1600, 900, 4.0 / 3)).isEqualTo(new Rectangle2D(x, y, width, height));
    }

    @Test
    void aFilmIsLowerThanTheRoom() {
        var place = AspectMode.CINEMA.place(2100, 1200, 16.0 / 9);
        assertThat(place.getWidth()).isEqualTo(2100);
        assertThat(place.getHeight()).isCloseTo(900, within(0.001));
    }

    @Test
    void whatHasNoRoomHasNoSize() {
        assertThat(AspectMode.ZOOM.place(0, 900, 16.0 / 9)).isEqualTo(new Rectangle2D(0, 0, 0, 0));
    }

    @Test
    void eachPressIsTheNextShapeAndAllComeRound() {
        var mode = AspectMode.SOURCE;
        for (var n = 0; n < AspectMode.values().length; n++) mode = mode.next();
        assertThat(mode).isEqualTo(AspectMode.SOURCE);
    }
}
