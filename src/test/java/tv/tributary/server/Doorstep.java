package tv.tributary.server;

import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tv.tributary.access.Gate;
import tv.tributary.server.http.Document;
import tv.tributary.server.http.Exchange;
import tv.tributary.server.http.Route;
import tv.tributary.settings.Settings;
import tv.tributary.testkit.TempStore;

/// A front door with nothing but routes of a test's own behind it, on a real port.
final class Doorstep implements AutoCloseable {
    private final TempStore store;
    private final Undertow undertow;
    final Gate gate;
    final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    final Exchange edge = new Exchange();

    Doorstep(Route api, Route playlist) {
        this.store = new TempStore();
        this.gate = new Gate(new Settings(store.database()), store.folder().resolve("api-token"));
        var household = new Household(
                edge,
                playlist,
                playlist,
                (exchange, channel) -> edge.sendDocument(exchange, Document.of(200, "video/mp2t", "stream " + channel)),
                (exchange, film, ending) ->
                        edge.sendDocument(exchange, Document.of(200, "video/mp4", "film " + film + ending)));
        this.undertow = LanServer.undertow("127.0.0.1", 0, new FrontDoor(gate, edge, api, household));
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
        return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10));
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
