package tv.tributary.server;

import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import tv.tributary.access.Gate;
import tv.tributary.model.StorageFault;
import tv.tributary.server.http.BufferedResponse;
import tv.tributary.server.http.Exchange;
import tv.tributary.server.http.Route;
import tv.tributary.server.web.Assets;
import tv.tributary.settings.Settings;
import tv.tributary.testkit.TempStore;

/// A front door with nothing but routes of a test's own behind it, on a real port.
final class Doorstep implements AutoCloseable {
    private final TempStore store;
    private final Undertow undertow;
    final Gate gate;
    final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
    final Exchange edge = new Exchange();

    Doorstep(Route api, Route playlist) {
        this(
                api,
                playlist,
                (_, channel, list) ->
                        BufferedResponse.of(200, "application/vnd.apple.mpegurl", "list " + channel + list));
    }

    /// What keeps the program from storing anything; set it, and health checks are told.
    final AtomicReference<Optional<StorageFault>> storage = new AtomicReference<>(Optional.empty());

    Doorstep(Route api, Route playlist, ViewerRoutes.WatchHls hls) {
        this.store = new TempStore();
        this.gate = new Gate(new Settings(store.database()), store.folder().resolve("api-token"));
        var routes = new ViewerRoutes.Routes(
                playlist,
                playlist,
                (exchange, channel) ->
                        edge.sendDocument(exchange, BufferedResponse.of(200, "video/mp2t", "stream " + channel)),
                hls,
                (_, channel) -> BufferedResponse.of(200, BufferedResponse.HTML, "page " + channel),
                (exchange, film, ending) ->
                        edge.sendDocument(exchange, BufferedResponse.of(200, "video/mp4", "film " + film + ending)));
        var publicRoutes = new PublicRoutes(
                edge,
                new Assets(),
                (exchange, name) ->
                        edge.sendDocument(exchange, BufferedResponse.of(200, "video/mp2t", "segment " + name)),
                storage::get,
                Optional::empty);
        var door = new RootHandler(gate, edge, api, publicRoutes, new ViewerRoutes(edge, routes));
        this.undertow = LanServer.undertow("127.0.0.1", 0, door);
        undertow.start();
    }

    int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress()).getPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /// With the household's token before it.
    String household(String path) {
        return url("/" + gate.householdToken() + path);
    }

    HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30));
    }

    HttpRequest.Builder asAdministrator(String path) {
        return request(url(path)).header("Authorization", "Bearer " + gate.apiToken());
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
