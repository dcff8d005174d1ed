package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.format.hls.Piece;
import tv.tributary.model.Candidate;
import tv.tributary.model.Grace;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;
import tv.tributary.model.Trouble;
import tv.tributary.net.Http;
import tv.tributary.testkit.HlsServer;
import tv.tributary.testkit.Memory;
import tv.tributary.testkit.Ts;
import tv.tributary.upstream.HlsSource.Kind;
import tv.tributary.upstream.account.Claim;
import tv.tributary.upstream.account.Patience;
import tv.tributary.upstream.account.Slots;
import tv.tributary.upstream.account.Unusable;
import tv.tributary.upstream.account.Use;
import tv.tributary.upstream.segment.Segments;

class HlsSourceTest {
    private static final String MASTER = """
            #EXTM3U
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Original",URI="sound/list.m3u8"
            #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="Deutsch",LANGUAGE="de",URI="words/list.m3u8"
            #EXT-X-STREAM-INF:BANDWIDTH=800000,RESOLUTION=640x360
            sd/list.m3u8
            #EXT-X-STREAM-INF:BANDWIDTH=4000000,RESOLUTION=1920x1080
            hd/list.m3u8
            """;

    private final HlsServer server = new HlsServer();
    private final Http http = new Http();
    private final Ts ts = Ts.first();

    @AfterEach
    void close() {
        server.close();
        http.close();
    }

    @Test
    void whatTheFeedFollowsIsListedWithTheSourcesOwnNumbers() throws Exception {
        server.put("/list.m3u8", live(70, "a.ts", "b.ts", "c.ts"));
        for (var name : List.of("a", "b", "c")) server.put("/" + name + ".ts", picture());
        try (var upstream = open("/list.m3u8")) {
            var window = until(upstream, w -> w.pieces().size() == 3);
            assertThat(window.pieces()).extracting(Piece::sequence).containsExactly(70L, 71L, 72L);
            assertThat(window.pieces()).extracting(Piece::url).last().isEqualTo(server.url("/c.ts"));
            assertThat(window.target()).isEqualTo(6000);
            assertThat(window.first()).isZero();
        }
    }

    @Test
    void whatTheFeedFetchedIsNotFetchedAgain() throws Exception {
        server.put("/list.m3u8", live(1, "a.ts")).put("/a.ts", picture());
        try (var upstream = open("/list.m3u8")) {
            var source = upstream.hls().orElseThrow();
            var piece = until(upstream, w -> !w.pieces().isEmpty()).pieces().getFirst();
            for (int n = 0; n < 50; n++) {
                try (var lease = source.open(key(piece.url()))) {
                    assertThat(lease.segment().awaitOver(5)).isTrue();
                    assertThat(lease.segment().whole()).isTrue();
                }
            }
            assertThat(server.asked("/a.ts")).isEqualTo(1);
        }
    }

    @Test
    void whatCannotBeHadIsListedAsMissing() throws Exception {
        server.put("/list.m3u8", live(1, "a.ts", "b.ts", "c.ts"));
        server.put("/a.ts", picture()).put("/c.ts", picture());
        try (var upstream = open("/list.m3u8")) {
            var window = until(upstream, w -> w.pieces().size() == 3);
            assertThat(window.pieces()).extracting(Piece::missing).containsExactly(false, true, false);
        }
    }

    @Test
    void whatTheListItselfCallsMissingIsNotAskedFor() throws Exception {
        server.put("/list.m3u8", live(1, "a.ts", "b.ts").replace("#EXTINF:6,\nb", "#EXT-X-GAP\n#EXTINF:6,\nb"));
        server.put("/a.ts", picture());
        try (var upstream = open("/list.m3u8")) {
            var window = until(upstream, w -> w.pieces().size() == 2);
            assertThat(window.pieces()).extracting(Piece::missing).containsExactly(false, true);
            assertThat(server.asked("/b.ts")).isZero();
        }
    }

    @Test
    void fiftyWhoAskForWhatIsNotThereShareOneDownload() throws Exception {
        var go = new CountDownLatch(1);
        server.put("/list.m3u8", live(1, "a.ts")).put("/a.ts", picture());
        server.put("/old.ts", exchange -> {
            await(go);
            HlsServer.send(exchange, 200, picture());
        });
        try (var upstream = open("/list.m3u8")) {
            var source = upstream.hls().orElseThrow();
            var leases = new ArrayList<Segments.Lease>();
            for (int n = 0; n < 50; n++) leases.add(source.open(key(server.url("/old.ts"))));
            go.countDown();
            for (var lease : leases) {
                assertThat(lease.segment().awaitOver(5)).isTrue();
                assertThat(lease.segment().whole()).isTrue();
                lease.close();
            }
            assertThat(server.asked("/old.ts")).isEqualTo(1);
            assertThat(server.most()).isEqualTo(1);
        }
    }

    @Test
    void nothingGoesOnOnceItIsClosed() throws Exception {
        var never = new CountDownLatch(1);
        server.put("/list.m3u8", live(1, "a.ts")).put("/a.ts", picture());
        server.put("/old.ts", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[500]);
            exchange.getResponseBody().flush();
            await(never);
        });
        var upstream = open("/list.m3u8");
        var source = upstream.hls().orElseThrow();
        var lease = source.open(key(server.url("/old.ts")));
        assertThat(lease.segment().await(0, TimeUnit.SECONDS.toNanos(5))).isTrue();
        upstream.close();
        assertThat(lease.segment().awaitOver(5)).isTrue();
        assertThat(lease.segment().failure()).isPresent();
        var late = source.open(key(server.url("/later.ts")));
        assertThat(late.segment().awaitOver(5)).isTrue();
        assertThat(server.asked("/later.ts")).isZero();
        never.countDown();
    }

    @Test
    void whatHasNotBeenAnsweredYetEndsToo() throws Exception {
        var asked = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        server.put("/list.m3u8", live(1, "a.ts")).put("/a.ts", picture());
        server.put("/old.ts", _ -> {
            asked.countDown();
            await(never);
        });
        var upstream = open("/list.m3u8");
        var lease = upstream.hls().orElseThrow().open(key(server.url("/old.ts")));
        assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
        upstream.close();
        assertThat(lease.segment().awaitOver(1)).isTrue();
        never.countDown();
    }

    @Test
    void aTransportStreamHasNothingToList() throws Exception {
        server.put("/a.ts", ts.write("PAT PMT " + "K p p ".repeat(50)));
        try (var upstream = open("/a.ts")) {
            assertThat(upstream.hls()).isEmpty();
        }
    }

    @Test
    void fiftyViewersOfALiveStreamCostNoMoreThanTheFeed() throws Exception {
        long begun = System.nanoTime();
        server.put("/list.m3u8", exchange -> {
            int now = (int) ((System.nanoTime() - begun) / 1_000_000_000);
            var text = live(now, now + ".ts", now + 1 + ".ts", now + 2 + ".ts").replace("6", "1");
            HlsServer.send(exchange, 200, text.getBytes(StandardCharsets.UTF_8));
        });
        for (int n = 0; n < 20; n++) server.put("/" + n + ".ts", picture());
        try (var upstream = open("/list.m3u8");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var source = upstream.hls().orElseThrow();
            var feed = threads.submit(() -> drain(upstream));
            var viewers = threads.invokeAll(Collections.<Callable<Integer>>nCopies(50, () -> watch(source, 4)));
            assertThat(viewers).allSatisfy(v -> assertThat(v.resultNow()).isEqualTo(5));
            feed.cancel(true);
        }
        long halves = (System.nanoTime() - begun) / 500_000_000;
        assertThat(server.asked("/list.m3u8")).isBetween(2L, halves + 1);
        for (int n = 0; n <= 4; n++) assertThat(server.asked("/" + n + ".ts")).isEqualTo(1);
        assertThat(server.most()).isEqualTo(1);
    }

    /// Reads each piece as soon as it is listed, up to a number.
    /// Fetches pieces up to that number, counted from 0; how many.
    private static int watch(HlsSource source, long until) throws Exception {
        long next = 0;
        for (; next <= until; Thread.sleep(10)) {
            var window = source.window(source.tracks().getFirst());
            if (window.first() + window.pieces().size() <= next) continue;
            try (var lease = source.open(
                    key(window.pieces().get((int) (next++ - window.first())).url()))) {
                assertThat(lease.segment().awaitOver(5)).isTrue();
            }
        }
        return (int) next;
    }

    private static int drain(Upstream upstream) {
        var bytes = new byte[1 << 16];
        int read = 0;
        try {
            while (true) read += upstream.read(bytes, 0);
        } catch (Unusable _) {
            return read;
        }
    }

    @Test
    void aMasterNamesItsTracks() throws Exception {
        server.put("/master.m3u8", MASTER).put("/hd/list.m3u8", live(1, "a.ts")).put("/hd/a.ts", picture());
        try (var upstream = open("/master.m3u8")) {
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
        server.put("/master.m3u8", master).put("/hd/list.m3u8", live(1, "a.ts")).put("/hd/a.ts", picture());
        try (var upstream = open("/master.m3u8")) {
            var tracks = upstream.hls().orElseThrow().tracks();
            assertThat(tracks).extracting(HlsSource.Track::kind).containsExactly(Kind.MAIN, Kind.AUDIO);
            assertThat(tracks)
                    .extracting(t -> t.rendition().orElseThrow().language())
                    .containsExactly("de", "en");
        }
    }

    @Test
    void fiftyWhoAskForATrackShareOnePlaylist() throws Exception {
        server.put("/master.m3u8", MASTER).put("/hd/list.m3u8", live(1, "a.ts")).put("/hd/a.ts", picture());
        server.put("/sd/list.m3u8", live(1, "a.ts", "b.ts"));
        try (var upstream = open("/master.m3u8")) {
            var source = upstream.hls().orElseThrow();
            var track = source.tracks().get(1);
            List<HlsSource.Window> windows;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                windows =
                        threads
                                .invokeAll(
                                        Collections.<Callable<HlsSource.Window>>nCopies(50, () -> source.window(track)))
                                .stream()
                                .map(Future::resultNow)
                                .toList();
            }
            assertThat(windows)
                    .hasSize(50)
                    .allSatisfy(w -> assertThat(w.pieces())
                            .extracting(Piece::url)
                            .containsExactly(server.url("/sd/a.ts"), server.url("/sd/b.ts")));
            assertThat(server.asked("/sd/list.m3u8")).isEqualTo(1);
            assertThat(server.most()).isEqualTo(1);
        }
    }

    @Test
    void theNextPieceOfATrackThatIsReadIsFetchedAhead() throws Exception {
        var ahead = new CountDownLatch(1);
        server.put("/master.m3u8", MASTER).put("/hd/list.m3u8", live(1, "a.ts")).put("/hd/a.ts", picture());
        server.put("/sd/list.m3u8", live(1, "a.ts", "b.ts", "c.ts")).put("/sd/a.ts", picture());
        server.put("/sd/b.ts", exchange -> {
            ahead.countDown();
            HlsServer.send(exchange, 200, picture());
        });
        try (var upstream = open("/master.m3u8")) {
            var source = upstream.hls().orElseThrow();
            assertThat(source.window(source.tracks().get(1)).pieces()).hasSize(3);
            try (var lease = source.open(key(server.url("/sd/a.ts")))) {
                assertThat(lease.segment().awaitOver(5)).isTrue();
            }
            assertThat(ahead.await(5, TimeUnit.SECONDS)).isTrue();
            try (var lease = source.open(key(server.url("/sd/b.ts")))) {
                assertThat(lease.segment().awaitOver(5)).isTrue();
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
        server.put("/far/hd/list.m3u8", live(1, "a.ts")).put("/far/hd/a.ts", picture());
        server.put("/far/sd/list.m3u8", live(1, "{$t}.ts").replace("6\n", "6\n#EXT-X-DEFINE:IMPORT=\"t\"\n"));
        try (var upstream = open("/go.m3u8")) {
            var source = upstream.hls().orElseThrow();
            assertThat(source.window(source.tracks().get(1)).pieces())
                    .extracting(Piece::url)
                    .containsExactly(server.url("/far/sd/42.ts"));
        }
    }

    @Test
    void aTrackWhoseAddressExpiredIsFoundAgain() throws Exception {
        server.put("/hd/list.m3u8", live(1, "a.ts")).put("/hd/a.ts", picture());
        server.put("/master.m3u8", exchange -> {
            var day = "/day" + server.asked("/master.m3u8") + "/";
            HlsServer.send(exchange, 200, MASTER.replace("sd/", day).getBytes(StandardCharsets.UTF_8));
        });
        server.put("/day1/list.m3u8", 403).put("/day2/list.m3u8", live(7, "x.ts"));
        try (var upstream = open("/master.m3u8")) {
            var source = upstream.hls().orElseThrow();
            assertThat(source.window(source.tracks().get(1)).pieces())
                    .extracting(Piece::url)
                    .containsExactly(server.url("/day2/x.ts"));
        }
    }

    @Test
    void ofAFilmNoMoreIsListedThanTheFeedHasCome() throws Exception {
        var names = IntStream.range(0, 30).mapToObj(n -> n + ".ts").toArray(String[]::new);
        server.put("/master.m3u8", MASTER).put("/hd/list.m3u8", live(0, names) + "#EXT-X-ENDLIST\n");
        server.put("/sd/list.m3u8", live(0, names) + "#EXT-X-ENDLIST\n");
        for (var name : names) server.put("/hd/" + name, picture());
        try (var upstream = open("/master.m3u8")) {
            until(upstream, w -> w.pieces().size() >= 4);
            var source = upstream.hls().orElseThrow();
            assertThat(source.window(source.tracks().get(1)).pieces())
                    .extracting(Piece::sequence)
                    .startsWith(0L, 1L, 2L, 3L)
                    .hasSizeLessThan(8);
            assertThat(source.window(source.tracks().get(1)).first()).isZero();
            assertThat(server.asked("/sd/list.m3u8")).isEqualTo(1);
        }
    }

    @Test
    void aTrackWhoseSegmentIsRefusedIsFoundAgain() throws Exception {
        server.put("/hd/list.m3u8", live(1, "a.ts")).put("/hd/a.ts", picture());
        server.put("/master.m3u8", exchange -> {
            var day = "/day" + server.asked("/master.m3u8") + "/";
            HlsServer.send(exchange, 200, MASTER.replace("sd/", day).getBytes(StandardCharsets.UTF_8));
        });
        var list = live(1, "x.ts", "y.ts").replace("DURATION:6", "DURATION:1");
        server.put("/day1/list.m3u8", list).put("/day2/list.m3u8", list.replace("E:1", "E:2"));
        server.put("/day1/x.ts", 403).put("/day1/y.ts", 403);
        try (var upstream = open("/master.m3u8")) {
            var source = upstream.hls().orElseThrow();
            var track = source.tracks().get(1);
            assertThat(source.window(track).pieces()).hasSize(2);
            try (var lease = source.open(key(server.url("/day1/x.ts")))) {
                assertThat(lease.segment().awaitOver(5)).isTrue();
            }
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
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
        server.put("/master.m3u8", MASTER).put("/hd/list.m3u8", live(1, "a.ts")).put("/hd/a.ts", picture());
        server.put("/sd/list.m3u8", 500);
        try (var upstream = open("/master.m3u8")) {
            var source = upstream.hls().orElseThrow();
            for (int n = 0; n < 20; n++) {
                assertThatThrownBy(() -> source.window(source.tracks().get(1)))
                        .isInstanceOfSatisfying(
                                Unusable.class, e -> assertThat(e.trouble()).isEqualTo(Trouble.FAILED));
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
            HlsServer.send(exchange, known ? 200 : 403, live(1, "/a.ts").getBytes(StandardCharsets.UTF_8));
        };
        server.put("/hd/list.m3u8", list).put("/sd/list.m3u8", list);
        server.put("/a.ts", exchange -> {
            boolean known = "ticket=7".equals(exchange.getRequestHeaders().getFirst("Cookie"));
            HlsServer.send(exchange, known ? 200 : 403, picture());
        });
        try (var upstream = open("/master.m3u8")) {
            var source = upstream.hls().orElseThrow();
            assertThat(source.window(source.tracks().get(1)).pieces()).hasSize(1);
        }
    }

    @Test
    void keysInitsAndPartsComeOutOfTheSameCache() throws Exception {
        var list = live(1, "a.ts").replace("#EXTINF", "#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n#EXTINF");
        server.put("/list.m3u8", list).put("/k", new byte[16]).put("/a.ts", sealed(picture(), 1));
        try (var upstream = open("/list.m3u8")) {
            var source = upstream.hls().orElseThrow();
            var piece = until(upstream, w -> !w.pieces().isEmpty()).pieces().getFirst();
            for (int n = 0; n < 10; n++) {
                try (var lease = source.open(key(piece.key().orElseThrow().url()))) {
                    assertThat(lease.segment().awaitOver(5)).isTrue();
                    assertThat(lease.segment().filled()).isEqualTo(16);
                }
            }
            assertThat(server.asked("/k")).isEqualTo(1);
            assertThat(piece.iv().orElseThrow()).endsWith((byte) 0, (byte) 1);
        }
    }

    private byte[] picture() {
        return ts.write("PAT PMT K p p");
    }

    /// With a key of zeros.
    private static byte[] sealed(byte[] plain, int number) throws GeneralSecurityException {
        var iv = new byte[16];
        iv[15] = (byte) number;
        var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[16], "AES"), new IvParameterSpec(iv));
        return cipher.doFinal(plain);
    }

    /// Asks on until a window is as it should be.
    private static HlsSource.Window until(Upstream upstream, Predicate<HlsSource.Window> wanted) throws Exception {
        var source = upstream.hls().orElseThrow();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (System.nanoTime() < deadline) {
            var window = source.window(source.tracks().getFirst());
            if (wanted.test(window)) return window;
            Thread.onSpinWait();
        }
        throw new AssertionError("not in time: " + source.window(source.tracks().getFirst()));
    }

    private Upstream open(String path) throws Exception {
        var patience = new Patience(Duration.ofSeconds(5), Duration.ZERO, Duration.ZERO);
        var candidate = new Candidate(
                new SourceId(1),
                new ProviderId(1),
                "Home",
                "Alpha",
                server.url(path),
                Map.of(),
                "ann",
                1,
                new Grace(Duration.ZERO, Duration.ofSeconds(3)));
        return new Upstreams(http, new Slots(), () -> patience, Memory.of(64 << 20))
                .open(candidate, Claim.of(Use.VIEWER, "Alpha"));
    }

    private static Segments.Key key(String url) {
        return new Segments.Key(url, Optional.empty());
    }

    private static String live(long first, String... segments) {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXT-X-MEDIA-SEQUENCE:" + first + "\n");
        for (var segment : segments) text.append("#EXTINF:6,\n").append(segment).append('\n');
        return text.toString();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
