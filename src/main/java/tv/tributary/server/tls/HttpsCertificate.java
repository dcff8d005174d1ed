package tv.tributary.server.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.file.OwnerOnly;

/// The server's certificate in a file. One that was replaced, such as by an ACME client, is taken at the next
/// connection;
/// one of our own is made where there is none, and again before it expires. Thread-safe.
public final class HttpsCertificate {
    private static final Logger log = LoggerFactory.getLogger(HttpsCertificate.class);
    private static final String ALIAS = "server";

    /// How long before its end one of our own is replaced.
    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);
    /// Between two looks at the file.
    private static final Duration LOOK = Duration.ofMinutes(1);

    /// How long one of our own is good.
    private static final Duration LASTING = Duration.ofDays(397);

    /// Makes a key with its certificate as PEM.
    @FunctionalInterface
    private interface Maker {
        String pem() throws IOException;
    }

    private final Path file;
    private final Optional<Maker> maker;
    private final InstantSource clock;
    private PemCertificate current;
    private FileTime modified = FileTime.fromMillis(0);
    private Instant looked = Instant.MIN;

    private HttpsCertificate(Path file, Optional<Maker> maker, InstantSource clock) throws IOException {
        this.file = file;
        this.maker = maker;
        this.clock = clock;
        this.looked = clock.instant();
        this.current = load();
    }

    /// The user's own: certificate, those that vouch for it, and the private key (PKCS #8) in one PEM file.
    ///
    /// @throws IOException if the file cannot be read, or holds no such thing
    public static HttpsCertificate of(Path file, InstantSource clock) throws IOException {
        return new HttpsCertificate(file, Optional.empty(), clock);
    }

    /// One that is made here, and good for a year or so: browsers believe none that is good for longer.
    ///
    /// @param file where it is kept, for its owner alone
    /// @param names host names and IPv4 addresses for which it is good
    /// @throws IOException if it cannot be made or kept
    public static HttpsCertificate own(Path file, Collection<String> names, InstantSource clock) throws IOException {
        var folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        return new HttpsCertificate(file, Optional.of(() -> Keytool.selfSigned(names, LASTING, folder)), clock);
    }

    /// Whether a file holds a certificate with its key.
    public static boolean isIn(Path file) {
        try {
            return PemCertificate.parse(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .isPresent();
        } catch (IOException _) {
            return false;
        }
    }

    /// For connections to the server.
    public SSLContext context() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new CurrentKey()}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private PemCertificate load() throws IOException {
        var known = Files.exists(file) ? read() : Optional.<PemCertificate>empty();
        if (maker.isPresent() && known.map(this::endsSoon).orElse(true)) {
            OwnerOnly.file(file);
            Files.writeString(file, maker.get().pem(), StandardCharsets.US_ASCII);
            log.info("a new certificate for HTTPS is in {}", file);
            known = read();
        }
        modified = Files.getLastModifiedTime(file);
        return known.orElseThrow(() -> new IOException("no certificate with its private key (PKCS #8) in " + file));
    }

    private Optional<PemCertificate> read() throws IOException {
        return PemCertificate.parse(Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    private boolean endsSoon(PemCertificate one) {
        return one.certificate()
                .getNotAfter()
                .toInstant()
                .isBefore(clock.instant().plus(RENEWED_BEFORE));
    }

    private synchronized PemCertificate current() {
        var now = clock.instant();
        if (looked.plus(LOOK).isAfter(now)) return current;
        looked = now;
        try {
            boolean changed = !Files.getLastModifiedTime(file).equals(modified);
            if (changed || (maker.isPresent() && endsSoon(current))) current = load();
        } catch (IOException e) {
            log.warn("the certificate for HTTPS stays as it was: {}", e.getMessage());
        }
        return current;
    }

    /// Whatever a client asks for, there is one.
    private final class CurrentKey extends X509ExtendedKeyManager {
        @Override
        public String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
            return ALIAS;
        }

        @Override
        public String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
            return ALIAS;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return current().chain().toArray(X509Certificate[]::new);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return current().key();
        }

        @Override
        public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
            return new String[] {ALIAS};
        }

        @Override
        public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }
    }
}
