package tv.tributary.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.testkit.SelfSigned;

/// Servers with certificates that nobody vouches for.
class PinnedTrustTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private final Http http = new Http();

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void itIsRefusedAsLongAsNobodyTrustsIt() throws Exception {
        var server = server("mine");
        assertThatThrownBy(() -> status(server, OutboundRoute.DIRECT))
                .isInstanceOfSatisfying(
                        NetException.class, e -> assertThat(e.reason()).isEqualTo(NetException.Reason.TLS));
        server.stop(0);
    }

    @Test
    void whatTheServerShowsCanBeLookedAtAndTrusted() throws Exception {
        var server = server("mine");
        var seen = http.certificate(url(server), OutboundRoute.DIRECT);
        assertThat(seen.subject()).isEqualTo("CN=mine.test");
        assertThat(seen.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(seen.until()).isAfter(Instant.now());
        assertThat(status(server, OutboundRoute.of("", seen.fingerprint()))).isEqualTo(204);
        server.stop(0);
    }

    @Test
    void anotherCertificateIsNotTrustedForIt() throws Exception {
        var mine = server("mine");
        var other = server("other");
        var trusted = http.certificate(url(mine), OutboundRoute.DIRECT).fingerprint();
        assertThatThrownBy(() -> status(other, OutboundRoute.of("", trusted)))
                .isInstanceOfSatisfying(
                        NetException.class, e -> assertThat(e.reason()).isEqualTo(NetException.Reason.TLS));
        mine.stop(0);
        other.stop(0);
    }

    @Test
    void aFingerprintMayBePastedInAnyForm() {
        var plain = "ab".repeat(32);
        var shown = "AB" + ":AB".repeat(31);
        assertThat(ServerCertificate.fingerprint(plain)).contains(shown);
        assertThat(ServerCertificate.fingerprint(shown)).contains(shown);
        assertThat(ServerCertificate.fingerprint("trust all")).isEmpty();
    }

    private int status(HttpsServer server, OutboundRoute route) {
        try (var answer = http.stream(url(server), Map.of(), route, LONG, LONG)) {
            return answer.status();
        }
    }

    private static String url(HttpsServer server) {
        return "https://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private static HttpsServer server(String name) throws Exception {
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(SelfSigned.configurator(folder, name));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(204, -1);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        server.start();
        return server;
    }
}
