package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.format.hls.MediaSegment;
import tv.tributary.model.Candidate;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.SourceId;
import tv.tributary.net.Http;
import tv.tributary.testkit.HlsServer;
import tv.tributary.testkit.Memory;
import tv.tributary.testkit.Ts;
import tv.tributary.upstream.account.Connections.Timeouts;

/// A loader against a server, with a clock that the test sets on; segments are played as soon as they come.
class HlsLoaderTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String QUALITIES = """
            #EXTM3U
            #EXT-X-STREAM-INF:BANDWIDTH=4000000,RESOLUTION=1280x720
            /hd.m3u8
            #EXT-X-STREAM-INF:BANDWIDTH=800000,RESOLUTION=640x360
            /sd.m3u8
            """;

    private final HlsServer server = new HlsServer();
    private final Http http = new Http();
    private final AtomicLong nanoTime = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();

    @AfterEach
    void close() {
        threads.forEach(Thread::interrupt);
        server.close();
        http.close();
    }

    @Test
    void aFilmStartsOverAtItsEndAndSaysThatItDoes() throws Exception {
        server.put("/film.m3u8", list(0, 2, "f") + "#EXT-X-ENDLIST\n");
        segments("f", 2);
        var queue = follow("/film.m3u8");
        var played = new ArrayList<MediaSegment>();
        for (int n = 0; n < 5; n++) played.add(next(queue));
        assertThat(played).extracting(MediaSegment::sequence).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(played).extracting(MediaSegment::discontinuity).containsExactly(false, false, true, false, true);
        assertThat(played).extracting(piece -> name(piece)).containsExactly("f0", "f1", "f0", "f1", "f0");
    }

    @Test
    void aBetterQualityIsTakenAgainOnceItCanBeHad() throws Exception {
        server.put("/master.m3u8", QUALITIES).put("/hd.m3u8", 404);
        server.put("/sd.m3u8", exchange -> HlsServer.send(exchange, 200, moving("s")));
        segments("s", 60);
        var queue = follow("/master.m3u8");
        assertThat(name(next(queue))).startsWith("s");
        server.put("/hd.m3u8", exchange -> HlsServer.send(exchange, 200, moving("h")));
        segments("h", 60);
        nanoTime.addAndGet(Duration.ofSeconds(11).toNanos());
        var before = next(queue);
        var now = next(queue);
        while (name(now).startsWith("s")) {
            before = now;
            now = next(queue);
        }
        assertThat(now.sequence()).as("no segment is lost or played twice").isEqualTo(before.sequence() + 1);
        assertThat(now.discontinuity()).isTrue();
        assertThat(name(before)).isEqualTo("s" + before.sequence());
        assertThat(name(now)).isEqualTo("h" + now.sequence());
    }

    /// A list that moves on each time that one of them is asked for.
    private byte[] moving(String letter) {
        int polls = (int)
                server.asked().stream().filter(path -> path.endsWith("d.m3u8")).count();
        return list(polls, 3, letter).getBytes(StandardCharsets.UTF_8);
    }

    private static String list(int first, int count, String letter) {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:" + first + "\n");
        for (int n = first; n < first + count; n++) text.append("#EXTINF:2,\n/" + letter + n + ".ts\n");
        return text.toString();
    }

    private void segments(String letter, int count) {
        var ts = Ts.first();
        for (int n = 0; n < count; n++) server.put("/" + letter + n + ".ts", ts.write("PAT PMT K p p"));
    }

    private SegmentQueue follow(String path) throws Exception {
        var candidate = new Candidate(
                new SourceId(1),
                new ProviderId(1),
                "Home",
                "Alpha",
                server.url(path),
                Map.of(),
                "ann",
                1,
                new FailoverTolerance(Duration.ZERO, LONG));
        var answer = http.stream(server.url(path), Map.of(), LONG, LONG);
        var requests = new OriginRequests(http.parts(answer), candidate, () -> new Timeouts(LONG, LONG, Duration.ZERO));
        var lists = new HlsVariantResolver(requests, VariantChoice.best(), nanoTime::get);
        var found = lists.from(OriginRequests.document(answer, new byte[0]));
        var loader = new HlsLoader(lists, requests, Memory.of(8 << 20), found, lists::again);
        threads.add(Thread.ofVirtual().start(loader));
        return loader.segmentQueue();
    }

    private static MediaSegment next(SegmentQueue queue) throws Exception {
        try (var taken = queue.take(LONG.toNanos()).orElseThrow()) {
            // As players do: what is let go before it has come whole is given up.
            assertThat(taken.segment().awaitOver(LONG.toSeconds())).isTrue();
            return taken.piece();
        }
    }

    private static String name(MediaSegment piece) {
        return piece.url().replaceFirst(".*/(\\w+)\\.ts", "$1");
    }
}
