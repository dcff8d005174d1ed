package tv.tributary.server;

import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import tv.tributary.access.TokenGate;
import tv.tributary.model.StorageFault;
import tv.tributary.server.http.Exchange;
import tv.tributary.server.http.Exchange.Route;
import tv.tributary.server.http.HostCheck;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.server.web.Assets;
import tv.tributary.settings.Settings;
import tv.tributary.testkit.TempStore;

/// A front door with nothing but routes of a test's own behind it, on a real port.
final class Doorstep implements AutoCloseable {
    private static final String CHANNEL = "/watch/([1-9]\\d{0,17})";

    private final TempStore store;
    private final Undertow undertow;
    final TokenGate tokenGate;
    final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
    final Exchange edge = new Exchange();

    Doorstep(Route api, Route playlist) {
        this(
                api,
                playlist,
                (_, match) -> BufferedResponse.of(
                        200, "application/vnd.apple.mpegurl", "list " + match.channel() + match.text(2)));
    }

    /// What keeps the program from storing anything; set it, and health checks are told.
    final AtomicReference<Optional<StorageFault>> storage = new AtomicReference<>(Optional.empty());

    Doorstep(Route api, Route playlist, PathRoute.Answer hls) {
        this.store = new TempStore();
        this.tokenGate =
                new TokenGate(new Settings(store.database()), store.folder().resolve("api-token"));
        var viewer = RouteGroup.of(
                RouteAccess.VIEWER,
                PathRoute.getOrPost("/playlist\\.m3u8?", (request, _) -> playlist.answer(request)),
                PathRoute.longPoll(CHANNEL + "(?:/([vas]\\d{1,3}))?\\.m3u8", hls),
                PathRoute.get(CHANNEL, (_, match) -> saying(BufferedResponse.HTML, "page " + match.channel())),
                PathRoute.transfer(
                        CHANNEL + "\\.ts",
                        (exchange, match) ->
                                edge.sendDocument(exchange, saying("video/mp2t", "stream " + match.channel()))));
        var administrator =
                RouteGroup.of(RouteAccess.ADMIN, PathRoute.any("/api/.*", (request, _) -> api.answer(request)));
        var router = new Router(List.of(
                new PublicRoutes(storage::get, Optional::empty),
                administrator,
                Assets.ofPlayer(),
                new Segments(),
                viewer,
                OutputRoutes.TOKEN_CHECK));
        var door = new RootHandler(tokenGate, edge, router, new HostCheck(List::of));
        this.undertow = LanServer.undertow("127.0.0.1", 0, door);
        undertow.start();
    }

    /// Names are all that is sent.
    private final class Segments implements RouteGroup {
        @Override
        public RouteAccess access() {
            return RouteAccess.PUBLIC;
        }

        @Override
        public boolean crossOrigin() {
            return true;
        }

        @Override
        public List<PathRoute> routes() {
            return List.of(PathRoute.transfer(
                    "/hls/(.*)",
                    (exchange, match) ->
                            edge.sendDocument(exchange, saying("video/mp2t", "segment " + match.text(1)))));
        }
    }

    private static BufferedResponse saying(String type, String text) {
        return BufferedResponse.of(200, type, text);
    }

    int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress()).getPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /// With the household's token before it.
    String household(String path) {
        return url("/" + tokenGate.householdToken() + path);
    }

    HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30));
    }

    HttpRequest.Builder asAdministrator(String path) {
        return request(url(path)).header("Authorization", "Bearer " + tokenGate.apiToken());
    }

    HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return send(request(url));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.shutdownNow();
        edge.close();
        undertow.stop();
        store.close();
    }
}
