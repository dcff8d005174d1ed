package tv.tributary.library.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.library.export.MediaServer.MediaServerKind;
import tv.tributary.net.Http;

class MediaServerClientTest {
    private final Http http = new Http();
    private final MediaServerClient client = new MediaServerClient(http);
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private int status = 200;
    private String body = "{}";

    MediaServerClientTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void listen() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        http.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var key = String.join(
                "",
                List.of("Authorization", "X-Emby-Token", "X-Plex-Token").stream()
                        .flatMap(name -> headers.getOrDefault(name, List.of()).stream())
                        .toList());
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " [" + key + "] "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void jellyfinIsToldWhichFolderHasChanged() {
        body = "";
        status = 204;
        var reply = client.rescan(server(MediaServerKind.JELLYFIN, ""), "/srv/media");
        assertThat(reply.works()).isTrue();
        assertThat(reply.words()).isEqualTo("Jellyfin was told.");
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst())
                .startsWith("POST /Library/Media/Updated [MediaBrowser Token=\"s3cret\"] {\"Updates\":[{")
                .contains("\"Path\":\"/srv/media\"");
    }

    @Test
    void theServersOwnPathOfTheFolderIsSaid() {
        client.rescan(server(MediaServerKind.EMBY, "/media/films"), "/srv/media");
        assertThat(asked.getFirst()).contains("[s3cret]", "\"Path\":\"/media/films\"");
    }

    @Test
    void kodiScansTheFolder() {
        body = "{\"id\":1,\"jsonrpc\":\"2.0\",\"result\":\"OK\"}";
        assertThat(client.rescan(server(MediaServerKind.KODI, ""), "/srv/media").works())
                .isTrue();
        assertThat(asked.getFirst())
                .startsWith("POST /jsonrpc [Basic czNjcmV0]")
                .contains("\"VideoLibrary.Scan\"", "\"directory\":\"/srv/media\"");
    }

    @Test
    void plexRefreshesTheLibrariesThatHoldTheFolder() {
        body = """
                {"MediaContainer":{"Directory":[
                  {"key":"1","Location":[{"id":1,"path":"/srv/media/Movies"}]},
                  {"key":"2","Location":[{"id":2,"path":"/srv/music"}]},
                  {"key":"3","Location":[{"id":3,"path":"/srv"}]}]}}""";
        client.rescan(server(MediaServerKind.PLEX, ""), "/srv/media");
        assertThat(asked)
                .containsExactly(
                        "GET /library/sections [s3cret] ",
                        "GET /library/sections/1/refresh [s3cret] ",
                        "GET /library/sections/3/refresh [s3cret] ");
        asked.clear();
        client.rescan(server(MediaServerKind.PLEX, "/other"), "/srv/media");
        assertThat(asked).last().isEqualTo("GET /library/sections/all/refresh [s3cret] ");
    }

    @Test
    void whatIsWrongIsSaidInPlainWords() {
        status = 401;
        assertThat(client.test(server(MediaServerKind.JELLYFIN, "")).words())
                .isEqualTo("Jellyfin does not accept the key. Enter another one.");
        status = 404;
        assertThat(client.test(server(MediaServerKind.EMBY, "")).words())
                .isEqualTo("Emby refused with status 404. Check kind and address.");
        status = 200;
        body = "<html>";
        assertThat(client.test(server(MediaServerKind.PLEX, "")).works()).isFalse();
        assertThat(client.test(server(MediaServerKind.KODI, "")).words())
                .isEqualTo("What answers there is not such a media server. Check kind and address.");
        body = "{\"error\":{\"code\":-32601}}";
        assertThat(client.test(server(MediaServerKind.KODI, "")).works()).isFalse();
        server.stop(0);
        assertThat(client.test(server(MediaServerKind.PLEX, "")).words())
                .isEqualTo("The media server cannot be reached. Check its address, and whether it is running.");
    }

    @Test
    void aServerThatAcceptsTheKeyWorks() {
        for (var kind : List.of(MediaServerKind.JELLYFIN, MediaServerKind.EMBY, MediaServerKind.PLEX))
            assertThat(client.test(server(kind, "")).works()).as(kind.name()).isTrue();
        assertThat(asked)
                .containsExactly(
                        "GET /System/Info [MediaBrowser Token=\"s3cret\"] ",
                        "GET /System/Info [s3cret] ",
                        "GET /library/sections [s3cret] ");
    }

    private MediaServer server(MediaServerKind kind, String folder) {
        return new MediaServer(kind, "http://127.0.0.1:" + server.getAddress().getPort(), "s3cret", folder);
    }
}
