package tv.tributary.net;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/// Accepts what the system accepts, and beside it one certificate, by its SHA-256 fingerprint, for any host that shows
/// it: whoever shows another one is refused as ever.
final class PinnedTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager system;
    private final String fingerprint;

    /// @param fingerprint as [ServerCertificate#fingerprint] writes it
    PinnedTrust(String fingerprint) {
        this.system = system();
        this.fingerprint = fingerprint;
    }

    static X509ExtendedTrustManager system() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no trust manager", e);
        }
    }

    static SSLContext context(X509TrustManager trust) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no TLS", e);
        }
    }

    void applyTo(OkHttpClient.Builder builder) {
        HostnameVerifier usual = new OkHttpClient().hostnameVerifier();
        builder.sslSocketFactory(context(this).getSocketFactory(), this)
                .hostnameVerifier((host, session) -> isPinned(session) || usual.verify(host, session));
    }

    private boolean isPinned(SSLSession session) {
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate leaf && isPinned(leaf);
        } catch (SSLPeerUnverifiedException _) {
            return false;
        }
    }

    private boolean isPinned(X509Certificate leaf) {
        return ServerCertificate.fingerprint(leaf).equals(fingerprint);
    }

    /// A check by the system.
    @FunctionalInterface
    private interface Check {
        void run() throws CertificateException;
    }

    private void check(X509Certificate[] chain, Check check) throws CertificateException {
        if (chain.length > 0 && isPinned(chain[0])) return;
        check.run();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain, () -> system.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain, () -> system.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain, () -> system.checkServerTrusted(chain, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        system.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        system.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        system.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return system.getAcceptedIssuers();
    }
}
