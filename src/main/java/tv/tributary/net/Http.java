package tv.tributary.net;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;

/// The HTTP client. Blocking: call it on a virtual thread; interrupting that thread ends the call. Thread-safe.
public final class Http implements AutoCloseable {
    /// What we call ourselves where a provider has no other wish: many let only players in.
    public static final String USER_AGENT = OutgoingHeaders.USER_AGENT;

    private final Predicate<InetAddress> isPublic;
    /// Made at the first request: reading the certificates that this system trusts takes a moment of every start.
    private final AtomicReference<Optional<Clients>> clients = new AtomicReference<>(Optional.empty());

    public Http() {
        this(AddressGuard::isPublic);
    }

    /// @param isPublic what lies outside the home
    Http(Predicate<InetAddress> isPublic) {
        this.isPublic = isPublic;
    }

    /// Opens a live stream on a connection of its own that is never pooled (`Connection: close`,
    /// `Accept-Encoding: identity`). Redirects are followed anew each time, from the internet never into the home;
    /// credentials never cross origins, and cookies go back to where they came from. Any status is an answer.
    ///
    /// @param headers those that cannot be sent are left out; without `User-Agent`, [#USER_AGENT] is sent
    /// @param route how the request goes out
    /// @param connect longest wait for a connection to one address
    /// @param stall longest wait for the next bytes before reading fails with a timeout
    /// @throws NetException if there is no answer
    public HttpResponse stream(
            String url, Map<String, String> headers, OutboundRoute route, Duration connect, Duration stall) {
        return stream(url, headers, route, connect, stall, Optional.empty());
    }

    /// The same, directly.
    public HttpResponse stream(String url, Map<String, String> headers, Duration connect, Duration stall) {
        return stream(url, headers, OutboundRoute.DIRECT, connect, stall);
    }

    /// The same for a stream that a document names: what came from the internet leads nowhere else, by the same route.
    ///
    /// @param document its answer, from here
    public HttpResponse stream(
            String url, Map<String, String> headers, Duration connect, Duration stall, HttpResponse document) {
        var origin = document.origin();
        return stream(url, headers, origin.route(), connect, stall, Optional.of(origin));
    }

    private HttpResponse stream(
            String url,
            Map<String, String> headers,
            OutboundRoute route,
            Duration connect,
            Duration stall,
            Optional<HttpResponse.Origin> document) {
        var address = HttpUrl.parse(url);
        if (address == null) throw new NetException(NetException.Reason.BAD_URL, "this is not a web address: " + url);
        var streamingSocketFactory = new StreamingSocketFactory(route.socks(), stall);
        var cookies = document.map(HttpResponse.Origin::cookies).orElseGet(Cookies::new);
        var client = route.over(clients().streams)
                .newBuilder()
                .connectTimeout(connect)
                .readTimeout(Duration.ZERO)
                .socketFactory(streamingSocketFactory)
                .build();
        var redirects = redirects(client, route);
        var sent = OutgoingHeaders.ofPlayer(headers, cookies);
        if (document.isPresent()) {
            if (document.get().outside()) redirects.comesFromOutside();
            if (!RedirectFollower.sameOrigin(document.get().asked(), address)) sent.leaveOrigin();
        }
        var httpResponse = new RedirectFollower(redirects, sent, call -> {}).follow(url);
        return httpResponse.over(
                streamingSocketFactory, new HttpResponse.Origin(address, redirects.fromOutside(), cookies, route));
    }

    /// The certificate that a server shows, whether it is trusted or not. Sends no request; follows no redirect.
    ///
    /// @param url an `https://` address there
    /// @throws NetException if it shows none
    public ServerCertificate certificate(String url, OutboundRoute route) {
        var address = HttpUrl.parse(url);
        if (address == null || !address.isHttps())
            throw new NetException(NetException.Reason.BAD_URL, "this is not an https address: " + url);
        var witness = new ServerCertificate.Witness();
        var client = route.over(clients().documents)
                .newBuilder()
                .sslSocketFactory(PinnedTrust.context(witness).getSocketFactory(), witness)
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .build();
        try (var _ = client.newCall(new Request.Builder().url(address).build()).execute()) {
            throw new IllegalStateException("trusted by a trust manager that trusts nobody");
        } catch (IOException e) {
            return witness.seen().orElseThrow(() -> NetFailures.of(e, address));
        }
    }

    /// How to ask for what a stream that turned out to be a document names.
    ///
    /// @param first its answer, from [#stream]
    public SubresourceFetcher parts(HttpResponse first) {
        var origin = first.origin();
        return new SubresourceFetcher(clients().streams, origin, isPublic);
    }

    /// Watches over the redirects of one request.
    RedirectGuard redirects(OkHttpClient client, OutboundRoute route) {
        return new RedirectGuard(client, route.isProxied(), isPublic);
    }

    OkHttpClient documents() {
        return clients().documents;
    }

    /// Reaches the public internet only.
    OkHttpClient publicDocuments() {
        return clients().publicDocuments;
    }

    /// Ends calls that still wait for an answer. Answers already given live on until they are closed.
    @Override
    public void close() {
        clients.get().ifPresent(Clients::close);
    }

    private Clients clients() {
        var made = clients.get();
        if (made.isEmpty()) {
            // Without a lock; whoever comes first has made them.
            clients.compareAndSet(made, Optional.of(Clients.of(isPublic)));
            made = clients.get();
        }
        return made.orElseThrow();
    }

    /// One client for each way to ask; they share threads and trust.
    private record Clients(OkHttpClient documents, OkHttpClient publicDocuments, OkHttpClient streams) {
        static Clients of(Predicate<InetAddress> isPublic) {
            // Redirects are followed by Hops, which knows what may go where.
            var documents = new OkHttpClient.Builder()
                    .followRedirects(false)
                    .followSslRedirects(false)
                    .connectTimeout(Duration.ofSeconds(10))
                    .readTimeout(Duration.ofSeconds(30))
                    .connectionPool(new ConnectionPool(5, 30, TimeUnit.SECONDS))
                    .build();
            var publicDocuments = documents
                    .newBuilder()
                    .socketFactory(new PublicAddressSocketFactory(isPublic))
                    .proxy(java.net.Proxy.NO_PROXY)
                    .connectionPool(new ConnectionPool(5, 30, TimeUnit.SECONDS))
                    .build();
            // An idle connection counts as a viewer at some providers, so none is kept. HTTP/2 would share one.
            var streams = documents
                    .newBuilder()
                    .connectionPool(new ConnectionPool(0, 1, TimeUnit.HOURS))
                    .protocols(List.of(Protocol.HTTP_1_1))
                    .build();
            return new Clients(documents, publicDocuments, streams);
        }

        void close() {
            documents.dispatcher().cancelAll();
            for (var client : List.of(documents, publicDocuments, streams))
                client.connectionPool().evictAll();
        }
    }
}
