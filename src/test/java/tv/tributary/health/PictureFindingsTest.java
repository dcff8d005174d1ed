package tv.tributary.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tv.tributary.health.PictureFindings.Sound;

final class PictureFindingsTest {
    private static final byte[] NO_SOUND = {};

    @Test
    void oneDigitOfAClockIsMovement() {
        var frames = plain(3, 90);
        for (int i = 0; i < 3; i++) frames[PictureFindings.SIZE + 100 + i] = (byte) 200;

        assertThat(PictureFindings.of(frames, NO_SOUND).still()).isFalse();
    }

    @Test
    void noiseOfCompressionIsNoMovement() {
        var frames = plain(3, 90);
        for (int i = 0; i < frames.length; i += 7) frames[i] += (byte) (i % 9);

        assertThat(PictureFindings.of(frames, NO_SOUND).still()).isTrue();
    }

    @Test
    void aClockOnBlackIsNotBlack() {
        var frames = plain(3, 0);
        assertThat(PictureFindings.of(frames, NO_SOUND).black()).isTrue();
        for (int i = 0; i < 20; i++) frames[2 * PictureFindings.SIZE + i] = (byte) 200;
        assertThat(PictureFindings.of(frames, NO_SOUND).black()).isFalse();
    }

    @Test
    void onePictureSaysNothingOfMovement() {
        assertThat(PictureFindings.of(plain(1, 90), NO_SOUND).still()).isFalse();
        assertThat(PictureFindings.of(NO_SOUND, NO_SOUND).isSuspicious()).isFalse();
    }

    @Test
    void aPictureThatGetsBrighterSlowlyIsNotStillAfterAWhile() {
        var now = PictureFindings.of(plain(3, 90), NO_SOUND);
        assertThat(now.and(PictureFindings.of(plain(3, 91), NO_SOUND)).still()).isTrue();
        assertThat(now.and(PictureFindings.of(plain(3, 96), NO_SOUND)).still()).isFalse();
    }

    @Test
    void whatIsQuietIsNotSilent() {
        assertThat(PictureFindings.of(NO_SOUND, new byte[] {0, 0, 20, 0}).sound())
                .isEqualTo(Sound.SILENT);
        assertThat(PictureFindings.of(NO_SOUND, new byte[] {0, 0, 60, 0}).sound())
                .isEqualTo(Sound.AUDIBLE);
        assertThat(PictureFindings.of(NO_SOUND, new byte[] {0, 0, (byte) 0xC0, (byte) 0xFF})
                        .sound())
                .isEqualTo(Sound.AUDIBLE);
        assertThat(PictureFindings.of(NO_SOUND, NO_SOUND).sound()).isEqualTo(Sound.UNKNOWN);
    }

    private static byte[] plain(int pictures, int shade) {
        var frames = new byte[pictures * PictureFindings.SIZE];
        Arrays.fill(frames, (byte) shade);
        return frames;
    }
}
