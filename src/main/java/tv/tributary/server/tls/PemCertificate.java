package tv.tributary.server.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A private key with its chain of certificates, as PEM files have them (RFC 7468).
///
/// @param chain the server's own certificate first
record PemCertificate(PrivateKey key, List<X509Certificate> chain) {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s]+-----END CERTIFICATE-----");

    PemCertificate {
        chain = List.copyOf(chain);
    }

    /// Reads both from one text. Empty if one is missing or makes no sense, or they do not belong together.
    static Optional<PemCertificate> parse(String text) {
        try {
            var chain = chain(text);
            var found = KEY.matcher(text);
            if (chain.isEmpty() || !found.find()) return Optional.empty();
            var algorithm = chain.getFirst().getPublicKey().getAlgorithm();
            var bytes = Base64.getMimeDecoder().decode(found.group(1));
            var key = KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
            return Optional.of(new PemCertificate(key, chain));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static List<X509Certificate> chain(String text) throws CertificateException {
        var factory = CertificateFactory.getInstance("X.509");
        var chain = new ArrayList<X509Certificate>();
        var found = CERTIFICATE.matcher(text);
        while (found.find()) {
            var bytes = found.group().getBytes(StandardCharsets.US_ASCII);
            if (factory.generateCertificate(new ByteArrayInputStream(bytes)) instanceof X509Certificate certificate) {
                chain.add(certificate);
            }
        }
        return chain;
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    /// The key is a secret.
    @Override
    public String toString() {
        return "PemCertificate[" + certificate().getSubjectX500Principal() + "]";
    }
}
