package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.testkit.RawServer;

/// A film at a provider with one connection, watched through the whole server.
class FilmTest {
    private static final Pattern RANGE = Pattern.compile("(?i)range: bytes=(\\d+)-(\\d*)");
    private static final byte[] FILM = new byte[3_000_000];

    static {
        new Random(1).nextBytes(FILM);
    }

    private final RawServer provider = new RawServer();
    private final CountDownLatch over = new CountDownLatch(1);
    private final House house = new House();
    private String path = "";

    @BeforeEach
    void fill() throws Exception {
        house.provider(
                "one",
                "#EXTM3U\n#EXTINF:-1 tvg-logo=\"http://x.test/l.png\" group-title=\"Films\",The Film\n"
                        + provider.url("/movie/ann/secret/7.mkv") + "\n");
        path = house.send(house.household("/films.m3u"))
                .body()
                .lines()
                .filter(line -> line.startsWith("http"))
                .map(line -> line.substring(line.indexOf("/film/")))
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void close() {
        over.countDown();
        house.close();
        provider.close();
    }

    @Test
    void filmsHaveAListOfTheirOwnAndKeepTheirEndings() throws Exception {
        var list = house.send(house.household("/films.m3u")).body();
        assertThat(list).contains("The Film", "group-title=\"Films\"").doesNotContain("secret");
        assertThat(path).endsWith(".mkv");
        assertThat(house.send(house.household("/playlist.m3u")).body()).doesNotContain("The Film");
    }

    @Test
    void theWholeFilmComesAsItIs() throws Exception {
        provider.then(this::serve);
        var answer = get(Optional.empty());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("video/x-matroska");
        assertThat(answer.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(answer.headers().firstValue("ETag")).contains("\"v1\"");
        assertThat(answer.body()).isEqualTo(FILM);
        awaitFree();
    }

    @Test
    void aPartIsAPart() throws Exception {
        provider.then(this::serve);
        var answer = get(Optional.of("bytes=1000-1999"));
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.headers().firstValue("Content-Range")).contains("bytes 1000-1999/3000000");
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(FILM, 1000, 2000));
    }

    @Test
    void aPartThatIsNotThereIsSaidSo() throws Exception {
        provider.then("HTTP/1.1 416 No\nContent-Range: bytes */3000000\nContent-Length: 0\n\n");
        var answer = get(Optional.of("bytes=5000000-"));
        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(answer.headers().firstValue("Content-Range")).contains("bytes */3000000");
        awaitFree();
    }

    @Test
    void theHeadCostsOneByte() throws Exception {
        provider.then(this::serve);
        var answer = house.client.send(
                house.household(path)
                        .method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Length")).contains("3000000");
        assertThat(provider.requests().getFirst()).startsWith("GET ").contains("bytes=0-0");
        awaitFree();
    }

    @Test
    void aBreakIsMendedFromTheVeryByte() throws Exception {
        provider.thenReset((_, out) -> {
            head(out, 0, FILM.length);
            out.write(FILM, 0, 1_234_567);
            out.flush();
            awaitTaken(1_234_567);
        });
        provider.then(this::serve);
        assertThat(get(Optional.empty()).body()).isEqualTo(FILM);
        assertThat(provider.requests()).hasSize(2);
        assertThat(provider.requests().getLast()).containsPattern("(?i)range: bytes=1234567-2999999");
    }

    @Test
    void anotherFileIsNotSplicedOn() {
        provider.then((_, out) -> {
            head(out, 0, FILM.length);
            out.write(FILM, 0, 100_000);
        });
        provider.then("""
                HTTP/1.1 206 Part
                Content-Range: bytes 100000-2999999/3000000
                ETag: "v2"
                Content-Length: 2900000

                """);
        assertThatThrownBy(() -> get(Optional.empty())).isInstanceOf(IOException.class);
    }

    @Test
    void seekingTakesThePlaceOfWhatWasSentBefore() throws Exception {
        var gone = new CountDownLatch(1);
        provider.then((_, out) -> {
            try {
                head(out, 0, FILM.length);
                for (int n = 0; n < 1000; n++) out.write(FILM, 0, 100_000);
            } catch (IOException _) {
                gone.countDown();
            }
        });
        provider.then(this::serve);
        var first = house.client.send(house.household(path).build(), BodyHandlers.ofInputStream());
        assertThat(first.body().readNBytes(1000)).hasSize(1000);
        assertThat(house.relay.passages()).singleElement().satisfies(view -> {
            assertThat(view.name()).isEqualTo("The Film");
            assertThat(view.total()).isEqualTo(3_000_000);
        });
        assertThat(get(Optional.of("bytes=2000000-")).body()).isEqualTo(Arrays.copyOfRange(FILM, 2_000_000, 3_000_000));
        assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
        awaitFree();
    }

    @Test
    void aPlayerThatHangsUpHoldsNothing() throws Exception {
        provider.then((_, out) -> {
            head(out, 0, FILM.length);
            out.write(FILM, 0, 100_000);
            out.flush();
            over.await();
        });
        var answer = house.client.send(house.household(path).build(), BodyHandlers.ofInputStream());
        assertThat(answer.body().readNBytes(1000)).hasSize(1000);
        answer.body().close();
        awaitFree();
        assertThat(house.relay.passages()).isEmpty();
    }

    @Test
    void aWebPageIsNoFilm() throws Exception {
        provider.then("HTTP/1.1 200 OK\nContent-Type: text/html\n\n<html>expired</html>");
        assertThat(get(Optional.empty()).statusCode()).isEqualTo(503);
    }

    @Test
    void anUnknownFilmIsNotFound() throws Exception {
        assertThat(house.send(house.household("/film/999.mkv")).statusCode()).isEqualTo(404);
    }

    private HttpResponse<byte[]> get(Optional<String> range) throws IOException, InterruptedException {
        var request = house.household(path);
        range.ifPresent(wanted -> request.header("Range", wanted));
        return house.client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private void serve(String request, java.io.OutputStream out) throws IOException {
        var range = RANGE.matcher(request);
        if (!range.find()) {
            head(out, 0, FILM.length);
            out.write(FILM);
            return;
        }
        int from = Integer.parseInt(range.group(1));
        int to = range.group(2).isEmpty() ? FILM.length : Integer.parseInt(range.group(2)) + 1;
        head(out, from, to);
        out.write(FILM, from, to - from);
    }

    private static void head(java.io.OutputStream out, int from, int to) throws IOException {
        boolean whole = from == 0 && to == FILM.length;
        var text = (whole
                        ? "HTTP/1.1 200 OK\r\n"
                        : "HTTP/1.1 206 Part\r\nContent-Range: bytes " + from + "-" + (to - 1) + "/" + FILM.length
                                + "\r\n")
                + "Content-Type: application/octet-stream\r\nETag: \"v1\"\r\nContent-Length: " + (to - from)
                + "\r\n\r\n";
        out.write(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private void awaitTaken(long bytes) {
        await(() -> house.relay.passages().stream().anyMatch(view -> view.bytes() == bytes));
    }

    private void awaitFree() {
        await(() -> house.relay.slots().isEmpty());
    }

    private static void await(java.util.function.BooleanSupplier done) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("not in time");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
