package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.format.hls.MediaSegment;
import tv.tributary.testkit.HlsServer;
import tv.tributary.testkit.Ts;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.SegmentKey;
import tv.tributary.upstream.segment.Segments;

class HlsSourceTest {
    private final HlsHome home = new HlsHome();
    private final HlsServer server = home.server;

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void whatTheFeedFollowsIsListedWithTheSourcesOwnNumbers() throws Exception {
        server.put("/list.m3u8", HlsHome.live(70, "a.ts", "b.ts", "c.ts"));
        for (var name : List.of("a", "b", "c")) server.put("/" + name + ".ts", home.picture());
        try (var upstream = home.open("/list.m3u8")) {
            var window = HlsHome.until(upstream, w -> w.pieces().size() == 3);
            assertThat(window.pieces()).extracting(MediaSegment::sequence).containsExactly(70L, 71L, 72L);
            assertThat(window.pieces()).extracting(MediaSegment::url).last().isEqualTo(server.url("/c.ts"));
            assertThat(window.target()).isEqualTo(6000);
            assertThat(window.first()).isZero();
        }
    }

    @Test
    void whatTheFeedFetchedIsNotFetchedAgain() throws Exception {
        server.put("/list.m3u8", HlsHome.live(1, "a.ts")).put("/a.ts", home.picture());
        try (var upstream = home.open("/list.m3u8")) {
            var source = upstream.hls().orElseThrow();
            var mediaSegment =
                    HlsHome.until(upstream, w -> !w.pieces().isEmpty()).pieces().getFirst();
            for (int n = 0; n < 50; n++) {
                try (var lease = source.open(SegmentKey.of(mediaSegment))) {
                    assertThat(lease.segment().awaitOver(20)).isTrue();
                    assertThat(lease.segment().whole()).isTrue();
                }
            }
            assertThat(server.asked("/a.ts")).isEqualTo(1);
        }
    }

    @Test
    void whatCannotBeHadIsListedAsMissing() throws Exception {
        server.put("/list.m3u8", HlsHome.live(1, "a.ts", "b.ts", "c.ts"));
        server.put("/a.ts", home.picture()).put("/c.ts", home.picture());
        try (var upstream = home.open("/list.m3u8")) {
            var window = HlsHome.until(upstream, w -> w.pieces().size() == 3);
            assertThat(window.pieces()).extracting(MediaSegment::missing).containsExactly(false, true, false);
        }
    }

    @Test
    void whatTheListItselfCallsMissingIsNotAskedFor() throws Exception {
        server.put("/list.m3u8", HlsHome.live(1, "a.ts", "b.ts").replace("#EXTINF:6,\nb", "#EXT-X-GAP\n#EXTINF:6,\nb"));
        server.put("/a.ts", home.picture());
        try (var upstream = home.open("/list.m3u8")) {
            var window = HlsHome.until(upstream, w -> w.pieces().size() == 2);
            assertThat(window.pieces()).extracting(MediaSegment::missing).containsExactly(false, true);
            assertThat(server.asked("/b.ts")).isZero();
        }
    }

    @Test
    void fiftyWhoAskForWhatIsNotThereShareOneDownload() throws Exception {
        var go = new CountDownLatch(1);
        server.put("/list.m3u8", HlsHome.live(1, "a.ts")).put("/a.ts", home.picture());
        server.put("/old.ts", exchange -> {
            await(go);
            HlsServer.send(exchange, 200, home.picture());
        });
        try (var upstream = home.open("/list.m3u8")) {
            var source = upstream.hls().orElseThrow();
            var leases = new ArrayList<Segments.Lease>();
            for (int n = 0; n < 50; n++) leases.add(source.open(HlsHome.key(server.url("/old.ts"))));
            go.countDown();
            for (var lease : leases) {
                assertThat(lease.segment().awaitOver(20)).isTrue();
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
        server.put("/list.m3u8", HlsHome.live(1, "a.ts")).put("/a.ts", home.picture());
        server.put("/old.ts", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[500]);
            exchange.getResponseBody().flush();
            await(never);
        });
        var upstream = home.open("/list.m3u8");
        var source = upstream.hls().orElseThrow();
        var lease = source.open(HlsHome.key(server.url("/old.ts")));
        assertThat(lease.segment().await(0, TimeUnit.SECONDS.toNanos(20))).isTrue();
        upstream.close();
        assertThat(lease.segment().awaitOver(20)).isTrue();
        assertThat(lease.segment().failure()).isPresent();
        var late = source.open(HlsHome.key(server.url("/later.ts")));
        assertThat(late.segment().awaitOver(20)).isTrue();
        assertThat(server.asked("/later.ts")).isZero();
        never.countDown();
    }

    @Test
    void whatHasNotBeenAnsweredYetEndsToo() throws Exception {
        var asked = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        server.put("/list.m3u8", HlsHome.live(1, "a.ts")).put("/a.ts", home.picture());
        server.put("/old.ts", _ -> {
            asked.countDown();
            await(never);
        });
        var upstream = home.open("/list.m3u8");
        var lease = upstream.hls().orElseThrow().open(HlsHome.key(server.url("/old.ts")));
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        upstream.close();
        assertThat(lease.segment().awaitOver(20)).isTrue();
        never.countDown();
    }

    @Test
    void aTransportStreamHasNothingToList() throws Exception {
        server.put("/a.ts", Ts.ts("PAT PMT " + "K p p ".repeat(50)));
        try (var upstream = home.open("/a.ts")) {
            assertThat(upstream.hls()).isEmpty();
        }
    }

    @Test
    void fiftyViewersOfALiveStreamCostNoMoreThanTheFeed() throws Exception {
        long begun = System.nanoTime();
        server.put("/list.m3u8", exchange -> {
            // There is one more each time.
            long now = server.asked("/list.m3u8") - 1;
            var text = HlsHome.live(now, now + ".ts", now + 1 + ".ts", now + 2 + ".ts")
                    .replace("6", "1");
            HlsServer.send(exchange, 200, text.getBytes(StandardCharsets.UTF_8));
        });
        for (int n = 0; n < 20; n++) server.put("/" + n + ".ts", home.picture());
        try (var upstream = home.open("/list.m3u8");
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

    /// Fetches pieces up to that number, counted from 0; how many.
    private static int watch(HlsSource source, long until) throws Exception {
        long next = 0;
        for (; next <= until; Thread.sleep(10)) {
            var window = source.window(source.tracks().getFirst());
            if (window.first() + window.pieces().size() <= next) continue;
            try (var lease = source.open(SegmentKey.of(window.pieces().get((int) (next++ - window.first()))))) {
                assertThat(lease.segment().awaitOver(20)).isTrue();
            }
        }
        return (int) next;
    }

    private static int drain(Upstream upstream) {
        var bytes = new byte[1 << 16];
        int read = 0;
        try {
            while (true) read += upstream.read(bytes, 0);
        } catch (UpstreamException _) {
            return read;
        }
    }

    @Test
    void keysInitsAndPartsComeOutOfTheSameCache() throws Exception {
        var list = HlsHome.live(1, "a.ts").replace("#EXTINF", "#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n#EXTINF");
        server.put("/list.m3u8", list).put("/k", new byte[16]).put("/a.ts", sealed(home.picture(), 1));
        try (var upstream = home.open("/list.m3u8")) {
            var source = upstream.hls().orElseThrow();
            var mediaSegment =
                    HlsHome.until(upstream, w -> !w.pieces().isEmpty()).pieces().getFirst();
            for (int n = 0; n < 10; n++) {
                try (var lease =
                        source.open(HlsHome.key(mediaSegment.key().orElseThrow().url()))) {
                    assertThat(lease.segment().awaitOver(20)).isTrue();
                    assertThat(lease.segment().filled()).isEqualTo(16);
                }
            }
            assertThat(server.asked("/k")).isEqualTo(1);
            assertThat(mediaSegment.iv().orElseThrow()).endsWith((byte) 0, (byte) 1);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// With a key of zeros.
    private static byte[] sealed(byte[] plain, int number) throws GeneralSecurityException {
        var iv = new byte[16];
        iv[15] = (byte) number;
        var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[16], "AES"), new IvParameterSpec(iv));
        return cipher.doFinal(plain);
    }
}
