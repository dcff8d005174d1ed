package tv.tributary.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityLabelTest {
    @ParameterizedTest
    @CsvSource({
        "Sky Sport 4K, UHD",
        "Rai 1 UHD, UHD",
        "UK: BBC One FHD, FULL_HD",
        "Arte 1080p, FULL_HD",
        "ZDF HD, HD",
        "ZDF 720, HD",
        "BBC 1 (SD), SD"
    })
    void theNameTellsTheQuality(String name, QualityLabel qualityLabel) {
        assertThat(QualityLabel.of(name)).contains(qualityLabel);
    }

    @Test
    void aNameWithoutAMarkPromisesNothing() {
        assertThat(QualityLabel.of("HDtv Orchard")).isEmpty();
    }
}
