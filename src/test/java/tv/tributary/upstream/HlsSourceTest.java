package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.format.hls.Piece;
import tv.tributary.model.Candidate;
import tv.tributary.model.Grace;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;
import tv.tributary.net.Http;
import tv.tributary.testkit.HlsServer;
import tv.tributary.testkit.Ts;

class HlsSourceTest {
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
        for (var name : "abc".split("")) server.put("/" + name + ".ts", ts.write("PAT PMT K p p"));
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
        server.put("/list.m3u8", live(1, "a.ts")).put("/a.ts", ts.write("PAT PMT K p p"));
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
        server.put("/a.ts", ts.write("PAT PMT K p p")).put("/c.ts", ts.write("PAT PMT K p p"));
        try (var upstream = open("/list.m3u8")) {
            var window = until(upstream, w -> w.pieces().size() == 3);
            assertThat(window.pieces()).extracting(Piece::missing).containsExactly(false, true, false);
        }
    }

    @Test
    void whatTheListItselfCallsMissingIsNotAskedFor() throws Exception {
        server.put("/list.m3u8", live(1, "a.ts", "b.ts").replace("#EXTINF:6,\nb", "#EXT-X-GAP\n#EXTINF:6,\nb"));
        server.put("/a.ts", ts.write("PAT PMT K p p"));
        try (var upstream = open("/list.m3u8")) {
            var window = until(upstream, w -> w.pieces().size() == 2);
            assertThat(window.pieces()).extracting(Piece::missing).containsExactly(false, true);
            assertThat(server.asked("/b.ts")).isZero();
        }
    }

    @Test
    void fiftyWhoAskForWhatIsNotThereShareOneDownload() throws Exception {
        var go = new CountDownLatch(1);
        server.put("/list.m3u8", live(1, "a.ts")).put("/a.ts", ts.write("PAT PMT K p p"));
        server.put("/old.ts", exchange -> {
            await(go);
            HlsServer.send(exchange, 200, ts.write("PAT PMT K p p"));
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
        server.put("/list.m3u8", live(1, "a.ts")).put("/a.ts", ts.write("PAT PMT K p p"));
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
    void aTransportStreamHasNothingToList() throws Exception {
        server.put("/a.ts", ts.write("PAT PMT " + "K p p ".repeat(50)));
        try (var upstream = open("/a.ts")) {
            assertThat(upstream.hls()).isEmpty();
        }
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
        var patience = new Upstreams.Patience(Duration.ofSeconds(5), Duration.ZERO, Duration.ZERO);
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
        return new Upstreams(http, new Slots(), () -> patience).open(candidate, Claim.of(Use.VIEWER, "Alpha"));
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
