package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.format.hls.MediaSegment;
import tv.tributary.model.FailureReason;
import tv.tributary.testkit.HlsServer;
import tv.tributary.upstream.HlsSource.Kind;
import tv.tributary.upstream.account.UpstreamException;

/// What a multivariant playlist names beside the pictures.
class HlsTracksTest {
    private static final String MASTER = """
            #EXTM3U
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Original",URI="sound/list.m3u8"
            #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="Deutsch",LANGUAGE="de",URI="words/list.m3u8"
            #EXT-X-STREAM-INF:BANDWIDTH=800000,RESOLUTION=640x360
            sd/list.m3u8
            #EXT-X-STREAM-INF:BANDWIDTH=4000000,RESOLUTION=1920x1080
            hd/list.m3u8
            """;

    private final HlsHome home = new HlsHome();
    private final HlsServer server = home.server;

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void aMasterNamesItsTracks() throws Exception {
        server.put("/master.m3u8", MASTER)
                .put("/hd/list.m3u8", HlsHome.live(1, "a.ts"))
                .put("/hd/a.ts", home.picture());
        try (var upstream = home.open("/master.m3u8")) {
            var tracks = upstream.hls().orElseThrow().tracks();
            assertThat(tracks).extracting(HlsSource.Track::number).containsExactly(0, 1, 2, 3);
            assertThat(tracks)
                    .extracting(HlsSource.Track::kind)
                    .containsExactly(Kind.MAIN, Kind.VARIANT, Kind.AUDIO, Kind.SUBTITLES);
            assertThat(tracks.getFirst().variant().orElseThrow().height()).isEqualTo(1080);
            assertThat(tracks.getLast().rendition().orElseThrow().language()).isEqualTo("de");
            assertThat(server.asked()).containsExactly("/master.m3u8", "/hd/list.m3u8", "/hd/a.ts");
        }
    }

    @Test
    void theSoundInsideThePicturesHasItsName() throws Exception {
        var master = """
                #EXTM3U
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Deutsch",LANGUAGE="de",DEFAULT=YES
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Original",LANGUAGE="en",URI="en/list.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=4000000,AUDIO="a"
                hd/list.m3u8
                """;
        server.put("/master.m3u8", master)
                .put("/hd/list.m3u8", HlsHome.live(1, "a.ts"))
                .put("/hd/a.ts", home.picture());
        try (var upstream = home.open("/master.m3u8")) {
            var tracks = upstream.hls().orElseThrow().tracks();
            assertThat(tracks).extracting(HlsSource.Track::kind).containsExactly(Kind.MAIN, Kind.AUDIO);
            assertThat(tracks)
                    .extracting(t -> t.rendition().orElseThrow().language())
                    .containsExactly("de", "en");
        }
    }

    @Test
    void fiftyWhoAskForATrackShareOnePlaylist() throws Exception {
        server.put("/master.m3u8", MASTER)
                .put("/hd/list.m3u8", HlsHome.live(1, "a.ts"))
                .put("/hd/a.ts", home.picture());
        server.put("/sd/list.m3u8", HlsHome.live(1, "a.ts", "b.ts"));
        try (var upstream = home.open("/master.m3u8")) {
            var source = upstream.hls().orElseThrow();
            var track = source.tracks().get(1);
            List<TrackWindow> windows;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                windows =
                        threads
                                .invokeAll(Collections.<Callable<TrackWindow>>nCopies(50, () -> source.window(track)))
                                .stream()
                                .map(Future::resultNow)
                                .toList();
            }
            assertThat(windows)
                    .hasSize(50)
                    .allSatisfy(w -> assertThat(w.pieces())
                            .extracting(MediaSegment::url)
                            .containsExactly(server.url("/sd/a.ts"), server.url("/sd/b.ts")));
            assertThat(server.asked("/sd/list.m3u8")).isEqualTo(1);
            assertThat(server.most()).isEqualTo(1);
        }
    }

    @Test
    void theNextPieceOfATrackThatIsReadIsFetchedAhead() throws Exception {
        var ahead = new CountDownLatch(1);
        server.put("/master.m3u8", MASTER)
                .put("/hd/list.m3u8", HlsHome.live(1, "a.ts"))
                .put("/hd/a.ts", home.picture());
        server.put("/sd/list.m3u8", HlsHome.live(1, "a.ts", "b.ts", "c.ts")).put("/sd/a.ts", home.picture());
        server.put("/sd/b.ts", exchange -> {
            ahead.countDown();
            HlsServer.send(exchange, 200, home.picture());
        });
        try (var upstream = home.open("/master.m3u8")) {
            var source = upstream.hls().orElseThrow();
            assertThat(source.window(source.tracks().get(1)).pieces()).hasSize(3);
            try (var lease = source.open(HlsHome.key(server.url("/sd/a.ts"), 1))) {
                assertThat(lease.segment().awaitOver(20)).isTrue();
            }
            assertThat(ahead.await(20, TimeUnit.SECONDS)).isTrue();
            try (var lease = source.open(HlsHome.key(server.url("/sd/b.ts"), 2))) {
                assertThat(lease.segment().awaitOver(20)).isTrue();
            }
            assertThat(server.asked("/sd/b.ts")).isEqualTo(1);
        }
    }

    @Test
    void tracksStartWhereRedirectsLedAndKnowTheMastersVariables() throws Exception {
        server.put("/go.m3u8", exchange -> {
            exchange.getResponseHeaders().set("Location", "/far/master.m3u8");
            HlsServer.send(exchange, 302, new byte[0]);
        });
        server.put("/far/master.m3u8", MASTER.replace("#EXTM3U\n", "#EXTM3U\n#EXT-X-DEFINE:NAME=\"t\",VALUE=\"42\"\n"));
        server.put("/far/hd/list.m3u8", HlsHome.live(1, "a.ts")).put("/far/hd/a.ts", home.picture());
        server.put("/far/sd/list.m3u8", HlsHome.live(1, "{$t}.ts").replace("6\n", "6\n#EXT-X-DEFINE:IMPORT=\"t\"\n"));
        try (var upstream = home.open("/go.m3u8")) {
            var source = upstream.hls().orElseThrow();
            assertThat(source.window(source.tracks().get(1)).pieces())
                    .extracting(MediaSegment::url)
                    .containsExactly(server.url("/far/sd/42.ts"));
        }
    }

    @Test
    void aTrackWhoseAddressExpiredIsFoundAgain() throws Exception {
        server.put("/hd/list.m3u8", HlsHome.live(1, "a.ts")).put("/hd/a.ts", home.picture());
        server.put("/master.m3u8", exchange -> {
            var day = "/day" + server.asked("/master.m3u8") + "/";
            HlsServer.send(exchange, 200, MASTER.replace("sd/", day).getBytes(StandardCharsets.UTF_8));
        });
        server.put("/day1/list.m3u8", 403).put("/day2/list.m3u8", HlsHome.live(7, "x.ts"));
        try (var upstream = home.open("/master.m3u8")) {
            var source = upstream.hls().orElseThrow();
            assertThat(source.window(source.tracks().get(1)).pieces())
                    .extracting(MediaSegment::url)
                    .containsExactly(server.url("/day2/x.ts"));
        }
    }

    @Test
    void ofAFilmNoMoreIsListedThanTheFeedHasCome() throws Exception {
        var names = IntStream.range(0, 30).mapToObj(n -> n + ".ts").toArray(String[]::new);
        server.put("/master.m3u8", MASTER).put("/hd/list.m3u8", HlsHome.live(0, names) + "#EXT-X-ENDLIST\n");
        server.put("/sd/list.m3u8", HlsHome.live(0, names) + "#EXT-X-ENDLIST\n");
        for (var name : names) server.put("/hd/" + name, home.picture());
        try (var upstream = home.open("/master.m3u8")) {
            HlsHome.until(upstream, w -> w.pieces().size() >= 4);
            var source = upstream.hls().orElseThrow();
            assertThat(source.window(source.tracks().get(1)).pieces())
                    .extracting(MediaSegment::sequence)
                    .startsWith(0L, 1L, 2L, 3L)
                    .hasSizeLessThan(8);
            assertThat(source.window(source.tracks().get(1)).first()).isZero();
            assertThat(server.asked("/sd/list.m3u8")).isEqualTo(1);
        }
    }

    @Test
    void aTrackWhoseSegmentIsRefusedIsFoundAgain() throws Exception {
        server.put("/hd/list.m3u8", HlsHome.live(1, "a.ts")).put("/hd/a.ts", home.picture());
        server.put("/master.m3u8", exchange -> {
            var day = "/day" + server.asked("/master.m3u8") + "/";
            HlsServer.send(exchange, 200, MASTER.replace("sd/", day).getBytes(StandardCharsets.UTF_8));
        });
        var list = HlsHome.live(1, "x.ts", "y.ts").replace("DURATION:6", "DURATION:1");
        server.put("/day1/list.m3u8", list).put("/day2/list.m3u8", list.replace("E:1", "E:2"));
        server.put("/day1/x.ts", 403).put("/day1/y.ts", 403);
        try (var upstream = home.open("/master.m3u8")) {
            var source = upstream.hls().orElseThrow();
            var track = source.tracks().get(1);
            assertThat(source.window(track).pieces()).hasSize(2);
            try (var lease = source.open(HlsHome.key(server.url("/day1/x.ts"), 1))) {
                assertThat(lease.segment().awaitOver(20)).isTrue();
            }
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (server.asked("/day2/list.m3u8") == 0 && System.nanoTime() < deadline) {
                Thread.sleep(20);
                source.window(track);
            }
            assertThat(source.window(track).pieces().getLast().url()).isEqualTo(server.url("/day2/y.ts"));
            assertThat(server.asked("/master.m3u8")).isEqualTo(2);
        }
    }

    @Test
    void aTrackThatIsNotThereIsToldAndNotAskedForAgainAtOnce() throws Exception {
        server.put("/master.m3u8", MASTER)
                .put("/hd/list.m3u8", HlsHome.live(1, "a.ts"))
                .put("/hd/a.ts", home.picture());
        server.put("/sd/list.m3u8", 500);
        try (var upstream = home.open("/master.m3u8")) {
            var source = upstream.hls().orElseThrow();
            for (int n = 0; n < 20; n++) {
                assertThatThrownBy(() -> source.window(source.tracks().get(1)))
                        .isInstanceOfSatisfying(
                                UpstreamException.class,
                                e -> assertThat(e.trouble()).isEqualTo(FailureReason.FAILED));
            }
            assertThat(server.asked("/sd/list.m3u8")).isEqualTo(1);
        }
    }

    @Test
    void theMastersCookiesGoAlong() throws Exception {
        server.put("/master.m3u8", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "ticket=7; Path=/");
            HlsServer.send(exchange, 200, MASTER.getBytes(StandardCharsets.UTF_8));
        });
        HlsServer.Script list = exchange -> {
            boolean known = "ticket=7".equals(exchange.getRequestHeaders().getFirst("Cookie"));
            HlsServer.send(exchange, known ? 200 : 403, HlsHome.live(1, "/a.ts").getBytes(StandardCharsets.UTF_8));
        };
        server.put("/hd/list.m3u8", list).put("/sd/list.m3u8", list);
        server.put("/a.ts", exchange -> {
            boolean known = "ticket=7".equals(exchange.getRequestHeaders().getFirst("Cookie"));
            HlsServer.send(exchange, known ? 200 : 403, home.picture());
        });
        try (var upstream = home.open("/master.m3u8")) {
            var source = upstream.hls().orElseThrow();
            assertThat(source.window(source.tracks().get(1)).pieces()).hasSize(1);
        }
    }
}
