package tv.tributary.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/// Ways to devices in the home network, which are a television's neighbours and nobody's on the internet: the
/// opposite of [AddressGuard]. Blocking; thread-safe.
public final class HomeSockets {
    private HomeSockets() {}

    /// Opens an encrypted connection whose certificate says nothing: such devices make their own, for a name
    /// that no authority knows. So it is good for nothing secret.
    ///
    /// @param patience for the connection, for the handshake, and for each later read
    public static SSLSocket openUnverified(InetAddress address, int port, Duration patience) throws IOException {
        int millis = Math.toIntExact(patience.toMillis());
        var plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(address, port), millis);
            plain.setSoTimeout(millis);
            plain.setTcpNoDelay(true);
            var factory = PinnedTrust.context(new AnyCertificate()).getSocketFactory();
            var socket = (SSLSocket) factory.createSocket(plain, address.getHostAddress(), port, true);
            socket.startHandshake();
            return socket;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    /// Looks at no certificate.
    private static final class AnyCertificate extends X509ExtendedTrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
