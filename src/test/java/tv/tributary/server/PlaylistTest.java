package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PlaylistTest {
    private static final House house = new House();

    @BeforeAll
    static void fill() throws InterruptedException {
        house.provider("one", """
                #EXTM3U
                #EXTINF:-1 tvg-id="first.uk" tvg-chno="1" group-title="News",First, the "best"
                http://192.0.2.1/live/user/pass/1.ts
                #EXTINF:-1 tvg-chno="2",Second
                http://192.0.2.1/live/user/pass/2.ts
                """);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void namesEveryChannelOnce() throws Exception {
        var playlist = house.send(house.household("/playlist.m3u"));

        assertThat(playlist.statusCode()).isEqualTo(200);
        assertThat(playlist.headers().firstValue("Content-Type")).contains("audio/x-mpegurl; charset=utf-8");
        assertThat(playlist.body().lines().filter(line -> line.startsWith("#EXTINF")))
                .hasSize(2);
        assertThat(playlist.body()).contains("tvg-id=\"first.uk\"").contains("tvg-chno=\"2\"");
    }

    @Test
    void listsHlsForWhoeverAsksForIt() throws Exception {
        for (var asked : new String[] {"output=hls", "output=m3u8", "type=m3u8", "type=m3u_plus&output=m3u8"}) {
            var playlist = house.send(house.household("/playlist.m3u?" + asked));
            assertThat(addresses(playlist.body())).as(asked).hasSize(2).allMatch(url -> url.endsWith(".m3u8"));
        }
        for (var asked : new String[] {"", "?output=ts", "?type=m3u_plus", "?output=nonsense"}) {
            var playlist = house.send(house.household("/playlist.m3u" + asked));
            assertThat(addresses(playlist.body())).as(asked).hasSize(2).allMatch(url -> url.endsWith(".ts"));
        }
    }

    private static List<String> addresses(String playlist) {
        return playlist.lines().filter(line -> line.startsWith("http")).toList();
    }

    @Test
    void showsNothingOfTheProvider() throws Exception {
        assertThat(house.send(house.household("/playlist.m3u")).body())
                .doesNotContain("192.0.2.1")
                .doesNotContain("pass");
    }

    @Test
    void addressesAreThoseTheClientUsed() throws IOException {
        var own = raw("GET /" + house.tokenGate.householdToken()
                + "/playlist.m3u HTTP/1.1\r\nHost: tv.example:8080\r\nConnection: close\r\n\r\n");

        assertThat(own).contains("\nhttp://tv.example:8080/" + house.tokenGate.householdToken() + "/watch/");
    }

    @Test
    void aClientThatNamesNoHostGetsOurOwnAddress() throws IOException {
        assertThat(raw("GET /" + house.tokenGate.householdToken() + "/playlist.m3u HTTP/1.0\r\n\r\n"))
                .contains("\n" + house.server.address() + "/");
    }

    @Test
    void everyAddressInItLeadsToAStream() throws Exception {
        var addresses = house.send(house.household("/playlist.m3u"))
                .body()
                .lines()
                .filter(line -> line.startsWith("http"))
                .toList();

        assertThat(addresses).hasSize(2);
        for (var address : addresses) {
            var head = house.send(HttpRequest.newBuilder(URI.create(address)).HEAD());
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("Content-Type")).contains("video/mp2t");
        }
        assertThat(house.send(house.household("/watch/999999.ts").HEAD()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anUnchangedPlaylistIsNotSentAgain() throws Exception {
        var first = house.send(house.household("/playlist.m3u"));
        var tag = first.headers().firstValue("ETag").orElseThrow();
        var second = house.send(house.household("/playlist.m3u").header("If-None-Match", tag));

        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(second.headers().firstValue("ETag")).contains(tag);
    }

    @Test
    void isPackedForWhoTakesIt() throws Exception {
        var plain = house.send(house.household("/playlist.m3u")).body();
        var request = house.household("/playlist.m3u").header("Accept-Encoding", "gzip");
        var packed = house.client.send(request.build(), BodyHandlers.ofByteArray());

        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.headers().firstValue("Vary")).contains("Accept-Encoding");
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(plain);
        }
    }

    @Test
    void headTellsTheLengthOnly() throws Exception {
        var whole = house.send(house.household("/playlist.m3u"));
        var head = house.send(house.household("/playlist.m3u").HEAD());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isEqualTo(whole.body().getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void postGetsTheSame() throws Exception {
        var post = house.send(house.household("/playlist.m3u").POST(BodyPublishers.ofString("{}")));

        assertThat(post.body())
                .isEqualTo(house.send(house.household("/playlist.m3u")).body());
    }

    /// Sends as it stands and reads to the end.
    private static String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), house.server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
