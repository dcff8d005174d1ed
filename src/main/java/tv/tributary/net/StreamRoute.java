package tv.tributary.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import tv.tributary.net.NetException.Reason;

/// Where a stream's redirects may lead. A list may name hosts inside the home (a tuner, a panel next door), and those
/// may redirect as they like; but a provider on the internet must not send us to this machine or the home network. One
/// request's own; not thread-safe.
final class StreamRoute implements Function<HttpUrl, OkHttpClient> {
    private final OkHttpClient client;
    private final Predicate<InetAddress> isPublic;
    private boolean first = true;
    private boolean fromOutside;

    StreamRoute(OkHttpClient client, Predicate<InetAddress> isPublic) {
        this.client = client;
        this.isPublic = isPublic;
    }

    /// Whether the address that was asked for first lies outside the home.
    boolean fromOutside() {
        return fromOutside;
    }

    /// The client for the next hop. It connects to the very addresses that were judged, so a name that resolves
    /// differently the second time gains nothing.
    @Override
    public OkHttpClient apply(HttpUrl url) {
        List<InetAddress> addresses;
        try {
            addresses = List.of(InetAddress.getAllByName(url.host()));
        } catch (UnknownHostException _) {
            // The call itself says so in its own words.
            return client;
        }
        boolean outside = addresses.stream().allMatch(isPublic);
        if (first) fromOutside = outside;
        first = false;
        if (fromOutside && !outside) {
            throw new NetException(Reason.FORBIDDEN_ADDRESS, url.host() + " lies inside the home network");
        }
        return client.newBuilder().dns(_ -> addresses).build();
    }
}
