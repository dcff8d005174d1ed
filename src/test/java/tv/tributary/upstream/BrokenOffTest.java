package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.format.hls.MediaSegment;
import tv.tributary.testkit.HlsServer;
import tv.tributary.upstream.segment.SegmentKey;

/// A segment whose connection breaks is fetched from there on, whether the server knows ranges or not.
class BrokenOffTest {
    private static final int SIZE = 100_000;
    private static final int FIRST = 30_000;

    private final HlsHome home = new HlsHome();
    private final List<Optional<String>> ranges = new CopyOnWriteArrayList<>();
    private final byte[] body = new byte[SIZE];

    @BeforeEach
    void fill() {
        new Random(1).nextBytes(body);
        home.server.put("/list.m3u8", HlsHome.live(1, "a.ts")).put("/a.ts", home.picture());
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void theRestIsAskedFor() throws Exception {
        home.server.put("/old.ts", exchange -> {
            if (first(exchange)) breakOff(exchange, 200, 0, SIZE);
            else rest(exchange, FIRST, SIZE);
        });
        assertThat(fetched(HlsHome.key(home.server.url("/old.ts")))).isEqualTo(body);
        assertThat(ranges).containsExactly(Optional.empty(), Optional.of("bytes=30000-"));
    }

    @Test
    void whereAServerKnowsNoRangesWhatIsThereIsPassedOver() throws Exception {
        home.server.put("/old.ts", exchange -> {
            if (first(exchange)) breakOff(exchange, 200, 0, SIZE);
            else HlsServer.send(exchange, 200, body);
        });
        assertThat(fetched(HlsHome.key(home.server.url("/old.ts")))).isEqualTo(body);
        assertThat(ranges).hasSize(2);
    }

    @Test
    void ofAPartTheRestOfThePartIsAskedFor() throws Exception {
        home.server.put("/all.ts", exchange -> {
            if (first(exchange)) breakOff(exchange, 206, 10_000, 60_000);
            else rest(exchange, 40_000, 70_000);
        });
        var key = new SegmentKey(
                home.server.url("/all.ts"), Optional.of(new MediaSegment.Range(10_000, 60_000)), SegmentKey.ALONE);
        assertThat(fetched(key)).isEqualTo(Arrays.copyOfRange(body, 10_000, 70_000));
        assertThat(ranges).containsExactly(Optional.of("bytes=10000-69999"), Optional.of("bytes=40000-69999"));
    }

    @Test
    void anotherPartThanTheRestIsNotTaken() throws Exception {
        home.server.put("/old.ts", exchange -> {
            if (first(exchange)) breakOff(exchange, 200, 0, SIZE);
            else rest(exchange, 35_000, SIZE);
        });
        try (var upstream = home.open("/list.m3u8");
                var lease = upstream.hls().orElseThrow().open(HlsHome.key(home.server.url("/old.ts")))) {
            assertThat(lease.segment().awaitOver(20)).isTrue();
            assertThat(lease.segment().failure()).isPresent();
            assertThat(lease.segment().filled()).isEqualTo(FIRST);
        }
    }

    private boolean first(HttpExchange exchange) {
        ranges.add(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range")));
        return ranges.size() == 1;
    }

    /// Ends after a part of what was promised.
    private void breakOff(HttpExchange exchange, int status, int from, int promised) throws IOException {
        exchange.sendResponseHeaders(status, promised);
        exchange.getResponseBody().write(body, from, FIRST);
        exchange.getResponseBody().flush();
        throw new IOException("broken");
    }

    private void rest(HttpExchange exchange, int from, int to) throws IOException {
        exchange.getResponseHeaders().add("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + SIZE);
        HlsServer.send(exchange, 206, Arrays.copyOfRange(body, from, to));
    }

    private byte[] fetched(SegmentKey key) throws Exception {
        try (var upstream = home.open("/list.m3u8");
                var lease = upstream.hls().orElseThrow().open(key)) {
            assertThat(lease.segment().awaitOver(20)).isTrue();
            assertThat(lease.segment().whole()).isTrue();
            var bytes = new byte[lease.segment().filled()];
            lease.segment().read(0, bytes, 0, bytes.length);
            return bytes;
        }
    }
}
