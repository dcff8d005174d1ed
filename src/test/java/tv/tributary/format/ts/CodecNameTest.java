package tv.tributary.format.ts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecNameTest {
    @ParameterizedTest
    @CsvSource({
        "1B, '', h264",
        "24, '', hevc",
        "02, '', mpeg2",
        "0F, '', aac",
        "03, '', mp2",
        "81, '', ac3",
        "06, 6A0100, ac3",
        "06, 7A0100, eac3",
        "06, 590000, ''",
        "90, '', ''"
    })
    void aStreamsCodingHasAName(String type, String descriptors, String name) {
        var bytes = new Descriptors(HexFormat.of().parseHex(descriptors));
        assertThat(CodecName.of(new Pmt.Stream(256, Integer.parseInt(type, 16), bytes)))
                .isEqualTo(name);
    }
}
