package tv.tributary.logo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.testkit.BundledFfmpeg;

class ImageDecoderTest {
    private final ImageDecoder imageDecoder = new ImageDecoder(BundledFfmpeg.FFMPEG);

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void theUsualKindsAreRead(String format) throws Exception {
        var picture = imageDecoder.read(Drawn.as(format, 300, 120), 160).orElseThrow();
        assertThat(picture.width()).isEqualTo(300);
        assertThat(picture.height()).isEqualTo(120);
    }

    @Test
    void webpIsRead() throws Exception {
        var picture = imageDecoder.read(file("card-200x100.webp"), 160).orElseThrow();
        assertThat(picture.width()).isEqualTo(200);
        assertThat(picture.height()).isEqualTo(100);
    }

    @Test
    void webpSaysItsSizeBeforehand() throws Exception {
        assertThat(ImageDecoder.WebpSize.of(file("card-200x100.webp"))).contains(new ImageDecoder.WebpSize(200, 100));
        assertThat(ImageDecoder.WebpSize.of(file("red-lossless-24x16.webp")))
                .contains(new ImageDecoder.WebpSize(24, 16));
    }

    @Test
    void aLargePictureIsThinnedOutWhileItIsRead() throws Exception {
        var picture = imageDecoder.read(Drawn.as("png", 4000, 2000), 160).orElseThrow();
        assertThat(picture.width()).isBetween(160, 800);
        assertThat(picture.height()).isBetween(80, 400);
    }

    @Test
    void aPictureThatClaimsToBeHugeIsNotUnpacked() throws Exception {
        var png = Drawn.as("png", 10, 10);
        png[16] = 0;
        png[17] = 1;
        png[20] = 0;
        png[21] = 1;
        assertThat(imageDecoder.read(png, 160)).isEmpty();
    }

    @Test
    void whatIsCutShortOrNoPictureIsLeftOut() throws Exception {
        var gif = Drawn.as("gif", 200, 200);
        assertThat(imageDecoder.read(Arrays.copyOf(gif, 40), 160)).isEmpty();
        assertThat(imageDecoder.read("<html>not found</html>".getBytes(StandardCharsets.UTF_8), 160))
                .isEmpty();
        assertThat(imageDecoder.read(new byte[0], 160)).isEmpty();
        assertThat(imageDecoder.read("RIFF1234WEBPVP8X".getBytes(StandardCharsets.ISO_8859_1), 160))
                .isEmpty();
    }

    private static byte[] file(String name) throws IOException {
        try (var in = ImageDecoderTest.class.getResourceAsStream("/logo/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
