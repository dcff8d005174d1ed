package tv.tributary.upstream.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.format.hls.MediaSegment;
import tv.tributary.model.FailureReason;
import tv.tributary.net.Http;
import tv.tributary.testkit.HlsServer;
import tv.tributary.testkit.Memory;
import tv.tributary.upstream.account.UpstreamException;

class SegmentsTest {
    private static final int SIZE = 700_000;

    private final HlsServer server = new HlsServer();
    private final Http http = new Http();
    private final Segments segments = Memory.of(8 << 20);
    private final byte[] body = new byte[SIZE];

    SegmentsTest() {
        new Random(1).nextBytes(body);
    }

    @AfterEach
    void close() {
        segments.close();
        server.close();
        http.close();
    }

    @Test
    void aHundredWhoAskAtOnceShareOneDownload() throws Exception {
        var go = new CountDownLatch(1);
        server.put("/1.ts", exchange -> {
            await(go);
            HlsServer.send(exchange, 200, body);
        });
        var leases = new ArrayList<Segments.Lease>();
        for (int n = 0; n < 100; n++) leases.add(segments.get(key("/1.ts"), this::open));
        go.countDown();
        for (var lease : leases) assertThat(whole(lease)).isEqualTo(body);
        assertThat(server.asked("/1.ts")).isEqualTo(1);
        leases.forEach(Segments.Lease::close);
        var counts = segments.counts();
        assertThat(counts.misses()).isEqualTo(1);
        assertThat(counts.joins()).isEqualTo(99);
        assertThat(counts.fetched()).isEqualTo(SIZE);
        assertThat(counts.saved()).isEqualTo(99L * SIZE);
        assertThat(counts.held()).isEqualTo((3 * 256) << 10);
    }

    @Test
    void whoComesLaterGetsWhatIsKept() throws Exception {
        server.put("/1.ts", body);
        try (var first = segments.get(key("/1.ts"), this::open)) {
            whole(first);
        }
        awaitHeld((3 * 256) << 10);
        try (var second = segments.get(key("/1.ts"), this::open)) {
            assertThat(whole(second)).isEqualTo(body);
        }
        assertThat(segments.counts().hits()).isEqualTo(1);
        assertThat(server.asked("/1.ts")).isEqualTo(1);
    }

    @Test
    void bytesAreReadWhileTheyArrive() throws Exception {
        var rest = new CountDownLatch(1);
        server.put("/1.ts", exchange -> {
            exchange.sendResponseHeaders(200, SIZE);
            exchange.getResponseBody().write(body, 0, 1000);
            exchange.getResponseBody().flush();
            await(rest);
            exchange.getResponseBody().write(body, 1000, SIZE - 1000);
        });
        try (var lease = segments.get(key("/1.ts"), this::open)) {
            assertThat(lease.segment().await(999, TimeUnit.SECONDS.toNanos(20))).isTrue();
            assertThat(lease.segment().bytes(0).remaining()).isEqualTo(1000);
            assertThat(lease.segment().length()).hasValue(SIZE);
            assertThat(lease.segment().whole()).isFalse();
            var told = new CountDownLatch(1);
            lease.segment().listen(told::countDown);
            rest.countDown();
            assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(whole(lease)).isEqualTo(body);
        }
    }

    @Test
    void aDownloadNobodyWaitsForEnds() throws Exception {
        var broken = new CountDownLatch(1);
        server.put("/1.ts", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                for (int n = 0; n < 100_000; n++) exchange.getResponseBody().write(body);
            } catch (IOException e) {
                broken.countDown();
                throw e;
            }
        });
        var lease = segments.get(key("/1.ts"), this::open);
        assertThat(lease.segment().await(0, TimeUnit.SECONDS.toNanos(20))).isTrue();
        lease.close();
        assertThat(broken.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aRefusalIsBelievedForAMoment() throws Exception {
        for (int n = 0; n < 3; n++) {
            try (var lease = segments.get(key("/none.ts"), this::open)) {
                assertThat(lease.segment().awaitOver(20)).isTrue();
                assertThat(lease.segment().failure().orElseThrow().trouble()).isEqualTo(FailureReason.NOT_FOUND);
            }
        }
        assertThat(server.asked("/none.ts")).isEqualTo(1);
    }

    @Test
    void aDownloadThatBreaksOffGoesOnWhereItStopped() throws Exception {
        server.put("/1.ts", exchange -> {
            int from = server.asked("/1.ts") == 1 ? 0 : 1000;
            exchange.sendResponseHeaders(from == 0 ? 200 : 206, SIZE - from);
            exchange.getResponseBody().write(body, from, 1000);
            exchange.getResponseBody().flush();
            if (from == 0) throw new IOException("broken");
            exchange.getResponseBody().write(body, 2000, SIZE - 2000);
        });
        var from = new ArrayList<Integer>();
        try (var lease = segments.get(key("/1.ts"), (key, at) -> {
            from.add(at);
            return open(key, at);
        })) {
            assertThat(whole(lease)).isEqualTo(body);
        }
        assertThat(from).containsExactly(0, 1000);
        assertThat(segments.counts().failures()).isZero();
    }

    @Test
    void whatBreaksOffEachTimeIsGivenUp() throws Exception {
        server.put("/1.ts", exchange -> {
            exchange.sendResponseHeaders(206, SIZE);
            exchange.getResponseBody().write(body, 0, 1000);
            exchange.getResponseBody().flush();
            throw new IOException("broken");
        });
        try (var lease = segments.get(key("/1.ts"), this::open)) {
            assertThat(lease.segment().awaitOver(20)).isTrue();
            assertThat(lease.segment().failure().orElseThrow().trouble()).isEqualTo(FailureReason.ENDED);
            assertThat(lease.segment().filled()).isGreaterThanOrEqualTo(1000);
        }
        assertThat(server.asked("/1.ts")).isBetween(2L, 3L);
    }

    @Test
    void theRestOfAnotherDocumentIsNotTaken() throws Exception {
        server.put("/1.ts", exchange -> {
            boolean first = server.asked("/1.ts") == 1;
            exchange.sendResponseHeaders(first ? 200 : 206, first ? SIZE : 50);
            exchange.getResponseBody().write(body, 0, first ? 1000 : 50);
            exchange.getResponseBody().flush();
            if (first) throw new IOException("broken");
        });
        try (var lease = segments.get(key("/1.ts"), this::open)) {
            assertThat(lease.segment().awaitOver(20)).isTrue();
            assertThat(lease.segment().failure().orElseThrow().trouble()).isEqualTo(FailureReason.ENDED);
            assertThat(lease.segment().filled()).isEqualTo(1000);
        }
    }

    @Test
    void whatBrokeIsTriedAnewByWhoComesLater() throws Exception {
        server.put("/1.ts", exchange -> {
            exchange.sendResponseHeaders(200, SIZE);
            exchange.getResponseBody().write(body, 0, 1000);
            exchange.getResponseBody().flush();
            throw new IOException("broken");
        });
        try (var lease = segments.get(key("/1.ts"), this::once)) {
            assertThat(lease.segment().awaitOver(20)).isTrue();
            assertThat(lease.segment().failure()).isPresent();
        }
        server.put("/1.ts", body);
        try (var lease = segments.get(key("/1.ts"), this::once)) {
            assertThat(whole(lease)).isEqualTo(body);
        }
    }

    @Test
    void whatIsKeptStaysBounded() throws Exception {
        for (int n = 0; n < 30; n++) {
            server.put("/" + n + ".ts", body);
            try (var lease = segments.get(key("/" + n + ".ts"), this::open)) {
                assertThat(whole(lease)).isEqualTo(body);
            }
        }
        assertThat(segments.counts().held()).isBetween((long) SIZE, 8L << 20);
    }

    @Test
    void aPartIsAskedForAsAPart() throws Exception {
        server.put("/all.mp4", exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Range")).isEqualTo("bytes=10-29");
            HlsServer.send(exchange, 206, new byte[20]);
        });
        var key = new SegmentKey(server.url("/all.mp4"), Optional.of(new MediaSegment.Range(10, 20)), SegmentKey.ALONE);
        try (var lease = segments.get(key, this::open)) {
            assertThat(whole(lease)).hasSize(20);
        }
    }

    private SegmentKey key(String path) {
        return new SegmentKey(server.url(path), Optional.empty(), SegmentKey.ALONE);
    }

    /// Of what has begun there is no rest.
    private SegmentInput once(SegmentKey key, int from) throws UpstreamException {
        if (from > 0) throw new UpstreamException(FailureReason.REFUSED);
        return open(key, from);
    }

    private SegmentInput open(SegmentKey key, int from) throws UpstreamException {
        Map<String, String> range = key.range()
                .map(r -> Map.of("Range", "bytes=" + r.from() + "-" + (r.from() + r.length() - 1)))
                .orElse(Map.of());
        var httpResponse = http.stream(key.url(), range, Duration.ofSeconds(20), Duration.ofSeconds(20));
        try {
            UpstreamException.check(httpResponse);
            return SegmentInput.of(httpResponse);
        } catch (UpstreamException e) {
            httpResponse.close();
            throw e;
        }
    }

    private static byte[] whole(Segments.Lease lease) throws InterruptedException {
        assertThat(lease.segment().awaitOver(10)).isTrue();
        assertThat(lease.segment().whole()).isTrue();
        var bytes = new byte[lease.segment().filled()];
        assertThat(lease.segment().read(0, bytes, 0, bytes.length)).isEqualTo(bytes.length);
        return bytes;
    }

    /// It is kept a moment after it is whole.
    private void awaitHeld(long bytes) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (segments.counts().held() < bytes && System.nanoTime() < deadline) Thread.onSpinWait();
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) throw new IOException("nobody said go");
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
