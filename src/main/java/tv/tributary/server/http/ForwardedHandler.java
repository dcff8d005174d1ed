package tv.tributary.server.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes of a request that comes through a trusted reverse proxy the one that its client sent: with the client's
/// address,
/// and with the scheme, host and path that the client used. Everything behind it need know of no proxy. Takes the base
/// path off any request that begins with it. Runs on Undertow's I/O threads and never blocks.
public final class ForwardedHandler implements HttpHandler {
    private static final HttpString HOST = new HttpString("Host");

    /// Headers that have been used up, or must not be believed any more.
    private static final List<HttpString> USED = List.of(
            new HttpString("Forwarded"),
            new HttpString("X-Forwarded-For"),
            new HttpString("X-Forwarded-Proto"),
            new HttpString("X-Forwarded-Host"),
            new HttpString("X-Forwarded-Port"),
            new HttpString("X-Forwarded-Prefix"));

    private final Supplier<NetworkSettings> settings;
    private final HttpHandler next;
    private volatile Parsed parsed = Parsed.of(NetworkSettings.defaults());

    private record Parsed(NetworkSettings of, TrustedProxies proxies, BasePath basePath) {
        static Parsed of(NetworkSettings settings) {
            var ranges = settings.proxies().stream()
                    .flatMap(text -> IpRange.parse(text).stream())
                    .toList();
            return new Parsed(settings, new TrustedProxies(ranges), BasePath.of(settings.basePath()));
        }
    }

    /// @param settings asked at each request
    public ForwardedHandler(Supplier<NetworkSettings> settings, HttpHandler next) {
        this.settings = settings;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        var now = parsed(settings.get());
        var base = now.basePath();
        boolean below = base.leads(exchange.getRequestPath());
        var prefix = below ? base.path() : "";
        if (isFromProxy(exchange, now.proxies())) {
            prefix = apply(exchange, now.proxies()).orElse(base.path());
        }
        if (below) setPath(exchange, base.strip(exchange.getRequestPath()));
        exchange.putAttachment(Exchange.PREFIX, prefix);
        next.handleRequest(exchange);
    }

    private Parsed parsed(NetworkSettings now) {
        var known = parsed;
        if (!known.of().equals(now)) parsed = known = Parsed.of(now);
        return known;
    }

    /// A person who sits at the proxy itself sends none of its headers.
    private static boolean isFromProxy(HttpServerExchange exchange, TrustedProxies proxies) {
        var source = exchange.getSourceAddress();
        return source != null
                && source.getAddress() != null
                && proxies.trusts(source.getAddress())
                && USED.stream().anyMatch(exchange.getRequestHeaders()::contains);
    }

    /// @return the folder the proxy says it took off
    private static Optional<String> apply(HttpServerExchange exchange, TrustedProxies proxies) {
        var headers = exchange.getRequestHeaders();
        var origin = proxies.origin(name -> joined(headers, name));
        origin.client().ifPresent(client -> {
            exchange.setSourceAddress(new InetSocketAddress(client, 0));
            // Where the client is not told, whoever keeps strangers out has to see what is said instead.
            USED.forEach(headers::remove);
        });
        origin.scheme().ifPresent(exchange::setRequestScheme);
        origin.host().ifPresent(host -> headers.put(HOST, host));
        return origin.prefix();
    }

    private static String joined(HeaderMap headers, String name) {
        var values = headers.get(name);
        return values == null ? "" : String.join(",", values);
    }

    private static void setPath(HttpServerExchange exchange, String path) {
        exchange.setRequestPath(path);
        exchange.setRelativePath(path);
        exchange.setRequestURI(path);
    }
}
