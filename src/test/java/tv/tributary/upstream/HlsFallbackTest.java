package tv.tributary.upstream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.format.hls.MediaSegment;
import tv.tributary.testkit.HlsServer;
import tv.tributary.testkit.Ts;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.SegmentKey;

/// Sources of which a part cannot be had, and that play all the same.
class HlsFallbackTest {
    private static final String MASTER = """
            #EXTM3U
            #EXT-X-STREAM-INF:BANDWIDTH=4000000,RESOLUTION=1280x720
            /hd/list.m3u8
            #EXT-X-STREAM-INF:BANDWIDTH=4000000,RESOLUTION=1280x720
            /mirror/list.m3u8
            #EXT-X-STREAM-INF:BANDWIDTH=800000,RESOLUTION=640x360
            /sd/list.m3u8
            """;
    private static final String PICTURE = "\u0089PNG\r\n\u001A\n....IHDR....IEND\u00AEB`\u0082";
    private static final String SOUNDS = """
            #EXTM3U
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="en",LANGUAGE="en",DEFAULT=YES,URI="/en/list.m3u8"
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="de",LANGUAGE="de",URI="/de/list.m3u8"
            #EXT-X-STREAM-INF:BANDWIDTH=4000000,RESOLUTION=1280x720,AUDIO="a"
            /hd/list.m3u8
            """;

    private final HlsHome home = new HlsHome();
    private final HlsServer server = home.server;

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void aQualityThatIsGoneIsReplacedByItsLikeInAnotherPlace() throws Exception {
        server.put("/master.m3u8", MASTER);
        serve("/mirror");
        serve("/sd");
        assertThat(listed("/master.m3u8")).containsExactly(server.url("/mirror/a.ts"), server.url("/mirror/b.ts"));
        assertThat(server.asked()).startsWith("/master.m3u8", "/hd/list.m3u8", "/mirror/list.m3u8");
        assertThat(server.asked("/sd/list.m3u8")).isZero();
    }

    @Test
    void aQualityThatIsGoneIsReplacedByTheNextBest() throws Exception {
        server.put("/master.m3u8", MASTER).put("/hd/list.m3u8", 502).put("/mirror/list.m3u8", "<html>sorry</html>");
        serve("/sd");
        assertThat(listed("/master.m3u8")).containsExactly(server.url("/sd/a.ts"), server.url("/sd/b.ts"));
    }

    @Test
    void aQualityWhoseSegmentsAreGoneIsReplaced() throws Exception {
        server.put("/master.m3u8", MASTER).put("/hd/list.m3u8", HlsHome.live(1, "a.ts", "b.ts"));
        serve("/mirror");
        assertThat(listed("/master.m3u8")).contains(server.url("/mirror/a.ts"), server.url("/mirror/b.ts"));
    }

    @Test
    void aQualityThatGoesAwayWhileItPlaysIsLeftWithoutLosingASegment() throws Exception {
        server.put("/master.m3u8", MASTER).put("/hd/a.ts", home.picture());
        server.put("/hd/list.m3u8", exchange -> {
            boolean first = server.asked("/hd/list.m3u8") == 1;
            HlsServer.send(
                    exchange,
                    first ? 200 : 404,
                    HlsHome.live(1, "a.ts").replace("6", "1").getBytes(StandardCharsets.UTF_8));
        });
        serve("/sd");
        try (var upstream = home.open("/master.m3u8")) {
            var window = HlsHome.until(upstream, w -> w.pieces().size() == 2);
            assertThat(window.pieces())
                    .extracting(MediaSegment::url)
                    .containsExactly(server.url("/hd/a.ts"), server.url("/sd/b.ts"));
            assertThat(window.pieces()).extracting(MediaSegment::sequence).containsExactly(1L, 2L);
            assertThat(window.pieces()).extracting(MediaSegment::discontinuity).containsExactly(false, true);
        }
    }

    @Test
    void anAccountThatIsFullIsNotAskedForOtherQualities() throws Exception {
        server.put("/master.m3u8", MASTER).put("/hd/list.m3u8", 458);
        serve("/sd");
        assertThat(failure(() -> home.open("/master.m3u8"))).isEqualTo("REFUSED");
        assertThat(server.asked("/sd/list.m3u8")).isZero();
    }

    @Test
    void aTransportStreamInPlaceOfAListIsPlayed() throws Exception {
        server.put("/master.m3u8", "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n/x.ts\n");
        server.put("/x.ts", Ts.ts("PAT PMT " + "K p p ".repeat(50)));
        try (var upstream = home.open("/master.m3u8")) {
            assertThat(upstream.hls()).isEmpty();
            var bytes = new byte[1 << 16];
            assertThat(upstream.read(bytes, 0)).isPositive();
            assertThat(bytes[0]).isEqualTo((byte) 0x47);
        }
    }

    @Test
    void withoutAnySoundThePicturesPlay() throws Exception {
        server.put("/master.m3u8", SOUNDS).put("/de/list.m3u8", 500);
        serve("/hd");
        try (var upstream = home.open("/master.m3u8")) {
            assertThat(upstream.hls().orElseThrow().tracks()).hasSize(1);
        }
    }

    @Test
    void aSegmentThatIsListedBeforeItIsThereComesLate() throws Exception {
        var asked = new AtomicInteger();
        server.put("/list.m3u8", HlsHome.live(1, "a.ts", "b.ts")).put("/a.ts", home.picture());
        server.put(
                "/b.ts", exchange -> HlsServer.send(exchange, asked.incrementAndGet() < 3 ? 404 : 200, home.picture()));
        try (var upstream = home.open("/list.m3u8")) {
            var window = HlsHome.until(upstream, w -> w.pieces().size() == 2);
            assertThat(window.pieces()).extracting(MediaSegment::missing).containsExactly(false, false);
            assertThat(asked).hasValue(3);
        }
    }

    @Test
    void aSegmentThatIsListedNoMoreIsLeftOut() throws Exception {
        server.put("/list.m3u8", exchange -> {
            var list = server.asked("/b.ts") == 0 ? HlsHome.live(1, "a.ts", "b.ts") : HlsHome.live(3, "c.ts");
            HlsServer.send(exchange, 200, list.replace("6", "1").getBytes(StandardCharsets.UTF_8));
        });
        for (var name : List.of("a", "c")) server.put("/" + name + ".ts", home.picture());
        try (var upstream = home.open("/list.m3u8")) {
            var window = HlsHome.until(upstream, w -> w.pieces().size() == 3);
            assertThat(window.pieces()).extracting(MediaSegment::missing).containsExactly(false, true, false);
        }
    }

    @Test
    void aListThatIsPackedWithoutSayingSoIsUnpacked() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            zip.write(HlsHome.live(1, "a.ts", "b.ts").getBytes(StandardCharsets.UTF_8));
        }
        server.put("/list.m3u8", packed.toByteArray())
                .put("/a.ts", home.picture())
                .put("/b.ts", home.picture());
        assertThat(listed("/list.m3u8")).containsExactly(server.url("/a.ts"), server.url("/b.ts"));
    }

    @Test
    void whatStandsInFrontOfASegmentIsTakenAwayForEverybody() throws Exception {
        var media = Ts.ts("PAT PMT K1 p2 p3 p4 p5 p6");
        server.put("/list.m3u8", HlsHome.live(1, "a.png")).put("/a.png", join(PICTURE.getBytes(ISO_8859_1), media));
        try (var upstream = home.open("/list.m3u8")) {
            var piece =
                    HlsHome.until(upstream, w -> !w.pieces().isEmpty()).pieces().getFirst();
            assertThat(bytes(upstream, piece)).isEqualTo(media);
            assertThat(server.asked("/a.png")).isEqualTo(1);
        }
    }

    @Test
    void aPageInPlaceOfASegmentIsMissing() throws Exception {
        server.put("/list.m3u8", HlsHome.live(1, "a.ts", "b.ts", "c.ts").replace("6", "1"));
        server.put("/a.ts", home.picture()).put("/b.ts", "<html>error</html>").put("/c.ts", home.picture());
        try (var upstream = home.open("/list.m3u8")) {
            var window = HlsHome.until(upstream, w -> w.pieces().size() == 3);
            assertThat(window.pieces()).extracting(MediaSegment::missing).containsExactly(false, true, false);
        }
    }

    @Test
    void partsOfAFileAreFoundThoughTheServerKnowsNone() throws Exception {
        var one = Ts.ts("PAT PMT K1 p2 p3 p4");
        var two = Ts.ts("PAT PMT K5 p6 p7 p8 p9");
        server.put("/all.ts", join(one, two));
        var range = "#EXT-X-BYTERANGE:%d@%d\nall.ts";
        server.put(
                "/list.m3u8", HlsHome.live(1, range.formatted(one.length, 0), range.formatted(two.length, one.length)));
        try (var upstream = home.open("/list.m3u8")) {
            var pieces = HlsHome.until(upstream, w -> w.pieces().size() == 2).pieces();
            assertThat(bytes(upstream, pieces.getFirst())).isEqualTo(one);
            assertThat(bytes(upstream, pieces.getLast())).isEqualTo(two);
        }
    }

    @Test
    void oneFileListedTwiceIsFetchedTwice() throws Exception {
        server.put("/list.m3u8", HlsHome.live(1, "a.ts", "a.ts"));
        server.put(
                "/a.ts",
                exchange -> HlsServer.send(exchange, 200, Ts.ts("PAT PMT K" + server.asked("/a.ts") + " p p p")));
        try (var upstream = home.open("/list.m3u8")) {
            var pieces = HlsHome.until(upstream, w -> w.pieces().size() == 2).pieces();
            assertThat(Ts.read(bytes(upstream, pieces.getFirst()))).startsWith("PAT PMT K1");
            assertThat(Ts.read(bytes(upstream, pieces.getLast()))).startsWith("PAT PMT K2");
        }
    }

    private static byte[] bytes(Upstream upstream, MediaSegment piece) throws Exception {
        try (var lease = upstream.hls().orElseThrow().open(SegmentKey.of(piece))) {
            assertThat(lease.segment().awaitOver(20)).isTrue();
            assertThat(lease.segment().whole()).isTrue();
            var bytes = new byte[lease.segment().filled()];
            lease.segment().read(0, bytes, 0, bytes.length);
            return bytes;
        }
    }

    private static byte[] join(byte[] one, byte[] two) {
        var all = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, all, one.length, two.length);
        return all;
    }

    /// What a list like the others lists, and its two segments.
    private void serve(String folder) {
        server.put(folder + "/list.m3u8", HlsHome.live(1, "a.ts", "b.ts").replace("6", "1"));
        server.put(folder + "/a.ts", home.picture()).put(folder + "/b.ts", home.picture());
    }

    private List<String> listed(String path) throws Exception {
        try (var upstream = home.open(path)) {
            return HlsHome.until(
                            upstream,
                            w -> w.pieces().stream().filter(p -> !p.missing()).count() == 2)
                    .pieces()
                    .stream()
                    .filter(p -> !p.missing())
                    .map(MediaSegment::url)
                    .toList();
        }
    }

    private static String failure(Callable<Upstream> opening) throws Exception {
        try (var _ = opening.call()) {
            return "plays";
        } catch (UpstreamException e) {
            return e.trouble().name();
        }
    }
}
