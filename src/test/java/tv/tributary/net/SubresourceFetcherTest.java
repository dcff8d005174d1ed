package tv.tributary.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.net.NetException.Reason;
import tv.tributary.testkit.RawServer;

class SubresourceFetcherTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Http http = new Http();
    private final RawServer server = new RawServer();
    private final RawServer other = new RawServer();

    @AfterEach
    void close() {
        http.close();
        server.close();
        other.close();
    }

    @Test
    void headersThatOpenDoorsStayAtTheListsOrigin() {
        server.then("HTTP/1.1 200 OK\n\n").then("HTTP/1.1 200 OK\n\n");
        other.then("HTTP/1.1 200 OK\n\n");
        var headers = Map.of("Authorization", "Bearer a", "Referer", "http://site/");
        var subresourceFetcher = parts(Map.of());
        subresourceFetcher.open(server.url("/1.ts"), headers, LONG, LONG, LONG).close();
        subresourceFetcher.open(other.url("/2.ts"), headers, LONG, LONG, LONG).close();
        assertThat(server.requests().getLast()).contains("Bearer a", "http://site/");
        assertThat(other.requests().getLast()).contains("http://site/").doesNotContain("Bearer a");
    }

    @Test
    void cookiesGoBackToWhereTheyCameFrom() {
        server.then("HTTP/1.1 302 Found\nSet-Cookie: way=1; Path=/\nLocation: /list\n\n");
        server.then("HTTP/1.1 200 OK\nSet-Cookie: way=2; Path=/\nSet-Cookie: deep=3; Path=/deep\n\n");
        server.then("HTTP/1.1 200 OK\n\n").then("HTTP/1.1 200 OK\n\n");
        var subresourceFetcher = parts(Map.of("Cookie", "own=0"));
        subresourceFetcher
                .open(server.url("/1.ts"), Map.of("Cookie", "own=0"), LONG, LONG, LONG)
                .close();
        subresourceFetcher
                .open(server.url("/deep/2.ts"), Map.of(), LONG, LONG, LONG)
                .close();
        assertThat(server.requests().get(1)).contains("Cookie: own=0; way=1\r");
        assertThat(server.requests().get(2)).contains("Cookie: own=0; way=2\r");
        assertThat(server.requests().get(3)).contains("Cookie: way=2; deep=3\r");
    }

    @Test
    void cookiesDoNotGoToOtherHosts() {
        server.then("HTTP/1.1 200 OK\nSet-Cookie: a=1; Path=/\n\n");
        other.then("HTTP/1.1 200 OK\n\n");
        var elsewhere = other.url("/2.ts").replace("127.0.0.1", "localhost");
        parts(Map.of()).open(elsewhere, Map.of(), LONG, LONG, LONG).close();
        assertThat(other.requests().getFirst()).doesNotContain("a=1");
    }

    @Test
    void whatDripsEndsInTime() {
        server.then("HTTP/1.1 200 OK\n\n");
        server.then((_, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int n = 0; n < 3000; n++) {
                out.write('x');
                out.flush();
                Thread.sleep(10);
            }
        });
        long begun = System.nanoTime();
        try (var httpResponse =
                parts(Map.of()).open(server.url("/1.ts"), Map.of(), LONG, LONG, Duration.ofMillis(300))) {
            assertThatThrownBy(() -> httpResponse.body().readAllBytes()).isInstanceOf(IOException.class);
        }
        assertThat(System.nanoTime() - begun).isLessThan(Duration.ofSeconds(15).toNanos());
    }

    @Test
    void noMoreIsReadThanWasAllowed() throws Exception {
        server.then("HTTP/1.1 200 OK\n\n").then("HTTP/1.1 200 OK\n\n1234567890");
        try (var httpResponse = parts(Map.of())
                .open(server.url("/key"), Map.of(), LONG, LONG, LONG)
                .upTo(5)) {
            var target = ByteBuffer.allocate(5);
            assertThat(httpResponse.read(target)).isEqualTo(5);
            assertThatThrownBy(() -> httpResponse.read(ByteBuffer.allocate(5)))
                    .isInstanceOfSatisfying(
                            NetException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
        }
    }

    @Test
    void aStreamThatADocumentNamesGetsNoKeysOfItsOrigin() {
        server.then("HTTP/1.1 200 OK\n\n");
        other.then("HTTP/1.1 200 OK\n\n");
        var headers = Map.of("Authorization", "Bearer a", "Referer", "http://site/");
        try (var document = http.stream(server.url("/list.m3u"), headers, LONG, LONG)) {
            http.stream(other.url("/1.ts"), headers, LONG, LONG, document).close();
        }
        assertThat(other.requests().getFirst()).contains("http://site/").doesNotContain("Bearer a");
    }

    @Test
    void aStreamThatADocumentFromOutsideNamesDoesNotLieInTheHome() {
        server.then("HTTP/1.1 200 OK\n\n");
        try (var outside = new Http(address -> address.getHostAddress().equals("127.0.0.1"));
                var document = outside.stream(server.url("/list.m3u"), Map.of(), LONG, LONG)) {
            assertThatThrownBy(() -> outside.stream("http://127.0.0.2:1/1.ts", Map.of(), LONG, LONG, document))
                    .isInstanceOfSatisfying(
                            NetException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FORBIDDEN_ADDRESS));
        }
    }

    private SubresourceFetcher parts(Map<String, String> headers) {
        try (var first = http.stream(server.url("/list.m3u8"), headers, LONG, LONG)) {
            return http.parts(first);
        }
    }
}
