package tv.tributary.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.net.Fetch.Reach;
import tv.tributary.net.Fetch.Request;
import tv.tributary.net.NetException.Reason;
import tv.tributary.testkit.RawServer;

final class FetchTest {
    private final Http http = new Http();
    private final RawServer server = new RawServer();
    private final Fetch fetch = new Fetch(http, new AddressGuard("localhost"::equals), Duration.ofMillis(1));

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    @Test
    void aDocumentArrivesWithWhatTellsItApartNextTime() throws IOException {
        server.then("HTTP/1.1 200 OK\nETag: \"1\"\nLast-Modified: yesterday\nContent-Length: 7\n\n#EXTM3U");
        try (var fetched = fetch.open(request("/list"))) {
            assertThat(fetched.etag()).isEqualTo("\"1\"");
            assertThat(fetched.lastModified()).isEqualTo("yesterday");
            assertThat(fetched.length()).isEqualTo(7);
            assertThat(fetched.notModified()).isFalse();
            assertThat(fetched.finalUrl()).isEqualTo(server.url("/list"));
            assertThat(fetched.body()).hasContent("#EXTM3U");
        }
    }

    @Test
    void aKnownDocumentIsNotSentAgain() {
        server.then("HTTP/1.1 304 Not Modified\nETag: \"1\"\n\n");
        var known = new Request(server.url("/"), "My Agent", "\"1\"", "yesterday", 100, Duration.ofSeconds(20));
        try (var fetched = fetch.open(known)) {
            assertThat(fetched.notModified()).isTrue();
            assertThat(fetched.body()).isEmpty();
        }
        assertThat(server.requests().getFirst())
                .contains("If-None-Match: \"1\"", "If-Modified-Since: yesterday", "User-Agent: My Agent");
    }

    @Test
    void plainTextThatIsSaidToBePackedIsTaken() throws IOException {
        server.then("HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: 7\n\n#EXTM3U");
        try (var fetched = fetch.open(request("/list"))) {
            assertThat(fetched.length()).isEqualTo(-1);
            assertThat(fetched.body()).hasContent("#EXTM3U");
        }
    }

    @Test
    void redirectsInCirclesAreNotAskedForAgain() {
        for (var i = 0; i < 11; i++) server.then("HTTP/1.1 302 Found\nLocation: /loop\n\n");
        assertThatThrownBy(() -> fetch.open(request("/loop")))
                .isInstanceOfSatisfying(
                        NetException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REDIRECTS));
        assertThat(server.requests()).hasSize(11);
    }

    @Test
    void aPackedAnswerIsUnpacked() throws IOException {
        server.then((_, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.write(gzip("#EXTM3U"));
        });
        try (var fetched = fetch.open(request("/"))) {
            assertThat(fetched.body()).hasContent("#EXTM3U");
        }
        assertThat(server.requests().getFirst()).contains("Accept-Encoding: gzip");
    }

    @Test
    void aPackedDocumentStaysAsItIs() throws IOException {
        server.then((_, out) -> {
            out.write(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/gzip\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.write(gzip("#EXTM3U"));
        });
        try (var fetched = fetch.open(request("/guide.xml.gz"))) {
            assertThat(fetched.body().readAllBytes()).isEqualTo(gzip("#EXTM3U"));
        }
    }

    @Test
    void aDocumentThatSaysItIsTooLargeIsNotRead() {
        server.then("HTTP/1.1 200 OK\nContent-Length: 101\n\n");
        assertReason(Reason.TOO_LARGE, request("/"));
    }

    @Test
    void aDocumentThatGrowsTooLargeIsCutOff() throws IOException {
        server.then("HTTP/1.1 200 OK\n\n" + "x".repeat(101));
        try (var fetched = fetch.open(request("/"))) {
            assertThatThrownBy(() -> fetched.body().readAllBytes())
                    .isInstanceOfSatisfying(
                            NetException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
        }
    }

    @Test
    void aDocumentAsLargeAsAllowedIsTaken() throws IOException {
        server.then("HTTP/1.1 200 OK\n\n" + "x".repeat(100));
        try (var fetched = fetch.open(request("/"))) {
            assertThat(fetched.body().readAllBytes()).hasSize(100);
        }
    }

    @Test
    void patienceEndsADocumentThatDrips() {
        server.then((_, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\nfirst".getBytes(StandardCharsets.ISO_8859_1));
            new CountDownLatch(1).await();
        });
        var hasty = new Request(server.url("/"), "", "", "", 100, Duration.ofMillis(300));
        assertThatThrownBy(() -> {
                    try (var fetched = fetch.open(hasty)) {
                        fetched.body().readAllBytes();
                    }
                })
                .isInstanceOfAny(IOException.class, NetException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 520})
    void aPassingFailureIsTriedAgain(int status) throws IOException {
        server.then("HTTP/1.1 " + status + " Busy\nContent-Length: 0\n\n");
        server.then("HTTP/1.1 " + status + " Busy\nContent-Length: 0\n\n");
        server.then("HTTP/1.1 200 OK\n\nthere");
        try (var fetched = fetch.open(request("/"))) {
            assertThat(fetched.body()).hasContent("there");
        }
    }

    @Test
    void aBrokenConnectionIsTriedAgain() throws IOException {
        server.then("");
        server.then("HTTP/1.1 200 OK\n\nthere");
        try (var fetched = fetch.open(request("/"))) {
            assertThat(fetched.body()).hasContent("there");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410, 454, 884})
    void aRefusalIsNotTriedAgain(int status) {
        server.then("HTTP/1.1 " + status + " No\n\n");
        assertThatThrownBy(() -> fetch.open(request("/get.php?username=bob&password=hunter2")))
                .isInstanceOfSatisfying(NetException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.STATUS);
                    assertThat(e.status()).isEqualTo(status);
                    assertThat(e.getMessage()).doesNotContain("bob").doesNotContain("hunter2");
                });
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void afterThreeTriesTheFailureIsTold() {
        for (var i = 0; i < 3; i++) server.then("HTTP/1.1 503 Busy\nContent-Length: 0\n\n");
        assertReason(Reason.STATUS, request("/"));
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aServerThatWantsALongRestIsNotWaitedForWithoutPatience() {
        server.then("HTTP/1.1 429 Too Many\nRetry-After: 3600\nContent-Length: 0\n\n");
        assertThatThrownBy(() -> fetch.open(request("/")))
                .isInstanceOfSatisfying(
                        NetException.class, e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofHours(1)));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void theAskedRestIsSecondsOrADate() {
        var now = Instant.parse("2026-11-22T10:00:00Z");
        assertThat(HttpResponse.RetryAfter.parse("120", now)).isEqualTo(Duration.ofMinutes(2));
        assertThat(HttpResponse.RetryAfter.parse("Sun, 22 Nov 2026 10:01:00 GMT", now))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(HttpResponse.RetryAfter.parse("Sun, 22 Nov 2026 09:00:00 GMT", now))
                .isZero();
        assertThat(HttpResponse.RetryAfter.parse("soon", now)).isZero();
    }

    @Test
    void aListMayNotReachIntoTheHome() {
        assertReason(Reason.FORBIDDEN_ADDRESS, publicOnly(server.url("/")));
        assertReason(Reason.FORBIDDEN_ADDRESS, publicOnly("http://2130706433:" + server.port() + "/"));
        assertReason(Reason.FORBIDDEN_ADDRESS, publicOnly("http://[::ffff:127.0.0.1]:" + server.port() + "/"));
        assertReason(Reason.FORBIDDEN_ADDRESS, publicOnly("http://169.254.169.254/latest/meta-data/"));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aTrustedHostMayBeInTheHomeButNotLeadElsewhereInIt() {
        server.then("HTTP/1.1 302 Found\nLocation: " + server.url("/admin") + "\n\n");
        assertReason(Reason.FORBIDDEN_ADDRESS, publicOnly("http://localhost:" + server.port() + "/logo.png"));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aListOnTheInternetLeadsNowhereInsideTheHome() {
        for (var status : List.of(301, 302, 303, 307, 308)) {
            server.then("HTTP/1.1 " + status + " Elsewhere\nLocation: http://" + Outside.HOME + ":" + server.port()
                    + "/setup\n\n");
            assertThatThrownBy(() ->
                            new Fetch(Outside.http()).open(request("/list.m3u")).close())
                    .isInstanceOfSatisfying(
                            NetException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FORBIDDEN_ADDRESS));
        }
        assertThat(server.requests()).hasSize(5);
    }

    @Test
    void aListInTheHomeMayLeadElsewhereInIt() throws IOException {
        server.then("HTTP/1.1 302 Found\nLocation: " + server.url("/list.m3u") + "\n\n");
        server.then("HTTP/1.1 200 OK\nContent-Length: 4\n\nlist");
        try (var answer = new Fetch(new Http(_ -> false)).open(request("/"))) {
            assertThat(answer.body().readAllBytes()).hasSize(4);
        }
    }

    private void assertReason(Reason reason, Request request) {
        assertThatThrownBy(() -> fetch.open(request).close())
                .isInstanceOfSatisfying(
                        NetException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private Request request(String path) {
        return new Request(server.url(path), "", "", "", 100, Duration.ofSeconds(20));
    }

    private static Request publicOnly(String url) {
        return new Request(url, "", "", "", 100, Duration.ofSeconds(20), Reach.PUBLIC_ONLY);
    }

    private static byte[] gzip(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}
