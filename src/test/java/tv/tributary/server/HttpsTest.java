package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.model.ProviderSettings;
import tv.tributary.server.LanServer.HttpsPort;
import tv.tributary.server.tls.HttpsCertificate;
import tv.tributary.testkit.EndlessTs;
import tv.tributary.testkit.FakeProvider;
import tv.tributary.testkit.ManualClock;

/// HTTPS beside plain HTTP, with clients that trust the server's certificate and nobody else's.
@Timeout(90)
class HttpsTest {
    private static final List<String> NAMES = List.of("localhost", "127.0.0.1");

    @TempDir
    private Path folder;

    private final House house = new House((OutputRoutes routes) -> new OutputRoutes(routes.groups(), List.of()));
    private final FakeProvider provider = new FakeProvider("Erste HD");

    @BeforeEach
    void aChannel() throws Exception {
        var added = house.catalog.providers().add(ProviderSettings.of("Fake", provider.list()));
        assertThat(house.catalog.sync().sync(added.id()).await(Duration.ofSeconds(20)))
                .isTrue();
    }

    @AfterEach
    void close() {
        house.close();
        provider.close();
    }

    /// A file such as a user has.
    private Path made(String name) throws IOException {
        var file = folder.resolve(name);
        HttpsCertificate.own(file, NAMES, InstantSource.system());
        return file;
    }

    private LanServer serve(HttpsCertificate certificate) {
        return house.serve(
                "127.0.0.1",
                0,
                Optional.of(new HttpsPort(0, certificate.context())),
                routes -> new OutputRoutes(routes.groups(), List.of()));
    }

    private static HttpClient trusting(Path pem) throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        var factory = CertificateFactory.getInstance("X.509");
        var text = Files.readString(pem);
        var one = text.substring(text.indexOf("-----BEGIN CERTIFICATE"), text.indexOf("-----BEGIN PRIVATE"));
        store.setCertificateEntry(
                "server",
                factory.generateCertificate(new ByteArrayInputStream(one.getBytes(StandardCharsets.US_ASCII))));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .sslContext(context)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
    }

    private static <T> HttpResponse<T> get(HttpClient client, String url, HttpResponse.BodyHandler<T> body)
            throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                body);
    }

    @Test
    void aChannelPlaysByTheAddressOfAnEncryptedPlaylist() throws Exception {
        var file = folder.resolve("https.pem");
        var certificate = HttpsCertificate.own(file, NAMES, InstantSource.system());
        try (var server = serve(certificate);
                var client = trusting(file)) {
            var base = "https://127.0.0.1:" + server.httpsPort().orElseThrow();
            var list = get(
                    client, base + "/" + house.tokenGate.householdToken() + "/playlist.m3u", BodyHandlers.ofString());
            var channel = list.body()
                    .lines()
                    .filter(line -> line.startsWith(base))
                    .findFirst()
                    .orElseThrow();
            try (var stream = get(client, channel, BodyHandlers.ofInputStream()).body()) {
                var packets = stream.readNBytes(2_000 * EndlessTs.PACKET);
                for (int at = 0; at < packets.length; at += EndlessTs.PACKET)
                    assertThat(packets[at]).isEqualTo((byte) 0x47);
                assertThat(packets).hasSize(2_000 * EndlessTs.PACKET);
            }
            assertThat(server.port()).isNotEqualTo(server.httpsPort().orElseThrow());
            client.shutdownNow();
        }
    }

    @Test
    void oneOfOurOwnIsKeptUntilItEndsSoon() throws Exception {
        var file = folder.resolve("https.pem");
        HttpsCertificate.own(file, NAMES, InstantSource.system());
        var first = Files.readString(file);

        HttpsCertificate.own(file, NAMES, InstantSource.system());
        assertThat(Files.readString(file)).isEqualTo(first);

        var soonBefore = Instant.now().plus(Duration.ofDays(360));
        HttpsCertificate.own(file, NAMES, () -> soonBefore);
        assertThat(Files.readString(file)).isEqualTo(first);

        var later = Instant.now().plus(Duration.ofDays(380));
        HttpsCertificate.own(file, NAMES, () -> later);
        assertThat(Files.readString(file)).isNotEqualTo(first);
    }

    @Test
    void whileTheServerRunsAnEndingCertificateAndAReplacedFileAreNoticed() throws Exception {
        var clock = new ManualClock(Instant.now());
        var file = made("mine.pem");
        var certificate = HttpsCertificate.of(file, clock);
        try (var server = serve(certificate)) {
            var url = "https://127.0.0.1:" + server.httpsPort().orElseThrow() + "/healthz";
            try (var client = trusting(file)) {
                assertThat(get(client, url, BodyHandlers.ofString()).statusCode())
                        .isEqualTo(200);
                client.shutdownNow();
            }
            Files.copy(made("other.pem"), file, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
            clock.pass(Duration.ofMinutes(2));
            try (var client = trusting(file)) {
                assertThat(get(client, url, BodyHandlers.ofString()).statusCode())
                        .isEqualTo(200);
                client.shutdownNow();
            }
        }
    }

    @Test
    void whatIsNoCertificateIsRefusedInPlainWords() throws Exception {
        var nonsense = Files.writeString(folder.resolve("nonsense.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n");
        assertThat(HttpsCertificate.isIn(nonsense)).isFalse();
        assertThat(HttpsCertificate.isIn(folder.resolve("missing.pem"))).isFalse();
        assertThatThrownBy(() -> HttpsCertificate.of(nonsense, InstantSource.system()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no certificate");

        var refused = house.send(
                "PUT",
                "/api/settings/network",
                "{\"httpsPort\":9443,\"certificate\":\"" + nonsense.toString().replace("\\", "\\\\") + "\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("PEM file");
        assertThat(house.get("/api/settings/network").body()).contains("\"httpsPort\":0");
    }

    @Test
    void theFileIsForItsOwnerAlone() throws Exception {
        var file = folder.resolve("https.pem");
        HttpsCertificate.own(file, NAMES, InstantSource.system());
        assertThat(Files.getPosixFilePermissions(file))
                .extracting(permission -> permission.name())
                .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
    }
}
