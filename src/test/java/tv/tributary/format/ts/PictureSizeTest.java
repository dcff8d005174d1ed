package tv.tributary.format.ts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PictureSizeTest {
    @Test
    void anH264ParameterSetSaysHowLargePicturesAre() {
        // x264, high profile: eight lines are cut off.
        assertThat(h264("640028acd940780227e5c044000003000400000300c83c60c658")).hasToString("1920x1080");
    }

    @Test
    void anHevcParameterSetSaysHowLargePicturesAre() {
        assertThat(hevc("01016000000300900000030000030078a003c08010e596566924caf0168080000003008000000c84"))
                .hasToString("1920x1080");
    }

    @Test
    void aSequenceHeaderSaysHowLargePicturesAre() {
        var b = bytes("2d0240330000");
        assertThat(PictureSize.mpeg(b, 0, b.length)).contains(new PictureSize(720, 576));
    }

    @Test
    void anythingMayCome() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var b = new byte[random.nextInt(40)];
            random.nextBytes(b);
            for (var size : java.util.List.of(
                    PictureSize.h264(b, 0, b.length),
                    PictureSize.hevc(b, 0, b.length),
                    PictureSize.mpeg(b, 0, b.length))) {
                size.ifPresent(s -> assertThat(s.width()).isBetween(16, 16_384));
            }
        }
    }

    private static String h264(String hex) {
        var b = bytes(hex);
        return words(PictureSize.h264(b, 0, b.length).orElseThrow());
    }

    private static String hevc(String hex) {
        var b = bytes(hex);
        return words(PictureSize.hevc(b, 0, b.length).orElseThrow());
    }

    private static String words(PictureSize size) {
        return size.width() + "x" + size.height();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
