package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tv.tributary.server.http.Response.BufferedResponse;

class HlsPathsTest {
    private static final Doorstep door = new Doorstep(
            _ -> BufferedResponse.empty(200), _ -> BufferedResponse.of(200, "audio/x-mpegurl", "#EXTM3U\n"));

    @AfterAll
    static void close() {
        door.close();
    }

    @Test
    void aChannelIsAPlaylistAPageOrAStreamByItsEnding() throws Exception {
        assertThat(body("/watch/7.m3u8")).isEqualTo("list 7");
        assertThat(body("/watch/7/v0.m3u8")).isEqualTo("list 7v0");
        assertThat(body("/watch/7/a12.m3u8")).isEqualTo("list 7a12");
        assertThat(body("/watch/7/s1.m3u8")).isEqualTo("list 7s1");
        assertThat(body("/watch/7")).isEqualTo("page 7");
        assertThat(body("/watch/7.ts")).isEqualTo("stream 7");
    }

    private static String body(String path) throws Exception {
        return door.get(door.household(path)).body();
    }

    @Test
    void oddPathsFindNothing() throws Exception {
        for (var path : new String[] {
            "/watch/0.m3u8", "/watch/x.m3u8", "/watch/7/x0.m3u8", "/watch/7/v0.ts", "/watch/7/../8.m3u8", "/watch/"
        }) {
            assertThat(door.get(door.household(path)).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void playlistsAndPagesNeedTheToken() throws Exception {
        for (var path : new String[] {"/watch/7.m3u8", "/watch/7/v0.m3u8", "/watch/7", "/ok"}) {
            assertThat(door.get(door.url("/nonsense22" + path)).statusCode()).isEqualTo(401);
            assertThat(door.get(door.url(path)).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aRightTokenIsConfirmedWithoutAWord() throws Exception {
        var answer = door.get(door.household("/ok"));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("private, max-age=30");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void segmentsNeedNoToken() throws Exception {
        var answer = door.get(door.url("/hls/abcdefghijklmnopqrst_-.ts"));

        assertThat(answer.body()).isEqualTo("segment abcdefghijklmnopqrst_-.ts");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
                .contains("Content-Range");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void pagesOfOtherOriginsMayAskForSegments() throws Exception {
        var answer = door.send(door.request(door.url("/hls/any.ts")).method("OPTIONS", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("Range");
    }

    @Test
    void segmentsAreOnlyRead() throws Exception {
        var answer = door.send(door.request(door.url("/hls/any.ts")).POST(BodyPublishers.ofString("x")));

        assertThat(answer.statusCode()).isEqualTo(405);
    }
}
