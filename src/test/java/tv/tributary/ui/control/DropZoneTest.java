package tv.tributary.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.ui.control.RowDrop.DropZone;

/// The edges of a row mean between, its middle means itself.
class DropZoneTest {
    @ParameterizedTest
    @CsvSource({
        "0, true, BEFORE",
        "11, true, BEFORE",
        "13, true, ON",
        "31, true, ON",
        "33, true, BEHIND",
        "44, true, BEHIND",
        "0, false, ON",
        "44, false, ON",
    })
    void aRowOfFortyFourPixelsHasEdgesOfTwelve(double y, boolean movable, DropZone zone) {
        assertThat(DropZone.of(y, 44, movable)).isEqualTo(zone);
    }
}
