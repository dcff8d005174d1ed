package tv.tributary.net;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/// The one HTTP client. Blocking: call it on a virtual thread; interrupting that thread ends the call. Thread-safe.
public final class Http implements AutoCloseable {
    /// What we call ourselves where a provider has no other wish: many let only players in.
    public static final String USER_AGENT = "VLC/3.0.21 LibVLC/3.0.21";

    private final OkHttpClient documents;
    private final OkHttpClient publicDocuments;
    private final OkHttpClient streams;

    public Http() {
        // Redirects are followed by Hops, which knows what may go where.
        documents = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(Duration.ofSeconds(10))
                .readTimeout(Duration.ofSeconds(30))
                .connectionPool(new ConnectionPool(5, 30, TimeUnit.SECONDS))
                .build();
        publicDocuments = documents
                .newBuilder()
                .socketFactory(new PublicSockets())
                .proxy(java.net.Proxy.NO_PROXY)
                .connectionPool(new ConnectionPool(5, 30, TimeUnit.SECONDS))
                .build();
        // An idle connection counts as a viewer at some providers, so none is kept. HTTP/2 would share one.
        streams = documents
                .newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .protocols(List.of(Protocol.HTTP_1_1))
                .build();
    }

    /// Opens a live stream on a connection of its own that is never pooled (`Connection: close`,
    /// `Accept-Encoding: identity`). Redirects are followed anew each time, from the internet never into the home;
    /// credentials never cross origins. Any status is an answer.
    ///
    /// @param headers those that cannot be sent are left out; without `User-Agent`, [#USER_AGENT] is sent
    /// @param connect longest wait for a connection to one address
    /// @param stall longest silence between two bytes before reading fails with a timeout
    /// @throws NetException if there is no answer
    public Answer stream(String url, Map<String, String> headers, Duration connect, Duration stall) {
        var inflow = new Inflow(stall);
        var client = streams.newBuilder()
                .connectTimeout(connect)
                .readTimeout(Duration.ZERO)
                .socketFactory(inflow)
                .build();
        var route = new StreamRoute(client, AddressGuard::isPublic);
        return new Hops(route, asPlayer(headers), call -> {}).follow(url).over(inflow);
    }

    /// The same for an address that a document from `list` names, such as a segment. Elsewhere than at the origin of
    /// `list`, headers that open doors are left out; into the home it may lead only where `list` itself lies in it.
    public Answer part(String url, String list, Map<String, String> headers, Duration connect, Duration stall) {
        var client =
                streams.newBuilder().connectTimeout(connect).readTimeout(stall).build();
        var home = HttpUrl.parse(list);
        var address = HttpUrl.parse(url);
        var sent = asPlayer(headers);
        if (home == null || address == null || !Hops.sameOrigin(home, address)) sent.leaveOrigin();
        return new Hops(hop -> home != null && mayLeadTo(hop, home) ? client : publicOnly(client), sent, call -> {})
                .follow(url);
    }

    private static boolean mayLeadTo(HttpUrl hop, HttpUrl home) {
        return hop.host().equals(home.host()) || !AddressGuard.isPublic(home.host());
    }

    private static OkHttpClient publicOnly(OkHttpClient client) {
        return client.newBuilder()
                .socketFactory(new PublicSockets())
                .proxy(java.net.Proxy.NO_PROXY)
                .build();
    }

    private static RequestHeaders asPlayer(Map<String, String> headers) {
        var sent = new RequestHeaders(headers);
        sent.putIfAbsent("User-Agent", USER_AGENT);
        sent.put("Connection", "close");
        sent.put("Accept-Encoding", "identity");
        return sent;
    }

    OkHttpClient documents() {
        return documents;
    }

    /// Reaches the public internet only.
    OkHttpClient publicDocuments() {
        return publicDocuments;
    }

    /// Ends calls that still wait for an answer. Answers already given live on until they are closed.
    @Override
    public void close() {
        documents.dispatcher().cancelAll();
        for (var client : List.of(documents, publicDocuments, streams))
            client.connectionPool().evictAll();
    }
}
