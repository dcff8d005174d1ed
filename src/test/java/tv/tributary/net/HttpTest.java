package tv.tributary.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.net.NetException.Reason;
import tv.tributary.testkit.LeakCheck;
import tv.tributary.testkit.RawServer;

final class HttpTest {
    private final Http http = new Http();
    private final RawServer server = new RawServer();
    private final RawServer other = new RawServer();
    private final List<HttpResponse> answers = new ArrayList<>();

    @AfterEach
    void close() {
        answers.forEach(HttpResponse::close);
        http.close();
        server.close();
        other.close();
    }

    @Test
    void aStreamIsAskedForAsAPlayerWould() throws IOException {
        server.then("HTTP/1.1 200 OK\n\nbytes");
        assertThat(text("/live.ts")).isEqualTo("bytes");
        assertThat(server.requests().getFirst().split("\r\n"))
                .contains(
                        "GET /live.ts HTTP/1.1",
                        "Connection: close",
                        "Accept-Encoding: identity",
                        "User-Agent: VLC/3.0.21 LibVLC/3.0.21");
    }

    @Test
    void aProvidersOwnAgentAndHeadersAreSent() {
        server.then("HTTP/1.1 200 OK\n\n");
        open("/", Map.of("User-Agent", "Smart TV", "Referer", "http://site/"));
        assertThat(server.requests().getFirst().split("\r\n"))
                .contains("User-Agent: Smart TV", "Referer: http://site/");
    }

    @Test
    void aHeaderCannotSmuggleInAnother() {
        server.then("HTTP/1.1 200 OK\n\n");
        open("/", Map.of("Referer", "x\r\nEvil: 1", "bad name", "y"));
        assertThat(server.requests().getFirst()).contains("Referer: xEvil: 1").doesNotContain("bad name");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 206, 401, 403, 404, 429, 454, 456, 458, 500, 503, 509, 551, 884, 999})
    void anyStatusIsAnAnswer(int status) {
        server.then("HTTP/1.1 " + status + " Whatever\n\nwords");
        assertThat(open("/", Map.of()).status()).isEqualTo(status);
    }

    @Test
    void theOldIcyGreetingIsAnAnswer() throws IOException {
        server.then("ICY 200 OK\nicy-name: Radio\n\nmusic");
        assertThat(text("/radio")).isEqualTo("music");
    }

    @Test
    void aMissingReasonAndAFunnyHeaderDoNoHarm() throws IOException {
        server.then("HTTP/1.1 200\nX-Name: caf\u00e9\n\nbytes");
        assertThat(text("/")).isEqualTo("bytes");
    }

    @Test
    void addressesAsListsHoldThemAreTaken() {
        server.then("HTTP/1.1 200 OK\n\n");
        open("/a b|c?d=e f&g=h|i", Map.of());
        assertThat(server.requests().getFirst()).startsWith("GET /a%20b%7Cc?d=e%20f&g=h|i HTTP/1.1");
    }

    @Test
    void nameAndPasswordInTheAddressBecomeAuthorization() {
        server.then("HTTP/1.1 200 OK\n\n");
        var url = "http://user:p@ss@127.0.0.1:" + server.port() + "/";
        assertThat(openUrl(url, Map.of()).status()).isEqualTo(200);
        assertThat(server.requests().getFirst()).contains("Authorization: Basic dXNlcjpwQHNz");
    }

    @Test
    void redirectsAreFollowedAndTheLastAddressIsTold() throws IOException {
        server.then("HTTP/1.1 302 Found\nLocation: /to kens/x.ts?t=1\n\n");
        server.then("HTTP/1.1 200 OK\n\nmoved");
        var httpResponse = open("/", Map.of("X-Token", "t"));
        assertThat(new String(httpResponse.body().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("moved");
        assertThat(httpResponse.finalUrl()).isEqualTo(server.url("/to%20kens/x.ts?t=1"));
        assertThat(server.requests().getLast()).contains("X-Token: t");
    }

    @Test
    void credentialsDoNotCrossOrigins() {
        server.then("HTTP/1.1 302 Found\nLocation: " + other.url("/clip") + "\n\n");
        other.then("HTTP/1.1 200 OK\n\n");
        open("/", Map.of("Authorization", "Bearer a", "Cookie", "b", "X-Token", "c", "Referer", "http://site/"));
        assertThat(server.requests().getFirst()).contains("Bearer a", "Cookie: b", "X-Token: c");
        assertThat(other.requests().getFirst())
                .contains("Referer: http://site/", "User-Agent: VLC")
                .doesNotContainIgnoringCase("authorization")
                .doesNotContainIgnoringCase("cookie")
                .doesNotContainIgnoringCase("x-token");
    }

    @Test
    void redirectsInCirclesEnd() {
        for (var i = 0; i < 11; i++) server.then("HTTP/1.1 302 Found\nLocation: /again\n\n");
        assertReason(Reason.REDIRECTS, server.url("/"));
        assertThat(server.requests()).hasSize(11);
    }

    @Test
    void aRedirectOutOfTheWebIsRefused() {
        server.then("HTTP/1.1 302 Found\nLocation: file:///etc/passwd\n\n");
        assertReason(Reason.BAD_URL, server.url("/"));
    }

    @Test
    void aStreamThatStallsTimesOut() throws IOException {
        server.then((_, out) -> {
            say(out, "HTTP/1.1 200 OK\r\n\r\nfirst");
            new CountDownLatch(1).await();
        });
        try (var httpResponse = http.stream(server.url("/"), Map.of(), Duration.ofSeconds(20), Duration.ofSeconds(2))) {
            assertThat(httpResponse.read(ByteBuffer.allocate(100))).isEqualTo(5);
            assertThatThrownBy(() -> httpResponse.read(ByteBuffer.allocate(100)))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aLookAtTheNetworkTakesAllThereIs() throws IOException {
        server.then((_, out) -> {
            say(out, "HTTP/1.1 200 OK\r\n\r\n");
            out.write(new byte[20_000]);
            new CountDownLatch(1).await();
        });
        try (var httpResponse = open("/", Map.of())) {
            int read = 0;
            int last = 0;
            while (read < 20_000) {
                last = httpResponse.body().read(new byte[65536]);
                read += last;
            }
            assertThat(httpResponse.dry(last)).isTrue();
        }
    }

    @Test
    void whatWasTakenButNotHandedOutIsStillThere() throws IOException {
        server.then((_, out) -> {
            out.write(("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(60_000)).getBytes(StandardCharsets.ISO_8859_1));
            new CountDownLatch(1).await();
        });
        try (var httpResponse = open("/", Map.of())) {
            assertThat(httpResponse.body().read(new byte[100])).isEqualTo(100);
            assertThat(httpResponse.dry(100)).isFalse();
        }
    }

    /// Part of it came with the head, the rest is read past the HTTP client.
    @Test
    void anEndlessBodyComesWholeHoweverItIsRead() throws IOException {
        var sent = new byte[3_000_000];
        new Random(1).nextBytes(sent);
        for (int much : new int[] {1, 100, 8192, 65536, 300_000}) {
            server.then((_, out) -> {
                var head = "HTTP/1.1 200 OK\r\nX-Padding: " + "x".repeat(much % 5000) + "\r\n\r\n";
                var first = new ByteArrayOutputStream();
                first.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
                first.write(sent, 0, 10_000);
                out.write(first.toByteArray());
                out.write(sent, 10_000, sent.length - 10_000);
            });
            var got = new ByteArrayOutputStream();
            try (var httpResponse = open("/", Map.of())) {
                var into = new byte[Math.max(much, 100)];
                var small = ByteBuffer.allocate(777);
                for (int n = 0; n >= 0; ) {
                    n = httpResponse.body().read(into, 0, much == 1 ? 1 + got.size() % 100 : into.length);
                    if (n > 0) got.write(into, 0, n);
                    if (n < 0 || much != 100) continue;
                    n = httpResponse.read(small.clear());
                    if (n > 0) got.write(small.array(), 0, n);
                }
            }
            assertThat(got.toByteArray()).as("in pieces of %s", much).isEqualTo(sent);
        }
    }

    @Test
    void readPastTheClientAStreamStillStallsAndCloses() throws IOException {
        server.then((_, out) -> {
            say(out, "HTTP/1.1 200 OK\r\n\r\n");
            out.write(new byte[100_000]);
            new CountDownLatch(1).await();
        });
        var httpResponse = http.stream(server.url("/"), Map.of(), Duration.ofSeconds(20), Duration.ofSeconds(1));
        try (httpResponse) {
            var into = new byte[65536];
            for (int read = 0; read < 100_000; ) read += httpResponse.body().read(into);
            assertThatThrownBy(() -> httpResponse.body().read(into)).isInstanceOf(SocketTimeoutException.class);
        }
        assertThatThrownBy(() -> httpResponse.body().read(new byte[1])).isInstanceOf(IOException.class);
    }

    @Test
    void aStreamThatEndsEarlyIsBrokenAndNotTimedOut() throws IOException {
        server.then("HTTP/1.1 200 OK\nContent-Length: 100\n\nfirst");
        try (var httpResponse = open("/", Map.of())) {
            assertThatThrownBy(() -> httpResponse.body().readAllBytes())
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void closingEndsAReadInProgressAtOnce() throws Exception {
        server.then((_, out) -> {
            say(out, "HTTP/1.1 200 OK\r\n\r\nfirst");
            new CountDownLatch(1).await();
        });
        var httpResponse = open("/", Map.of());
        var reading = new CountDownLatch(1);
        var ended = new LinkedBlockingQueue<Exception>();
        Thread.startVirtualThread(() -> {
            try {
                httpResponse.read(ByteBuffer.allocateDirect(100));
                reading.countDown();
                httpResponse.read(ByteBuffer.allocateDirect(100));
            } catch (IOException e) {
                ended.add(e);
            }
        });
        assertThat(reading.await(20, TimeUnit.SECONDS)).isTrue();
        httpResponse.close();
        assertThat(ended.poll(20, TimeUnit.SECONDS)).isNotNull();
        httpResponse.close();
        assertThatThrownBy(() -> httpResponse.read(ByteBuffer.allocate(1))).isInstanceOf(IOException.class);
    }

    @Test
    void closingATheServerSeesItAtOnce() throws Exception {
        var gone = new CountDownLatch(1);
        server.then((_, out) -> {
            try {
                say(out, "HTTP/1.1 200 OK\r\n\r\n");
                while (true) out.write(new byte[65536]);
            } catch (IOException _) {
                gone.countDown();
            }
        });
        open("/", Map.of()).close();
        assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void interruptingEndsTheWaitForAnAnswer() throws Exception {
        var asked = new CountDownLatch(1);
        server.then((_, _) -> {
            asked.countDown();
            new CountDownLatch(1).await();
        });
        var ended = new LinkedBlockingQueue<NetException>();
        var thread = Thread.startVirtualThread(() -> {
            try {
                open("/", Map.of()).close();
            } catch (NetException e) {
                ended.add(e);
            }
        });
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();
        assertThat(ended.poll(20, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void streamsLeaveNothingOpen() throws IOException {
        var check = new LeakCheck();
        for (var i = 0; i < 5; i++) {
            server.then("HTTP/1.1 302 Found\nLocation: /moved\n\n");
            server.then("HTTP/1.1 200 OK\n\nbytes");
            assertThat(text("/")).isEqualTo("bytes");
            server.then("HTTP/1.1 503 Busy\nContent-Length: 100\n\nbytes");
            open("/", Map.of()).close();
        }
        check.nothingLeft(Duration.ofSeconds(20));
    }

    @Test
    void whatIsWrongIsToldApart() throws IOException {
        assertReason(Reason.BAD_URL, "rtsp://127.0.0.1/");
        assertReason(Reason.BAD_URL, "");
        assertReason(Reason.UNKNOWN_HOST, "http://no-such-host.invalid/");
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertReason(Reason.REFUSED, "http://127.0.0.1:" + free + "/");
        server.then("nonsense\n\n");
        assertReason(Reason.BROKEN, server.url("/"));
    }

    @Test
    void aServerWithoutEncryptionIsNotTakenForSecure() throws IOException {
        try (var plain = new ServerSocket(0)) {
            Thread.startVirtualThread(() -> {
                try (var socket = plain.accept()) {
                    say(socket.getOutputStream(), "HTTP/1.1 400 Bad Request\r\n\r\n");
                    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException _) {
                    // The client has left.
                }
            });
            assertReason(Reason.TLS, "https://127.0.0.1:" + plain.getLocalPort() + "/");
        }
    }

    @Test
    void noAnswerInTimeIsATimeout() {
        server.then((_, _) -> new CountDownLatch(1).await());
        assertThatThrownBy(() -> http.stream(server.url("/"), Map.of(), Duration.ofSeconds(20), Duration.ofMillis(200)))
                .isInstanceOfSatisfying(
                        NetException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TIMEOUT));
    }

    private void assertReason(Reason reason, String url) {
        assertThatThrownBy(() -> http.stream(url, Map.of(), Duration.ofSeconds(20), Duration.ofSeconds(20)))
                .isInstanceOfSatisfying(
                        NetException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    /// Closed after the test at the latest.
    private HttpResponse open(String path, Map<String, String> headers) {
        return openUrl(server.url(path), headers);
    }

    private HttpResponse openUrl(String url, Map<String, String> headers) {
        var httpResponse = http.stream(url, headers, Duration.ofSeconds(20), Duration.ofSeconds(20));
        answers.add(httpResponse);
        return httpResponse;
    }

    private String text(String path) throws IOException {
        try (var httpResponse = open(path, Map.of())) {
            return new String(httpResponse.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
