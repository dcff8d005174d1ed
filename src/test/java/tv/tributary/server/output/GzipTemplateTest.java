package tv.tributary.server.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tv.tributary.server.http.GzipEncoding;

class GzipTemplateTest {
    private static final String MARK = "z0a1b";
    private static final String FIRST = MARK + "A";
    private static final String SECOND = MARK + "B";

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    private GzipTemplate packed(String document, int... lengths) throws IOException {
        kept.reset();
        var template = new GzipTemplate(
                kept,
                MARK.getBytes(StandardCharsets.US_ASCII),
                Arrays.stream(lengths).boxed().toList());
        template.write(document.getBytes(StandardCharsets.UTF_8));
        template.finish();
        template.release();
        return template;
    }

    private byte[] sent(String... fillings) throws IOException {
        var filled = List.of(fillings).stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        try (var reading = new FilledGzip(new ByteArrayInputStream(kept.toByteArray()), filled)) {
            return reading.readAllBytes();
        }
    }

    /// Java's reader compares checksum and length with what came.
    private String read(String... fillings) throws IOException {
        try (var reading = new GZIPInputStream(new ByteArrayInputStream(sent(fillings)))) {
            return new String(reading.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void eachReaderGetsTheirOwnTextInTheBlanks() throws IOException {
        var document = FIRST + "/a " + FIRST + SECOND + FIRST + "\nhttp://other/ " + SECOND;

        var template = packed(document, 17, 3);

        assertThat(kept.toString(StandardCharsets.ISO_8859_1)).doesNotContain(MARK);
        for (var own : List.of("http://ann/tokén", "http://bob/secret"))
            assertThat(read(own, "a/b"))
                    .isEqualTo(document.replace(FIRST, own).replace(SECOND, "a/b"))
                    .satisfies(text ->
                            assertThat(template.length()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length));
        assertThat(template.packedLength()).isEqualTo(sent("http://ann/tokén", "a/b").length);
    }

    @Test
    void whatOnlyBeginsLikeABlankIsNone() throws IOException {
        packed("z0a1 z0z0a1" + FIRST + " z zz z0a1", 4);
        assertThat(read("root")).isEqualTo("z0a1 z0z0a1root z zz z0a1");
    }

    @Test
    void anEmptyDocumentIsOne() throws IOException {
        assertThat(packed("", 4).length()).isZero();
        assertThat(read("root")).isEmpty();
    }

    @Test
    void documentsOfAnyLengthComeWholeInBlocksOfAnySize() throws IOException {
        var random = new Random(5);
        for (var round = 0; round < 60; round++) {
            var document = new StringBuilder();
            var words = 1 + random.nextInt(400);
            while (document.length() < random.nextInt(300_000)) {
                switch (random.nextInt(4)) {
                    case 0 -> document.append(FIRST);
                    case 1 -> document.append("<a href=\"").append(SECOND).append("/live/");
                    case 2 -> document.append("word ").append(random.nextInt(words));
                    default -> document.append((char) (32 + random.nextInt(1_000)));
                }
            }
            var one = "http://h/" + Long.toHexString(random.nextLong() | 1L << 63);
            var other = Long.toHexString(random.nextLong() | 1L << 63);
            var text = document.toString();

            packed(text, one.length(), other.length());

            assertThat(read(one, other)).isEqualTo(text.replace(FIRST, one).replace(SECOND, other));
            assertThat(read(one, one.substring(0, other.length())))
                    .isEqualTo(text.replace(FIRST, one).replace(SECOND, one.substring(0, other.length())));
        }
    }

    @Test
    void aListIsHardlyLargerThanPackedForOne() throws IOException {
        var document = new StringBuilder();
        for (var i = 0; i < 5_000; i++)
            document.append("{\"stream_id\":%d,\"name\":\"Channel %d\",\"stream_icon\":\"%s/logo/%d.png\"},"
                    .formatted(i, i * 7 % 1_000, FIRST, i));
        var root = "http://192.168.1.5:9188/abcdefghij";

        packed(document.toString(), root.length());

        var once = GzipEncoding.gzip(document.toString().replace(FIRST, root).getBytes(StandardCharsets.UTF_8));
        assertThat(sent(root)).hasSizeLessThan(once.length * 5 / 4);
    }
}
