package tv.tributary.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.testkit.LoopbackProxy;
import tv.tributary.testkit.RawServer;

/// Requests through a proxy: the proxy resolves names, and nothing goes out beside it.
class OutboundRouteTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String OK = "HTTP/1.1 200 OK\nContent-Length: 4\nConnection: close\n\nnews";

    private final RawServer server = new RawServer();
    private final Http http = new Http();

    @AfterEach
    void close() {
        server.close();
        http.close();
    }

    @ParameterizedTest
    @CsvSource({"http,''", "http,ann:se%40cret", "socks5,''", "socks5,ann:secret"})
    void aStreamGoesThroughTheProxyWhichResolvesItsName(String scheme, String login) throws Exception {
        server.then(OK);
        try (var proxy = new LoopbackProxy(login.replace("%40", "@"))) {
            var address = proxy.url(scheme).replace("se@cret", "se%40cret");
            try (var answer = http.stream(named("/live"), Map.of(), route(address), LONG, LONG)) {
                assertThat(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("news");
            }
            assertThat(proxy.targets()).containsExactly("provider.test:" + server.port());
        }
        assertThat(server.requests().getFirst()).startsWith("GET /live ").doesNotContain("Proxy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "socks5"})
    void aRedirectGoesThroughItTooAndSoDoesWhatADocumentNames(String scheme) throws Exception {
        server.then("HTTP/1.1 302 Found\nLocation: http://edge.test:" + server.port() + "/b\nContent-Length: 0\n\n")
                .then(OK)
                .then(OK);
        try (var proxy = new LoopbackProxy("")) {
            try (var answer = http.stream(named("/a"), Map.of(), route(proxy.url(scheme)), LONG, LONG);
                    var part = http.parts(answer)
                            .open("http://cdn.test:" + server.port() + "/1.ts", Map.of(), LONG, LONG, LONG)) {
                assertThat(part.status()).isEqualTo(200);
            }
            assertThat(proxy.targets())
                    .extracting(target -> target.replaceFirst(":.*", ""))
                    .containsExactly("provider.test", "edge.test", "cdn.test");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "socks5"})
    void aCircleOfRedirectsIsCalledThatAlsoBehindAProxy(String scheme) {
        for (var hop = 0; hop < 12; hop++)
            server.then("HTTP/1.1 302 Found\nLocation: http://edge.test:" + server.port()
                    + "/again\nContent-Length: 0\n\n");
        try (var proxy = new LoopbackProxy("")) {
            assertThatThrownBy(() -> http.stream(named("/a"), Map.of(), route(proxy.url(scheme)), LONG, LONG))
                    .isInstanceOfSatisfying(
                            NetException.class, e -> assertThat(e.reason()).isEqualTo(NetException.Reason.REDIRECTS));
        }
    }

    @Test
    void aListIsReadThroughIt() throws Exception {
        server.then(OK);
        try (var proxy = new LoopbackProxy("")) {
            var request = new Fetch.Request(
                    named("/list.m3u"),
                    "",
                    "",
                    "",
                    1000,
                    LONG,
                    Fetch.Reach.PUBLIC_ONLY,
                    Map.of("Cookie", "a=b"),
                    route(proxy.url("http")));
            try (var fetched = new Fetch(http).open(request)) {
                assertThat(fetched.body().readAllBytes()).hasSize(4);
            }
            assertThat(proxy.targets()).hasSize(1);
        }
        assertThat(server.requests().getFirst()).contains("Cookie: a=b");
    }

    @Test
    void whatCameFromOutsideLeadsIntoTheHomeByNoProxyEither() {
        server.then("HTTP/1.1 302 Found\nLocation: http://127.0.0.1:1/router\nContent-Length: 0\n\n");
        try (var proxy = new LoopbackProxy("")) {
            assertThatThrownBy(() -> http.stream(named("/a"), Map.of(), route(proxy.url("socks5")), LONG, LONG))
                    .hasMessageContaining("inside the home");
            assertThat(proxy.targets()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "socks5"})
    void aWrongLoginIsNotLetIn(String scheme) {
        try (var proxy = new LoopbackProxy("ann:secret")) {
            var wrong = route(proxy.url(scheme).replace("secret", "wrong"));
            assertThat(refused(wrong)).isTrue();
            assertThat(proxy.targets()).isEmpty();
        }
        assertThat(server.requests()).isEmpty();
    }

    /// By an exception, or by the proxy's own answer.
    private boolean refused(OutboundRoute route) {
        try (var answer = http.stream(named("/a"), Map.of(), route, LONG, LONG)) {
            return answer.status() == 407;
        } catch (NetException _) {
            return true;
        }
    }

    @Test
    void aProxyThatIsDownIsNotPassedBy() {
        var down = new LoopbackProxy("");
        var route = route(down.url("http"));
        down.close();
        assertThatThrownBy(() -> http.stream(server.url("/a"), Map.of(), route, LONG, LONG))
                .isInstanceOf(NetException.class);
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.test:3128",
                "http://proxy.test",
                "ftp://proxy.test:21",
                "http://proxy.test:99999",
                "http://proxy.test:80/path",
                "socks5://:1080",
                "nonsense"
            })
    void aMisspeltProxyIsNone(String address) {
        assertThat(ProxyServer.parse(address)).isEmpty();
        assertThatThrownBy(() -> OutboundRoute.of(address, "")).isInstanceOf(NetException.class);
    }

    @Test
    void itsLoginMayHoldAnything() {
        assertThat(ProxyServer.parse("socks5://a%3Ab:c%40d+e@[::1]:1080"))
                .contains(new ProxyServer(ProxyServer.Kind.SOCKS5, "::1", 1080, "a:b", "c@d+e"));
        assertThat(ProxyServer.parse("http://ann:secret@proxy.test:3128"))
                .hasToString("Optional[HTTP proxy.test:3128]");
        assertThat(List.of("socks5h", "SOCKS5", "socks"))
                .allSatisfy(scheme ->
                        assertThat(ProxyServer.parse(scheme + "://h:1")).isPresent());
    }

    private static OutboundRoute route(String proxy) {
        return new OutboundRoute(ProxyServer.parse(proxy), Optional.empty());
    }

    /// A name that only the proxy can resolve.
    private String named(String path) {
        return "http://provider.test:" + server.port() + path;
    }
}
