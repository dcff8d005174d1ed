package tv.tributary.server.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tv.tributary.server.http.GzipEncoding;
import tv.tributary.server.output.RootBlanks.BlankingStream;
import tv.tributary.server.output.RootBlanks.FillingStream;

class RootBlanksTest {
    private static final String SECRET = "http://0a1b";
    private static final String OWN = "http://192.168.1.5:9188/tökén";

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    private BlankingStream blanked(String document) throws IOException {
        kept.reset();
        var blanking = new BlankingStream(kept, SECRET);
        blanking.write(document.getBytes(StandardCharsets.UTF_8));
        blanking.close();
        return blanking;
    }

    private FillingStream filling() {
        return new FillingStream(new ByteArrayInputStream(kept.toByteArray()), OWN);
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
        assertThat(blanking.length(OWN)).isEqualTo(filled().getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void whatOnlyBeginsLikeItIsNoBlank() throws IOException {
        blanked("http://0a1 http://0a1http://0a1b \u0001 h ht http://0a");
        assertThat(filled()).isEqualTo("http://0a1 http://0a1" + OWN + "  h ht http://0a");
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
            assertThat(blanking.length(OWN)).isEqualTo(wanted.getBytes(StandardCharsets.UTF_8).length);
            try (var unpacked = new GZIPInputStream(GzipEncoding.packing(filling()))) {
                assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(wanted);
            }
        }
    }
}
