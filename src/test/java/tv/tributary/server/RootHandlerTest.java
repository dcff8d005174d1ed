package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.model.StorageFault;
import tv.tributary.server.http.Response.BufferedResponse;

class RootHandlerTest {
    private static final Doorstep door = new Doorstep(
            request -> BufferedResponse.json(new Seen(request.method(), request.path(), request.body())),
            _ -> BufferedResponse.of(200, "audio/x-mpegurl", "#EXTM3U\n"));

    record Seen(String method, String path, String body) {}

    @AfterAll
    static void close() {
        door.close();
    }

    @Test
    void thePageAtTheBareAddressTellsNoSecret() throws Exception {
        var answer = door.get(door.url("/"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Tributary").doesNotContain(door.tokenGate.householdToken());
    }

    @Test
    void healthNeedsNoToken() throws Exception {
        var answer = door.get(door.url("/healthz"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ok\n");
    }

    @Test
    void healthSaysWhatKeepsChangesFromBeingStoredWhileStreamsGoOn() throws Exception {
        door.storage.set(Optional.of(new StorageFault(Instant.EPOCH, "The disk is full.")));

        var answer = door.get(door.url("/healthz"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("degraded: The disk is full.\n");
    }

    @Test
    void openPagesAreOnlyRead() throws Exception {
        var answer = door.send(door.request(door.url("/healthz")).POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void theRightTokenOpensThePlaylist() throws Exception {
        assertThat(door.get(door.household("/playlist.m3u")).body()).isEqualTo("#EXTM3U\n");
        assertThat(door.get(door.household("/playlist.m3u8")).body()).isEqualTo("#EXTM3U\n");
    }

    @Test
    void thePlaylistCanBeAskedByPost() throws Exception {
        var answer = door.send(door.request(door.household("/playlist.m3u")).POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void aWrongTokenAWrongPathAndNoTokenLookTheSame() throws Exception {
        var wrongToken = door.get(door.url("/nonsense22/playlist.m3u"));
        var wrongPath = door.get(door.url("/nonsense22/anything"));
        var noToken = door.get(door.url("/playlist.m3u"));

        assertThat(wrongToken.statusCode()).isEqualTo(401);
        assertThat(wrongPath.statusCode()).isEqualTo(401);
        assertThat(noToken.statusCode()).isEqualTo(401);
        assertThat(wrongPath.body()).isEqualTo(wrongToken.body());
        assertThat(noToken.body()).isEqualTo(wrongToken.body());
        assertThat(wrongPath.headers().map().keySet())
                .isEqualTo(wrongToken.headers().map().keySet());
    }

    @Test
    void theRightTokenWithAnUnknownPathFindsNothing() throws Exception {
        assertThat(door.get(door.household("/nowhere")).statusCode()).isEqualTo(404);
        assertThat(door.get(door.household("/watch/0.ts")).statusCode()).isEqualTo(404);
        assertThat(door.get(door.household("/watch/1.mp4")).statusCode()).isEqualTo(404);
    }

    @Test
    void aChannelsAddressLeadsToItsStream() throws Exception {
        assertThat(door.get(door.household("/watch/17.ts")).body()).isEqualTo("stream 17");
    }

    @Test
    void playersInWebPagesMayReadPlaylistAndStreams() throws Exception {
        var playlist = door.get(door.household("/playlist.m3u"));
        var asked = door.send(door.request(door.url("/x/watch/1.ts")).method("OPTIONS", BodyPublishers.noBody()));

        assertThat(playlist.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    @Test
    void webPagesMayNotReadTheApi() throws Exception {
        var answer = door.send(door.asAdministrator("/api/anything").header("Origin", "http://elsewhere.example"));

        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void theApiWantsItsOwnToken() throws Exception {
        var without = door.get(door.url("/api/anything"));
        var households = door.send(door.request(door.url("/api/anything"))
                .header("Authorization", "Bearer " + door.tokenGate.householdToken()));
        var right = door.send(door.asAdministrator("/api/anything"));

        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(households.statusCode()).isEqualTo(401);
        assertThat(right.statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyReachesTheApi() throws Exception {
        var answer = door.send(door.asAdministrator("/api/x").POST(BodyPublishers.ofString("{\"näme\":1}")));

        assertThat(answer.body()).contains("POST").contains("/api/x").contains("näme");
    }

    @Test
    void aForeignHostNameIsRefusedOnTheApi() throws IOException {
        var answer = raw("GET /api/x HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer "
                + door.tokenGate.apiToken() + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 403");
    }

    @Test
    void aForeignHostNameIsGoodEnoughForWatching() throws IOException {
        var answer = raw("GET /" + door.tokenGate.householdToken()
                + "/playlist.m3u HTTP/1.1\r\nHost: tv.example\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
    }

    @Test
    void aBodyOfMoreThanEightMegabytesIsTooLarge() throws IOException {
        var answer = raw("POST /api/x HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + door.tokenGate.apiToken()
                + "\r\nContent-Length: 8388609\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413").contains("8 MB at most");
    }

    @Test
    void aBodyThatTurnsOutTooLargeIsToldSo() throws IOException {
        var piece = "100000\r\n" + "x".repeat(0x100000) + "\r\n";
        var answer = raw("POST /api/x HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + door.tokenGate.apiToken()
                + "\r\nTransfer-Encoding: chunked\r\n\r\n" + piece.repeat(8) + "1\r\nx\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    @Test
    void headHasTheLengthAndNoBody() throws IOException {
        var answer = raw("HEAD /" + door.tokenGate.householdToken()
                + "/playlist.m3u HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .contains("Content-Length: 8")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: gzip",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 3",
                "Content-Length: -5",
                "Content-Length: 5x",
                "Content-Length: 3\r\nContent-Length: 4"
            })
    void aBodyWhoseEndIsNotPlainIsRefused(String framing) throws IOException {
        var answer = raw("POST /healthz HTTP/1.1\r\nHost: localhost\r\n" + framing + "\r\n\r\nabc");

        assertThat(answer).startsWith("HTTP/1.1 400");
    }

    @Test
    void whoAsksWhetherToSendABodyIsTold() throws IOException {
        var answer = raw(
                "POST /api/anything HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + door.tokenGate.apiToken()
                        + "\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");

        assertThat(answer).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 ");
    }

    @Test
    void whoMayNotComeInIsToldSoBeforeSendingABody() throws IOException {
        var answer = raw(String.join(
                "\r\n",
                "POST /api/anything HTTP/1.1",
                "Host: localhost",
                "Expect: 100-continue",
                "Content-Length: 2",
                "Connection: close",
                "",
                ""));

        assertThat(answer).startsWith("HTTP/1.1 401");
    }

    /// Sends as it stands and reads to the end.
    private static String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
