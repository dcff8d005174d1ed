package tv.tributary.net;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// A proxy through which requests go: `http://host:port` (RFC 9110) or `socks5://host:port` (RFC 1928), with
/// `user:password@` before the host where it wants a login. Names of servers are resolved by the proxy.
public record ProxyServer(Kind kind, String host, int port, String user, String password) {
    enum Kind {
        HTTP,
        SOCKS5
    }

    /// Reads its address; empty if it is none. The port must be named.
    public static Optional<ProxyServer> parse(String address) {
        try {
            var uri = new URI(address.strip());
            var kind = kind(uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT));
            boolean plain = (uri.getPath() == null || uri.getPath().matches("/?"))
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
            if (kind.isEmpty() || uri.getHost() == null || uri.getPort() < 1 || uri.getPort() > 65_535 || !plain)
                return Optional.empty();
            var login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
            int colon = login.indexOf(':');
            var host = uri.getHost().replaceAll("^\\[|]$", "");
            return Optional.of(new ProxyServer(
                    kind.get(),
                    host,
                    uri.getPort(),
                    decoded(colon < 0 ? login : login.substring(0, colon)),
                    decoded(colon < 0 ? "" : login.substring(colon + 1))));
        } catch (URISyntaxException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Kind> kind(String scheme) {
        return switch (scheme) {
            case "http" -> Optional.of(Kind.HTTP);
            case "socks5", "socks5h", "socks" -> Optional.of(Kind.SOCKS5);
            default -> Optional.empty();
        };
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    boolean hasLogin() {
        return !user.isEmpty();
    }

    /// Leaves its login out.
    @Override
    public String toString() {
        return kind + " " + host + ":" + port;
    }
}
