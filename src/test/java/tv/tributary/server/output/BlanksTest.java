package tv.tributary.server.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tv.tributary.server.http.GzipEncoding;
import tv.tributary.server.output.Blanks.BlankingStream;
import tv.tributary.server.output.Blanks.FillingStream;

class BlanksTest {
    private static final String PREFIX = "http://0a1b";
    private static final String SECRET = Blanks.stand(PREFIX, 0);
    private static final String OWN = "http://192.168.1.5:9188/tökén";

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    private BlankingStream blanked(String document) throws IOException {
        kept.reset();
        var blanking = new BlankingStream(kept, PREFIX);
        blanking.write(document.getBytes(StandardCharsets.UTF_8));
        blanking.close();
        return blanking;
    }

    private FillingStream filling() {
        return new FillingStream(new ByteArrayInputStream(kept.toByteArray()), List.of(OWN, "me/pass", "", "?"));
    }

    private String filled() throws IOException {
        return new String(filling().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void eachViewersOwnRootIsPutIn() throws IOException {
        var document = SECRET + "/a " + SECRET + SECRET + "\nhttp://other/ " + SECRET;

        var blanking = blanked(document);

        assertThat(kept.toString(StandardCharsets.UTF_8)).doesNotContain(SECRET);
        assertThat(filled()).isEqualTo(document.replace(SECRET, OWN));
        assertThat(blanking.length(List.of(OWN))).isEqualTo(filled().getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void whatOnlyBeginsLikeItIsNoBlank() throws IOException {
        blanked("http://0a1 http://0a1http://0a1b0 \u0001\u0003 http://0a1b7 h ht http://0a1b");
        assertThat(filled()).isEqualTo("http://0a1 http://0a1" + OWN + "  http://0a1b7 h ht http://0a1b");
    }

    @Test
    void eachBlankHasAWordOfItsOwn() throws IOException {
        var blanking = blanked(SECRET + "/live/" + Blanks.stand(PREFIX, 1) + "/7.ts" + Blanks.stand(PREFIX, 2) + "&"
                + Blanks.stand(PREFIX, 3));
        assertThat(filled()).isEqualTo(OWN + "/live/me/pass/7.ts&?");
        assertThat(blanking.length(List.of(OWN, "me/pass", "", "?")))
                .isEqualTo(filled().getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void documentsOfAnyLengthComeWhole() throws IOException {
        var random = new Random(5);
        for (var round = 0; round < 50; round++) {
            var document = new StringBuilder();
            while (document.length() < random.nextInt(200_000)) {
                document.append(random.nextBoolean() ? SECRET : "é".repeat(random.nextInt(40)))
                        .append('h');
            }
            var blanking = blanked(document.toString());
            var wanted = document.toString().replace(SECRET, OWN);
            assertThat(filled()).isEqualTo(wanted);
            assertThat(blanking.length(List.of(OWN))).isEqualTo(wanted.getBytes(StandardCharsets.UTF_8).length);
            try (var unpacked = new GZIPInputStream(GzipEncoding.packing(filling()))) {
                assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(wanted);
            }
        }
    }
}
