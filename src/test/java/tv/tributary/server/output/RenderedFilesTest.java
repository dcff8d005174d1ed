package tv.tributary.server.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.http.Response.ReadResponse;
import tv.tributary.server.output.RenderedFiles.Renderer;
import tv.tributary.server.route.StreamUrls;

@Timeout(60)
class RenderedFilesTest {
    private static final StreamUrls ANN = new StreamUrls("http://ann");
    private static final StreamUrls BOB = new StreamUrls("http://bob");

    private final RenderedFiles files =
            new RenderedFiles("text/plain", ".txt", 4, Duration.ofHours(1), InstantSource.system());
    private final AtomicInteger renderings = new AtomicInteger();

    private static Request request(String header, String value) {
        return new Request("GET", "/", Map.of(), Map.of(), Map.of(header, value), "", "");
    }

    private ReadResponse answer(Request request, StreamUrls urls, String key, Renderer renderer) {
        return (ReadResponse) files.answer(request, urls, key, "now", false, (now, root, out) -> {
            renderings.incrementAndGet();
            renderer.write(now, root, out);
        });
    }

    private ReadResponse plain(StreamUrls urls, String key, Renderer renderer) {
        return answer(Request.get("/"), urls, key, renderer);
    }

    private static String text(ReadResponse response) throws IOException {
        try (var body = response.body()) {
            return new String(body.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    /// Letters that cannot be packed well.
    private static String letters(int count) {
        var random = new Random(7);
        var letters = new StringBuilder(count);
        for (int i = 0; i < count; i++) letters.append((char) ('a' + random.nextInt(26)));
        return letters.toString();
    }

    private static void write(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void playersWithLoginsOfTheirOwnShareOneRendering() throws Exception {
        var ann = ofPanel("http://ann", "ann/%40word");
        var bob = ofPanel("http://bob", "bobby/secre");

        assertThat(text(ann)).isEqualTo("http://ann/live/ann/%40word/7.ts");
        assertThat(text(bob)).isEqualTo("http://bob/live/bobby/secre/7.ts");
        assertThat(renderings).hasValue(1);
        assertThat(ann.headers().get("ETag")).isNotEqualTo(bob.headers().get("ETag"));
        assertThat(text(ofPanel("http://longer.example", "c/d"))).isEqualTo("http://longer.example/live/c/d/7.ts");
    }

    private ReadResponse ofPanel(String... words) {
        return (ReadResponse) files.answer(
                Request.get("/"), List.of(words), "panel", "now", false, (_, blanks, out) -> {
                    renderings.incrementAndGet();
                    write(blanks.getFirst() + "/live/" + blanks.get(1) + "/7.ts", out);
                });
    }

    @Test
    void aLargeDocumentIsSentWhileItIsRenderedAndRenderedOnce() throws Exception {
        var begun = letters(1 << 20);
        var rest = new CountDownLatch(1);
        Renderer renderer = (_, _, out) -> {
            write(begun, out);
            try {
                rest.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            write(" the end", out);
        };

        var first = plain(ANN, "large", renderer);
        var second = plain(ANN, "large", renderer);
        assertThat(first.headers()).doesNotContainKey("ETag");
        assertThat(first.length()).isEmpty();
        var start = new String(first.body().readNBytes(1_000), StandardCharsets.US_ASCII);
        rest.countDown();

        assertThat(start + text(first)).isEqualTo(begun + " the end");
        assertThat(text(second)).isEqualTo(begun + " the end");
        var later = plain(ANN, "large", renderer);
        assertThat(later.headers().get("ETag")).startsWith("W/\"");
        assertThat(later.length()).hasValue((1 << 20) + 8);
        assertThat(text(later)).endsWith(" the end");
        assertThat(renderings).hasValue(1);
    }

    @Test
    void aDocumentThatIsRenderedHoldsUpNoOther() throws Exception {
        var rest = new CountDownLatch(1);
        var slow = plain(ANN, "slow", (_, _, out) -> {
            write(letters(1 << 20), out);
            try {
                rest.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });

        assertThat(text(plain(ANN, "quick", (_, _, out) -> write("here", out)))).isEqualTo("here");

        rest.countDown();
        assertThat(text(slow)).hasSize(1 << 20);
    }

    @Test
    void whatIsTheSameForAllIsSentAsItIsPacked() throws Exception {
        Renderer renderer = (_, _, out) -> write("the same for all", out);

        var packed = answer(request("accept-encoding", "gzip"), ANN, "same", renderer);

        assertThat(packed.headers()).containsEntry("Content-Encoding", "gzip");
        var bytes = packed.body().readAllBytes();
        packed.body().close();
        assertThat(packed.length()).hasValue(bytes.length);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            assertThat(unpacked.readAllBytes()).asString().isEqualTo("the same for all");
        }
    }

    @Test
    void eachViewerGetsTheirOwnAddressesFromOneRendering() throws Exception {
        Renderer renderer = (_, urls, out) -> write("see " + urls.root() + "/1", out);

        var ann = plain(ANN, "urls", renderer);
        var bob = plain(BOB, "urls", renderer);
        var packed = answer(request("accept-encoding", "gzip"), BOB, "urls", renderer);

        assertThat(text(ann)).isEqualTo("see http://ann/1");
        assertThat(bob.length()).hasValue("see http://bob/1".length());
        assertThat(text(bob)).isEqualTo("see http://bob/1");
        try (var unpacked = new GZIPInputStream(packed.body())) {
            assertThat(unpacked.readAllBytes()).asString().isEqualTo("see http://bob/1");
        }
        assertThat(ann.headers().get("ETag")).isNotEqualTo(bob.headers().get("ETag"));
        assertThat(renderings).hasValue(1);
    }

    @Test
    void whatTheClientHasIsNotSentAgain() throws Exception {
        Renderer renderer = (_, _, out) -> write("same", out);
        var first = plain(ANN, "known", renderer);
        text(first);
        var tag = String.valueOf(first.headers().get("ETag"));

        var again = files.answer(request("if-none-match", tag), ANN, "known", "now", false, renderer);

        assertThat(again).isInstanceOf(BufferedResponse.class);
    }

    @Test
    void whatCouldNotBeRenderedIsRenderedAgain() throws Exception {
        assertThatThrownBy(() -> plain(ANN, "broken", (_, _, _) -> {
                    throw new IOException("no room");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("no room");

        assertThat(text(plain(ANN, "broken", (_, _, out) -> write("mended", out))))
                .isEqualTo("mended");
    }
}
