package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tv.tributary.testkit.Ts;
import tv.tributary.upstream.SegmentBody.SegmentFront;

class SegmentFrontTest {
    private static final byte[] STREAM = Ts.ts("PAT PMT K1 p2 p3 p4 p5");
    private static final byte[] PNG = latin("\u0089PNG\r\n\u001A\n....IHDR....IEND\u00AEB`\u0082");

    static byte[][] fronts() {
        return new byte[][] {
            PNG,
            join(PNG, new byte[5000]),
            latin("GIF89a" + "\0".repeat(37) + ";"),
            join(latin("\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF"), new byte[300]),
            join(latin("BM"), new byte[52]),
            join(new byte[] {0x47}, new byte[100]),
            new byte[64],
            latin("<!DOCTYPE html><html><body>" + "nothing ".repeat(100) + "</body></html>\n"),
            latin("<br />\n<b>Notice</b>: undefined variable in play.php on line 7<br />\n"),
            latin("window.onload = function() { play(); };\n")
        };
    }

    @ParameterizedTest
    @MethodSource("fronts")
    void aStreamIsFoundBehindWhatStandsInFront(byte[] front) {
        var all = join(front, STREAM);
        assertThat(SegmentFront.isOdd(all, all.length)).isTrue();
        assertThat(SegmentFront.media(all, all.length)).isEqualTo(OptionalInt.of(front.length));
    }

    @Test
    void behindAPictureOtherMediaBeginsWhereThatEnds() {
        var all = join(PNG, new byte[] {0, 0, 0, 0x18}, latin("stypmsdh"), new byte[200]);
        assertThat(SegmentFront.media(all, all.length)).isEqualTo(OptionalInt.of(PNG.length));
    }

    @Test
    void whatFillsUpBehindAPictureIsNoMedia() {
        for (var filling : new String[] {"\u00FF", "\0"}) {
            var start = join(PNG, latin(filling.repeat(200)));
            assertThat(SegmentFront.media(start, start.length)).isEmpty();
        }
    }

    @Test
    void mediaIsNotOdd() {
        for (var media : new byte[][] {
            STREAM,
            join(new byte[] {0, 0, 0, 0x18}, latin("ftypiso5"), new byte[200]),
            join(latin("ID3"), new byte[] {4, 0, 0, 0, 0, 0, 0x3F}, new byte[200]),
            join(new byte[] {(byte) 0xFF, (byte) 0xF1, 0x50, (byte) 0x80}, new byte[200])
        }) assertThat(SegmentFront.isOdd(media, media.length)).isFalse();
    }

    @Test
    void nothingIsFoundInAPageOrInSubtitles() {
        var page = latin("<html><body>sorry</body></html>");
        assertThat(SegmentFront.media(page, page.length)).isEmpty();
        assertThat(SegmentFront.isPage(page, page.length)).isTrue();
        var subtitles = latin("WEBVTT\n\n00:00.000 --> 00:02.000\nHello.\n");
        assertThat(SegmentFront.media(subtitles, subtitles.length)).isEmpty();
        assertThat(SegmentFront.isPage(subtitles, subtitles.length)).isFalse();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) all.writeBytes(part);
        return all.toByteArray();
    }
}
