package tv.tributary.logo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.logo.Thumbnail.Backdrop;
import tv.tributary.net.AddressGuard;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.testkit.ManualClock;
import tv.tributary.testkit.RawServer;

class LogosTest {
    private final Http http = new Http();
    private final RawServer server = new RawServer();
    private final ManualClock clock = new ManualClock(Instant.now());
    private final Path cache;
    private Logos logos;

    LogosTest(@TempDir Path cache) {
        this.cache = cache;
        this.logos = logos(1 << 20);
    }

    private Logos logos(long mostBytes) {
        var fetch = new Fetch(http, new AddressGuard(_ -> true));
        return new Logos(fetch, BundledFfmpeg.FFMPEG, cache, clock, ArtworkKind.LOGO, mostBytes);
    }

    @AfterEach
    void close() {
        logos.close();
        http.close();
        server.close();
    }

    @Test
    void aLogoIsFetchedOnceAndKeptSmall() throws Exception {
        server.then((_, out) -> answer(out, "", Drawn.logo(500, Drawn.WHITE).png()));
        var first = logos.find(server.url("/a.png")).orElseThrow();
        assertThat(first.plate()).isEqualTo(Backdrop.DARK);
        logos = logos(1 << 20);
        var again = logos.find(server.url("/a.png")).orElseThrow();
        assertThat(again.encoded()).hasSameContentAs(first.encoded());
        assertThat(again.plate()).isEqualTo(Backdrop.DARK);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void whatItLooksLikeIsKnownOnlyOnceSomebodyHasSeenIt() throws Exception {
        var url = server.url("/a.png");
        assertThat(logos.likeness(url)).isEmpty();
        server.then((_, out) -> answer(out, "", Drawn.logo(160, Drawn.WHITE).png()));
        logos.find(url);
        var look = DHash.of(Drawn.logo(160, Drawn.WHITE));
        assertThat(logos.likeness(url)).isEqualTo(look);
        assertThat(logos(1 << 20).likeness(url)).isEqualTo(look);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void whatIsMissingIsNotAskedForAgainUntilTomorrow() throws Exception {
        server.then("HTTP/1.1 404 Not Found\nContent-Length: 0\n\n");
        assertThat(logos.find(server.url("/a.png"))).isEmpty();
        assertThat(logos.find(server.url("/a.png"))).isEmpty();
        assertThat(server.requests()).hasSize(1);
        clock.pass(Duration.ofHours(25));
        server.then((_, out) -> answer(out, "", Drawn.logo(50, Drawn.WHITE).png()));
        assertThat(logos.find(server.url("/a.png"))).isPresent();
    }

    @Test
    void aHostThatIsTooBusyIsLeftAloneForAWhile() throws Exception {
        server.then("HTTP/1.1 429 Too Many Requests\nRetry-After: 60\nContent-Length: 0\n\n");
        assertThat(logos.find(server.url("/a.png"))).isEmpty();
        assertThat(logos.find(server.url("/b.png"))).isEmpty();
        assertThat(server.requests()).hasSize(1);
        clock.pass(Duration.ofMinutes(6));
        server.then((_, out) -> answer(out, "", Drawn.logo(50, Drawn.WHITE).png()));
        assertThat(logos.find(server.url("/b.png"))).isPresent();
    }

    @Test
    void anOldLogoIsShownAtOnceAndRenewedBehindIt() throws Exception {
        server.then((_, out) ->
                answer(out, "ETag: \"7\"\r\n", Drawn.logo(50, Drawn.WHITE).png()));
        logos.find(server.url("/a.png"));
        clock.pass(Duration.ofDays(22));
        var asked = new java.util.concurrent.CountDownLatch(1);
        server.then((_, out) -> {
            out.write("HTTP/1.1 304 Not Modified\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            asked.countDown();
        });
        assertThat(logos.find(server.url("/a.png"))).isPresent();
        assertThat(asked.await(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        assertThat(server.requests().getLast()).contains("If-None-Match: \"7\"");
    }

    @Test
    void aListCannotMakeUsAskTheRouter() throws Exception {
        var strict = new Logos(new Fetch(http), BundledFfmpeg.FFMPEG, cache, clock, ArtworkKind.LOGO);
        assertThat(strict.find("http://127.0.0.1:" + server.port() + "/reboot")).isEmpty();
        assertThat(strict.find("file:///etc/passwd")).isEmpty();
        assertThat(strict.find("data:image/png;base64,AAAA")).isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aHostTheUserNamesLaterIsAskedAtOnce() throws Exception {
        var named = new AtomicBoolean();
        var fetch = new Fetch(http, new AddressGuard(_ -> named.get()));
        logos = new Logos(fetch, BundledFfmpeg.FFMPEG, cache, clock, ArtworkKind.LOGO);
        server.then((_, out) -> answer(out, "", Drawn.logo(50, Drawn.WHITE).png()));
        assertThat(logos.find(server.url("/a.png"))).isEmpty();
        named.set(true);
        assertThat(logos.find(server.url("/a.png"))).isPresent();
    }

    @Test
    void aPageInPlaceOfAPictureIsLeftOut() throws Exception {
        server.then("HTTP/1.1 200 OK\nContent-Type: image/png\nContent-Length: 13\n\n<html></html>");
        assertThat(logos.find(server.url("/a.png"))).isEmpty();
        assertThat(logos.find(server.url("/a.png"))).isEmpty();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void nobodyMissesADeletedFolder() throws Exception {
        server.then((_, out) -> answer(out, "", Drawn.logo(50, Drawn.WHITE).png()));
        logos.find(server.url("/a.png"));
        try (var files = Files.list(cache.resolve("logos"))) {
            for (var file : files.toList()) Files.delete(file);
        }
        Files.delete(cache.resolve("logos"));
        server.then((_, out) -> answer(out, "", Drawn.logo(50, Drawn.WHITE).png()));
        assertThat(logos.find(server.url("/a.png"))).isPresent();
    }

    @Test
    void aDamagedFileIsFetchedAnew() throws Exception {
        server.then((_, out) -> answer(out, "", Drawn.logo(50, Drawn.WHITE).png()));
        logos.find(server.url("/a.png"));
        try (var files = Files.list(cache.resolve("logos"))) {
            Files.writeString(files.findFirst().orElseThrow(), "tributary logo 1\nrubbish\nDARK\n");
        }
        server.then((_, out) -> answer(out, "", Drawn.logo(50, Drawn.WHITE).png()));
        assertThat(logos.find(server.url("/a.png"))).isPresent();
    }

    private static void answer(java.io.OutputStream out, String headers, byte[] body) throws IOException {
        out.write(("HTTP/1.1 200 OK\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
    }
}
