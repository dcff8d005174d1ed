package tv.tributary.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VlcSurfaceTest {
    @ParameterizedTest
    @CsvSource({
        "480, 1080, 540",
        "544, 1080, 540",
        "576, 1080, 720",
        "720, 1080, 720",
        "736, 1080, 1080",
        "1088, 1080, 1080",
        "2160, 1080, 1080",
        "1088, 540, 540",
        "720, 540, 540"
    })
    void noLineIsLostUpToTheLargestAllowed(int source, int most, int height) {
        assertThat(VlcSurface.height(source, most)).isEqualTo(height);
    }
}
