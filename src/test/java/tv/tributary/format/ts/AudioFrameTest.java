package tv.tributary.format.ts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.format.ts.AudioFrame.Coding;

class AudioFrameTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # header,           coding,     bytes, samples, rate
            fff14c801fdffc,     ADTS,         254,    1024, 48000
            fff95080 2ebffc,    ADTS,         373,    1024, 44100
            fffb9064 000000,    MPEG_AUDIO,   417,    1152, 44100
            fffb9464 000000,    MPEG_AUDIO,   384,    1152, 48000
            fffd8404 000000,    MPEG_AUDIO,   384,    1152, 48000
            fff384c4 000000,    MPEG_AUDIO,   192,     576, 24000
            ffe384c4 000000,    MPEG_AUDIO,   384,     576, 12000
            0b77a1b2 1440e1,    AC3,          768,    1536, 48000
            0b77a1b2 5440e1,    AC3,          834,    1536, 44100
            0b77017f 3486c0,    EAC3,         768,    1536, 48000
            56e0fc2000 1190,    LOAS,         255,       0, 0
            """)
    void aHeaderTellsWhereTheNextFrameStarts(String hex, Coding coding, int bytes, int samples, int rate) {
        assertThat(AudioFrame.at(bytes(hex), 0, 7)).contains(new AudioFrame(coding, bytes, samples, rate));
    }

    @Test
    void whatIsNoHeaderIsNone() {
        for (var hex : List.of("00000000000000", "fffff000000000", "fff17c80000000", "0b770000ff0000", "fff14c")) {
            var b = bytes(hex);
            assertThat(AudioFrame.at(b, 0, b.length)).as(hex).isEmpty();
        }
    }

    @Test
    void aFrameLastsAsLongAsItsSamples() {
        assertThat(new AudioFrame(Coding.ADTS, 254, 1024, 48_000).ticks()).isEqualTo(1920);
        assertThat(new AudioFrame(Coding.MPEG_AUDIO, 417, 1152, 44_100).ticks()).isEqualTo(2351);
        assertThat(new AudioFrame(Coding.LOAS, 255, 0, 0).ticks()).isZero();
    }

    @Test
    void framesThatFollowEachOtherAreFoundFromTheMiddleOfOneOn() {
        var b = new byte[2048];
        for (int p = 100; p + 417 < b.length; p += 417) put(b, p, "fffb9064");
        assertThat(AudioFrame.find(b, b.length)).isEqualTo(100);
        assertThat(AudioFrame.find(b, 100 + 2 * 417)).as("two are too few").isEqualTo(-1);
    }

    @Property(tries = 500)
    void noBytesThrow(@ForAll @Size(max = 4000) byte[] bytes) {
        assertThat(AudioFrame.find(bytes, bytes.length)).isLessThan(bytes.length);
    }

    private static void put(byte[] b, int at, String hex) {
        var header = bytes(hex);
        System.arraycopy(header, 0, b, at, header.length);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
