package tv.tributary.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.testkit.Ts;

class TsRouteTest {
    private static final String GONE = "HTTP/1.1 404 Not Found\nContent-Length: 0\n\n";

    private Station station = new Station(Station.settings());

    @AfterEach
    void close() {
        station.close();
    }

    @Test
    void aStreamIsPromisedWithoutLengthOrEnd() {
        station.first.then(station.says(Station.HEAD, Ts.ts("PAT PMT K1 p2 p3")));
        try (var player = station.watch()) {
            assertThat(player.status()).isEqualTo(200);
            assertThat(player.header("Content-Type")).hasValue("video/mp2t");
            assertThat(player.header("Content-Length")).isEmpty();
            assertThat(player.header("Transfer-Encoding")).isEmpty();
            assertThat(player.header("Connection")).hasValue("close");
            assertThat(player.header("Accept-Ranges")).hasValue("none");
            assertThat(player.header("Cache-Control")).hasValue("no-store");
            assertThat(player.words(4)).isEqualTo("PAT PMT K1 p2");
        }
    }

    @Test
    void aPlayerOfTheOldProtocolIsServedToo() {
        station.first.then(station.says(Station.HEAD, Ts.ts("PAT PMT K1 p2 p3")));
        try (var player = station.call("GET /1 HTTP/1.0")) {
            assertThat(player.status()).isEqualTo(200);
            assertThat(player.header("Transfer-Encoding")).isEmpty();
            assertThat(player.words(4)).isEqualTo("PAT PMT K1 p2");
        }
    }

    @Test
    void aRangeIsIgnored() {
        station.first.then(station.says(Station.HEAD, Ts.ts("PAT PMT K1 p2 p3")));
        try (var player = station.call("GET /1 HTTP/1.1\nRange: bytes=188-")) {
            assertThat(player.status()).isEqualTo(200);
            assertThat(player.header("Content-Range")).isEmpty();
            assertThat(player.words(3)).isEqualTo("PAT PMT K1");
        }
    }

    @Test
    void askingForTheHeadOpensNothing() {
        try (var player = station.call("HEAD /1 HTTP/1.1")) {
            assertThat(player.status()).isEqualTo(200);
            assertThat(player.header("Content-Type")).hasValue("video/mp2t");
            assertThat(player.header("Content-Length")).isEmpty();
            assertThat(player.rest()).isEmpty();
        }
        assertThat(station.first.requests()).isEmpty();
        assertThat(station.relay.streams()).isEmpty();
    }

    @Test
    void whatMayBeAskedIsTold() {
        try (var player = station.call("OPTIONS /1 HTTP/1.1")) {
            assertThat(player.status()).isEqualTo(204);
            assertThat(player.header("Allow")).hasValue("GET, HEAD, OPTIONS");
        }
        try (var player = station.call("DELETE /1 HTTP/1.1")) {
            assertThat(player.status()).isEqualTo(405);
            assertThat(player.header("Allow")).hasValue("GET, HEAD, OPTIONS");
        }
    }

    @Test
    void anUnknownChannelIsNotFound() {
        for (var method : new String[] {"GET", "HEAD"}) {
            try (var player = station.call(method + " /99 HTTP/1.1\nConnection: close")) {
                assertThat(player.status()).isEqualTo(404);
            }
        }
    }

    @Test
    void aRefusalIsSaidInWordsWithoutTheLogin() {
        station.first.then("HTTP/1.1 884 Expired\nRetry-After: 60\nContent-Length: 0\n\n");
        station.backup.then(GONE);
        try (var player = station.call("GET /1 HTTP/1.1\nConnection: close")) {
            assertThat(player.status()).isEqualTo(503);
            assertThat(player.header("Retry-After")).hasValue("5");
            assertThat(player.header("Content-Type").orElse("")).startsWith("text/plain");
            assertThat(player.header("Cache-Control")).hasValue("no-store");
            assertThat(text(player.rest()))
                    .contains("The provider refused the connection")
                    .doesNotContain("secret");
        }
    }

    @Test
    void aWebPageIsNoStream() {
        station.first.then("HTTP/1.1 200 OK\nContent-Type: text/html\n\n<html>Your account has expired</html>");
        station.backup.then(GONE);
        assertThat(refusal()).contains("a web page or a text instead of a stream");
    }

    @Test
    void aPlaylistOfSegmentsIsPlayed() {
        var list = "HTTP/1.1 200 OK\nContent-Type: application/vnd.apple.mpegurl\nConnection: close\n\n#EXTM3U\n";
        station.first.then(list + "#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n/live/1.ts\n");
        station.first.then((_, out) -> Station.send(out, Station.HEAD, Ts.ts("PAT PMT K1 p2 p3")));
        station.backup.then(GONE);
        try (var player = station.watch()) {
            assertThat(player.words(4)).isEqualTo("PAT PMT K1 p2");
        }
    }

    @Test
    void aPlaylistThatNamesNothingIsNoStream() {
        station.first.then("HTTP/1.1 200 OK\nContent-Type: application/vnd.apple.mpegurl\n\n#EXTM3U\n");
        station.backup.then(GONE);
        assertThat(refusal()).contains("a web page or a text instead of a stream");
    }

    @Test
    void allConnectionsInUseIsSaidSo() {
        station.close();
        station = new Station(Station.hurried());
        station.first.then(station.says(Station.HEAD, Ts.ts("PAT PMT K1 p2 p3")));
        station.backup.then(GONE);
        try (var other = station.call("GET /2 HTTP/1.1\nUser-Agent: Another")) {
            assertThat(other.words(3)).isEqualTo("PAT PMT K1");
            assertThat(refusal()).contains("All connections of this provider are in use");
        }
        assertThat(station.first.requests()).hasSize(1);
    }

    private String refusal() {
        try (var player = station.call("GET /1 HTTP/1.1\nConnection: close")) {
            assertThat(player.status()).isEqualTo(503);
            return text(player.rest());
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
