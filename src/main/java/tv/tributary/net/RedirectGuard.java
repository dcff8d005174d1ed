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
    private final Predicate<InetAddress> isPublic;
    private boolean fromOutside;

    RedirectGuard(OkHttpClient client, Predicate<InetAddress> isPublic) {
        this.client = client;
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
    OkHttpClient outside(OkHttpClient publicOnly) {
        fromOutside = true;
        return publicOnly;
    }

    /// The client for the next hop. It connects to the very addresses that were judged, so a name that resolves
    /// differently the second time gains nothing.
    @Override
    public OkHttpClient apply(HttpUrl url) {
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
        if (fromOutside && !outside) {
            throw new NetException(Reason.FORBIDDEN_ADDRESS, url.host() + " lies inside the home network");
        }
        return client.newBuilder().dns(_ -> addresses).build();
    }
}
