package tv.tributary.net;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// The certificate a server shows, for a user to look at before they trust it.
///
/// @param fingerprint SHA-256 of it: pairs of capital hex digits with colons between, as browsers show it
/// @param subject whom it names
/// @param issuer who vouches for it
/// @param from when it began to be valid
/// @param until when it ends
public record ServerCertificate(String fingerprint, String subject, String issuer, Instant from, Instant until) {
    private static final HexFormat FORMAT = HexFormat.ofDelimiter(":").withUpperCase();

    static ServerCertificate of(X509Certificate certificate) {
        return new ServerCertificate(
                fingerprint(certificate),
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return FORMAT.formatHex(digest);
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("no fingerprint", e);
        }
    }

    /// A fingerprint as people paste it, with or without colons, in any case; empty if it is none.
    public static Optional<String> fingerprint(String typed) {
        var digits = typed.replaceAll("[:\\s-]", "");
        return digits.matches("[0-9A-Fa-f]{64}")
                ? Optional.of(FORMAT.formatHex(HexFormat.of().parseHex(digits)))
                : Optional.empty();
    }

    /// Trusts nobody, and remembers whom it met.
    static final class Witness extends X509ExtendedTrustManager {
        private volatile Optional<ServerCertificate> seen = Optional.empty();

        Optional<ServerCertificate> seen() {
            return seen;
        }

        private void refuse(X509Certificate[] chain) throws CertificateException {
            if (chain.length > 0) seen = Optional.of(of(chain[0]));
            throw new CertificateException("only looked at");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            refuse(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            refuse(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            refuse(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            refuse(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            refuse(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            refuse(chain);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
