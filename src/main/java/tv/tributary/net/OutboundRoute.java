package tv.tributary.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;

/// The route of one provider's requests out of this machine.
///
/// @param proxy through which they go; empty to connect directly
/// @param certificate fingerprint of a certificate that is accepted though nobody vouches for it; see
///     [ServerCertificate#fingerprint]
public record OutboundRoute(Optional<ProxyServer> proxy, Optional<String> certificate) {
    /// Directly, and with no certificate but those the system accepts.
    public static final OutboundRoute DIRECT = new OutboundRoute(Optional.empty(), Optional.empty());

    /// @param proxy its address; empty for none. What cannot be read is an address that cannot be reached: nothing goes
    ///     out directly only because a proxy is misspelt
    /// @param certificate a fingerprint; empty for none
    /// @throws NetException BAD_URL for such an address
    public static OutboundRoute of(String proxy, String certificate) {
        if (proxy.isEmpty() && certificate.isEmpty()) return DIRECT;
        var server = ProxyServer.parse(proxy);
        if (server.isEmpty() && !proxy.isEmpty())
            throw new NetException(NetException.Reason.BAD_URL, "this is not a proxy");
        return new OutboundRoute(server, ServerCertificate.fingerprint(certificate));
    }

    boolean isProxied() {
        return proxy.isPresent();
    }

    /// What sockets are connected by, if not directly.
    Optional<Socks5Sockets> socks() {
        return proxy.filter(p -> p.kind() == ProxyServer.Kind.SOCKS5).map(Socks5Sockets::new);
    }

    /// The same client on this route.
    OkHttpClient over(OkHttpClient client) {
        if (equals(DIRECT)) return client;
        var builder = client.newBuilder();
        proxy.ifPresent(server -> through(server, builder));
        socks().ifPresent(sockets -> builder.socketFactory(sockets));
        certificate.ifPresent(fingerprint -> new PinnedTrust(fingerprint).applyTo(builder));
        return builder.build();
    }

    private static void through(ProxyServer server, OkHttpClient.Builder builder) {
        if (server.kind() == ProxyServer.Kind.SOCKS5) {
            // The proxy resolves names: what stands for an address here is never connected to.
            builder.proxy(Proxy.NO_PROXY).dns(host -> List.of(InetAddress.getByAddress(host, new byte[] {0, 0, 0, 0})));
            return;
        }
        builder.proxy(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(server.host(), server.port())))
                .socketFactory(SocketFactory.getDefault());
        if (server.hasLogin())
            builder.proxyAuthenticator((_, response) -> {
                // Asked again although it was given: it is wrong.
                if (response.request().header("Proxy-Authorization") != null) return null;
                return response.request()
                        .newBuilder()
                        .header("Proxy-Authorization", Credentials.basic(server.user(), server.password()))
                        .build();
            });
    }
}
