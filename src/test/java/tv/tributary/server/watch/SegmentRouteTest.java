package tv.tributary.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.undertow.Undertow;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tv.tributary.model.FailureReason;
import tv.tributary.testkit.Caller;
import tv.tributary.upstream.segment.LooseSegments;
import tv.tributary.upstream.segment.Segment;

class SegmentRouteTest {
    private static final String NAME = "abcdefghijklmnopqrst_-.ts";
    private static final int SIZE = 1_000_000;
    private static final int SLAB = 256 << 10;

    private final byte[] body = new byte[SIZE];
    private final LooseSegments loose = new LooseSegments(256 << 20);
    private final Map<String, Segment> shelf = new ConcurrentHashMap<>();
    private final LongAdder sent = new LongAdder();
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger letGo = new AtomicInteger();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);
    private Undertow undertow = serving(Duration.ofMinutes(1));

    SegmentRouteTest() {
        new Random(1).nextBytes(body);
    }

    /// @param patience a client that takes nothing for so long is dropped
    private Undertow serving(Duration patience) {
        var route = new SegmentRoute(
                (name, _) -> Optional.ofNullable(shelf.get(name)).map(this::serve), patience);
        var server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(1)
                .setWorkerThreads(1)
                .setHandler(exchange ->
                        route.handle(exchange, exchange.getRequestPath().substring("/hls/".length())))
                .build();
        server.start();
        return server;
    }

    private SegmentTransfer serve(Segment segment) {
        held.incrementAndGet();
        asked.countDown();
        return new SegmentTransfer(segment, "video/mp2t", sent::add, this::letGo);
    }

    private void letGo() {
        letGo.incrementAndGet();
        gone.countDown();
    }

    @AfterEach
    void close() {
        undertow.stop();
        loose.close();
        assertThat(letGo).as("let go").hasValue(held.get());
    }

    @Test
    void aSegmentInMemoryIsSentWithItsLength() throws Exception {
        put(NAME, body);
        try (var player = get("")) {
            assertThat(player.status()).isEqualTo(200);
            assertThat(player.header("Content-Type")).hasValue("video/mp2t");
            assertThat(player.header("Content-Length")).hasValue("1000000");
            assertThat(player.header("Transfer-Encoding")).isEmpty();
            assertThat(player.header("Cache-Control")).hasValue("public, max-age=3600, immutable");
            assertThat(player.header("Accept-Ranges")).hasValue("bytes");
            assertThat(player.bytes(SIZE)).isEqualTo(body);
        }
        // The player may have read what the server has not counted yet.
        awaitLetGo();
        assertThat(sent.sum()).isEqualTo(SIZE);
    }

    @Test
    void theConnectionIsKeptForTheNext() {
        put(NAME, body);
        try (var player = Caller.asking(port(), "GET /hls/" + NAME + " HTTP/1.1")) {
            for (int n = 0; n < 3; n++) {
                player.answered();
                assertThat(player.bytes(SIZE)).isEqualTo(body);
                if (n < 2) player.ask("GET /hls/" + NAME + " HTTP/1.1");
            }
        }
    }

    @Test
    void askingForTheHeadSendsNoByte() {
        put(NAME, body);
        try (var player = call("HEAD", "Connection: close")) {
            assertThat(player.status()).isEqualTo(200);
            assertThat(player.header("Content-Length")).hasValue("1000000");
            assertThat(player.rest()).isEmpty();
        }
    }

    @Test
    void aRangeIsSentAlone() {
        put(NAME, body);
        assertPart("bytes=100-199", "bytes 100-199/1000000", 100, 200);
        assertPart("bytes=999990-", "bytes 999990-999999/1000000", 999_990, SIZE);
        assertPart("bytes=-10", "bytes 999990-999999/1000000", 999_990, SIZE);
        assertPart("bytes=262143-600000", "bytes 262143-600000/1000000", 262_143, 600_001);
        assertPart("bytes=999000-5000000", "bytes 999000-999999/1000000", 999_000, SIZE);
    }

    private void assertPart(String range, String says, int from, int to) {
        try (var player = get("Range: " + range)) {
            assertThat(player.status()).as(range).isEqualTo(206);
            assertThat(player.header("Content-Range")).hasValue(says);
            assertThat(player.header("Content-Length")).hasValue(String.valueOf(to - from));
            assertThat(player.bytes(to - from)).isEqualTo(Arrays.copyOfRange(body, from, to));
        }
    }

    @Test
    void aRangeBehindTheEndIsRefusedWithTheLength() {
        put(NAME, body);
        try (var player = get("Range: bytes=1000000-\nConnection: close")) {
            assertThat(player.status()).isEqualTo(416);
            assertThat(player.header("Content-Range")).hasValue("bytes */1000000");
            assertThat(player.rest()).isEmpty();
        }
    }

    @Test
    void anOddRangeIsAnsweredWithTheWhole() {
        put(NAME, body);
        for (var odd : new String[] {"bytes=0-", "bytes=0-1,5-6", "bytes=9-1", "lines=1-2", "bytes=-"}) {
            try (var player = get("Range: " + odd)) {
                assertThat(player.status()).as(odd).isEqualTo(200);
                assertThat(player.header("Content-Length")).hasValue("1000000");
            }
        }
    }

    @Test
    void whatTheClientHasIsNotSentAgain() {
        put(NAME, body);
        String tag;
        try (var player = get("")) {
            tag = player.header("ETag").orElseThrow();
        }
        try (var player = get("If-None-Match: " + tag + "\nConnection: close")) {
            assertThat(player.status()).isEqualTo(304);
            assertThat(player.rest()).isEmpty();
        }
        try (var player = get("If-Range: \"other\"\nRange: bytes=5-9")) {
            assertThat(player.status()).isEqualTo(200);
        }
        try (var player = get("If-Range: " + tag + "\nRange: bytes=5-9")) {
            assertThat(player.status()).isEqualTo(206);
        }
    }

    @Test
    void bytesAreSentAsTheyCome() throws Exception {
        var segment = growing(NAME);
        loose.promise(segment, SIZE);
        try (var player = asking("")) {
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            loose.grow(segment, Arrays.copyOf(body, 1000));
            assertThat(player.answered().header("Content-Length")).hasValue("1000000");
            assertThat(player.bytes(1000)).isEqualTo(Arrays.copyOf(body, 1000));
            loose.grow(segment, Arrays.copyOfRange(body, 1000, SIZE));
            loose.finish(segment);
            assertThat(player.bytes(SIZE - 1000)).isEqualTo(Arrays.copyOfRange(body, 1000, SIZE));
        }
    }

    @Test
    void whatNobodyKnowsTheLengthOfComesInChunks() throws Exception {
        var segment = growing(NAME);
        loose.grow(segment, new byte[] {1, 2, 3});
        try (var player = get("Connection: close")) {
            assertThat(player.header("Content-Length")).isEmpty();
            loose.grow(segment, new byte[] {4});
            loose.finish(segment);
            assertThat(player.rest()).containsSubsequence(1, 2, 3, 4);
        }
        segment = growing(NAME);
        loose.grow(segment, new byte[] {1, 2, 3});
        try (var player = get("")) {
            assertThat(player.header("Transfer-Encoding")).hasValue("chunked");
            assertThat(new String(player.bytes(4), StandardCharsets.US_ASCII)).isEqualTo("03\r\n");
            assertThat(player.bytes(5)).containsExactly(1, 2, 3, '\r', '\n');
            loose.finish(segment);
            assertThat(player.bytes(5)).containsExactly('0', '\r', '\n', '\r', '\n');
        }
    }

    @Test
    void aPlayerThatGoesInTheMiddleOfAWriteOfSeveralPiecesIsNoError() throws Exception {
        var errors = new ListAppender<ILoggingEvent>();
        var log = (Logger) LoggerFactory.getLogger(SegmentStream.class);
        log.addAppender(errors);
        errors.start();
        var segment = growing(NAME);
        loose.grow(segment, new byte[] {1});
        try (var player = get("")) {
            assertThat(player.chunk()).containsExactly(1);
        }
        // The first is for a socket that does not know yet, the others find it torn.
        for (int n = 0; gone.getCount() > 0 && n < 40; n++) {
            loose.grow(segment, new byte[3 * SLAB]);
            gone.await(50, TimeUnit.MILLISECONDS);
        }
        awaitLetGo();
        log.detachAppender(errors);
        assertThat(letGo).hasValue(1);
        assertThat(errors.list).isEmpty();
    }

    @Test
    void aRangeOfAGrowingSegmentWaitsForWhatIsAsked() throws Exception {
        var segment = growing(NAME);
        loose.grow(segment, Arrays.copyOf(body, 100));
        try (var player = asking("Range: bytes=150-159")) {
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            loose.grow(segment, Arrays.copyOfRange(body, 100, 200));
            assertThat(player.answered().header("Content-Range")).hasValue("bytes 150-159/*");
            assertThat(player.bytes(10)).isEqualTo(Arrays.copyOfRange(body, 150, 160));
        }
        try (var player = asking("Range: bytes=-5")) {
            loose.finish(segment);
            assertThat(player.answered().header("Content-Range")).hasValue("bytes 195-199/200");
            assertThat(player.bytes(5)).isEqualTo(Arrays.copyOfRange(body, 195, 200));
        }
    }

    @Test
    void aSegmentThatNeverComesIsRefusedInWords() throws Exception {
        assertRefused(FailureReason.NOT_FOUND, 404);
        assertRefused(FailureReason.STALLED, 502);
    }

    private void assertRefused(FailureReason why, int status) throws Exception {
        var segment = growing(NAME);
        try (var player = asking("Connection: close")) {
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            loose.fail(segment, why);
            assertThat(player.answered().status()).isEqualTo(status);
            assertThat(player.header("Cache-Control")).hasValue("no-store");
            assertThat(player.header("ETag")).isEmpty();
            assertThat(player.header("Content-Type").orElse("")).startsWith("text/plain");
            assertThat(player.rest()).isNotEmpty();
        }
    }

    @Test
    void aSegmentThatBreaksOffIsCut() {
        var segment = growing(NAME);
        loose.promise(segment, SIZE);
        loose.grow(segment, Arrays.copyOf(body, 1000));
        try (var player = get("")) {
            assertThat(player.status()).isEqualTo(200);
            loose.fail(segment, FailureReason.ENDED);
            assertThat(player.rest()).isEqualTo(Arrays.copyOf(body, 1000));
        }
    }

    @Test
    void aClientThatLeavesLetsGo() throws Exception {
        put(NAME, new byte[32 << 20]);
        try (var player = get("")) {
            assertThat(player.status()).isEqualTo(200);
        }
        awaitLetGo();
    }

    @Test
    void aClientThatTakesNothingIsDropped() throws Exception {
        undertow.stop();
        undertow = serving(Duration.ofMillis(400));
        put(NAME, new byte[32 << 20]);
        try (var player = get("")) {
            assertThat(player.status()).isEqualTo(200);
            awaitLetGo();
            assertThat(letGo).hasValue(1);
            assertThat(player.rest().length).isLessThan(32 << 20);
        }
    }

    private void awaitLetGo() throws InterruptedException {
        assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void everyTypeOfSegmentIsFoundByItsName() {
        for (var ending : new String[] {"ts", "m4s", "mp4", "aac", "mp3", "ac3", "ec3", "vtt"}) {
            put("abcdefghijklmnopqrst_-." + ending, body);
            try (var player = Caller.asking(
                    port(), "GET /hls/abcdefghijklmnopqrst_-." + ending + " HTTP/1.1\nConnection: close")) {
                assertThat(player.answered().status()).as(ending).isEqualTo(200);
            }
        }
    }

    @Test
    void whatNobodyListedIsNotFound() {
        put("abcdefghijklmnopqrst_-.segment", body);
        for (var name : new String[] {
            "abcdefghijklmnopqrst__.ts", "abcdefghijklmnopqrst_-.segment", "..%2f..%2fetc%2fpasswd", "x.ts", ""
        }) {
            try (var player = Caller.asking(port(), "GET /hls/" + name + " HTTP/1.1\nConnection: close")) {
                assertThat(player.answered().status()).as(name).isEqualTo(404);
                assertThat(player.header("Cache-Control")).hasValue("no-store");
            }
        }
        assertThat(held).hasValue(0);
    }

    @Test
    void aKeyIsNotKeptByOthers() {
        put("abcdefghijklmnopqrst_-.key", new byte[16]);
        try (var player = new Caller(port(), "GET /hls/abcdefghijklmnopqrst_-.key HTTP/1.1")) {
            assertThat(player.header("Cache-Control").orElse("")).startsWith("private, max-age=");
            assertThat(player.bytes(16)).isEqualTo(new byte[16]);
        }
    }

    private void put(String name, byte[] bytes) {
        var segment = growing(name);
        loose.grow(segment, bytes);
        loose.finish(segment);
    }

    private Segment growing(String name) {
        var segment = loose.empty();
        shelf.put(name, segment);
        return segment;
    }

    private int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress()).getPort();
    }

    private Caller get(String headers) {
        return call("GET", headers);
    }

    private Caller call(String method, String headers) {
        return new Caller(port(), (method + " /hls/" + NAME + " HTTP/1.1\n" + headers).strip());
    }

    private Caller asking(String headers) {
        return Caller.asking(port(), ("GET /hls/" + NAME + " HTTP/1.1\n" + headers).strip());
    }
}
