package tv.tributary.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import tv.tributary.net.NetException.Reason;

/// Checks where a stream's redirects may lead. A list may name hosts in the home network (a tuner), which may redirect
/// freely; but a provider on the internet must not redirect us to this machine or the home network. For one request;
/// not thread-safe.
final class RedirectGuard implements Function<HttpUrl, OkHttpClient> {
    private final OkHttpClient client;
    private final boolean proxied;
    private final Predicate<InetAddress> isPublic;
    private boolean fromOutside;

    /// @param proxied whether the client's requests go through a proxy, which resolves names
    RedirectGuard(OkHttpClient client, boolean proxied, Predicate<InetAddress> isPublic) {
        this.client = client;
        this.proxied = proxied;
        this.isPublic = isPublic;
    }

    /// Whether any address on the way lay outside the home.
    boolean fromOutside() {
        return fromOutside;
    }

    /// The address was named from outside: it must not lie in the home either.
    void comesFromOutside() {
        fromOutside = true;
    }

    /// The request goes on by a client that reaches nothing but the internet.
    OkHttpClient outside(HttpUrl url, OkHttpClient publicOnly) {
        fromOutside = true;
        return proxied ? behindProxy(url) : publicOnly;
    }

    /// Where names lead behind a proxy is not seen from here: only addresses are judged.
    private OkHttpClient behindProxy(HttpUrl url) {
        boolean inside;
        try {
            inside = !isPublic.test(InetAddress.ofLiteral(url.host()));
        } catch (IllegalArgumentException _) {
            inside = url.host().equals("localhost");
        }
        fromOutside |= !inside;
        if (fromOutside && inside) throw forbidden(url);
        return client;
    }

    private static NetException forbidden(HttpUrl url) {
        return new NetException(Reason.FORBIDDEN_ADDRESS, url.host() + " lies inside the home network");
    }

    /// The client for the next hop. It connects to the very addresses that were judged, so a name that resolves
    /// differently the second time gains nothing.
    @Override
    public OkHttpClient apply(HttpUrl url) {
        if (proxied) return behindProxy(url);
        List<InetAddress> addresses;
        try {
            addresses = List.of(InetAddress.getAllByName(url.host()));
        } catch (UnknownHostException _) {
            // The call itself says so in its own words, and asks nobody again.
            return client.newBuilder()
                    .dns(host -> {
                        throw new UnknownHostException(host);
                    })
                    .build();
        }
        boolean outside = addresses.stream().allMatch(isPublic);
        fromOutside |= outside;
        if (fromOutside && !outside) throw forbidden(url);
        return client.newBuilder().dns(_ -> addresses).build();
    }
}
