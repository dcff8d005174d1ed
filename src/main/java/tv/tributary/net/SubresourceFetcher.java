package tv.tributary.net;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/// Fetches what a document refers to, such as the segments of a playlist. Sends the document's cookies; drops
/// credentials for other origins; allows private addresses only if the document came from one, never by redirect.
/// Thread-safe.
public final class SubresourceFetcher {
    private final OkHttpClient client;
    private final HttpResponse.Origin home;
    private final Predicate<InetAddress> isPublic;

    /// @param home whose document names them
    SubresourceFetcher(OkHttpClient streams, HttpResponse.Origin home, Predicate<InetAddress> isPublic) {
        var builder = home.route().over(streams).newBuilder();
        if (home.outside() && !home.route().isProxied())
            builder.socketFactory(new PublicAddressSocketFactory(isPublic)).proxy(java.net.Proxy.NO_PROXY);
        this.client = builder.build();
        this.home = home;
        this.isPublic = isPublic;
    }

    /// Opens one on a connection of its own. Any status is an answer.
    ///
    /// @param headers those that cannot be sent are left out
    /// @param connect longest wait for a connection to one address
    /// @param stall longest wait for the next bytes
    /// @param whole longest time for all of it, from the first redirect to the last byte
    /// @throws NetException if there is no answer
    public HttpResponse open(
            String url, Map<String, String> headers, Duration connect, Duration stall, Duration whole) {
        var patient =
                client.newBuilder().connectTimeout(connect).readTimeout(stall).build();
        var address = HttpUrl.parse(url);
        var sent = OutgoingHeaders.ofPlayer(headers, home.cookies());
        if (address == null || !RedirectFollower.sameOrigin(home.asked(), address)) sent.leaveOrigin();
        long deadline = System.nanoTime() + whole.toNanos();
        boolean guarded = home.outside() && home.route().isProxied();
        var guard = new RedirectGuard(patient, true, isPublic);
        return new RedirectFollower(
                        to -> guarded ? guard.outside(to, patient) : patient,
                        sent,
                        call -> call.timeout().timeout(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS))
                .follow(url);
    }
}
