package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.model.Candidate;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.SourceId;
import tv.tributary.net.Http;
import tv.tributary.net.Outside;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.testkit.HlsServer;
import tv.tributary.testkit.Memory;
import tv.tributary.testkit.Ts;
import tv.tributary.upstream.account.Connections.Timeouts;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.SlotRequest.Priority;
import tv.tributary.upstream.account.Slots;
import tv.tributary.upstream.account.UpstreamException;

/// A provider on the internet that wants to lead us where it must not, or to swamp us.
class HlsHostileTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String SEGMENT = "#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\n%s\n";
    private static final String KEY =
            "#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXT-X-KEY:METHOD=AES-128,URI=\"%s\"\n#EXTINF:6,\n/a.ts\n";
    private static final String MAP = "#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXT-X-MAP:URI=\"%s\"\n#EXTINF:6,\n/a.ts\n";
    private static final String VARIANT = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n%s\n";
    private static final String SOUND = """
            #EXTM3U
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="x",URI="%s"
            #EXT-X-STREAM-INF:BANDWIDTH=1,AUDIO="a"
            /good.m3u8
            """;
    private static final String SIDE = """
            #EXTM3U
            #EXT-X-STREAM-INF:BANDWIDTH=2
            /good.m3u8
            #EXT-X-STREAM-INF:BANDWIDTH=1
            %s
            """;

    private final HlsServer provider = new HlsServer(Outside.INTERNET);
    private final HlsServer home = new HlsServer(Outside.HOME);
    private final Http http = Outside.http();
    private final byte[] picture = Ts.first().write("PAT PMT K p p");

    HlsHostileTest() {
        provider.put("/a.ts", picture).put("/good.m3u8", SEGMENT.formatted("/a.ts"));
        home.put("/a.ts", picture).put("/list.m3u8", SEGMENT.formatted("/a.ts")).put("/key", new byte[16]);
        for (var path : new String[] {"/a.ts", "/list.m3u8", "/key"}) {
            provider.put("/to" + path, exchange -> redirect(exchange, home.url(path)));
        }
    }

    @AfterEach
    void close() {
        provider.close();
        home.close();
        http.close();
    }

    @Test
    void aGoodListIsPlayed() throws Exception {
        assertThat(open("/good.m3u8")).isEqualTo("plays");
    }

    @ParameterizedTest
    @ValueSource(strings = {SEGMENT, KEY, MAP, VARIANT, SOUND, SIDE})
    void nothingInTheHomeIsAskedFor(String list) throws Exception {
        provider.put("/list.m3u8", list.formatted(home.url(list.equals(KEY) ? "/key" : "/list.m3u8")));
        assertThat(open("/list.m3u8")).isEqualTo("FORBIDDEN");
        assertThat(home.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {SEGMENT, KEY, MAP, VARIANT, SOUND, SIDE})
    void noRedirectLeadsIntoTheHome(String list) throws Exception {
        provider.put("/list.m3u8", list.formatted(list.equals(KEY) ? "/to/key" : "/to/list.m3u8"));
        assertThat(open("/list.m3u8")).isEqualTo("FORBIDDEN");
        assertThat(home.asked()).isEmpty();
    }

    @Test
    void theSourceItselfDoesNotLeadIntoTheHomeEither() throws Exception {
        assertThat(open("/to/list.m3u8")).isEqualTo("FORBIDDEN");
        assertThat(home.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {SEGMENT, KEY, MAP, VARIANT, SOUND, SIDE})
    void onlyWebAddressesAreFollowed(String list) throws Exception {
        for (var address : new String[] {
            "file:///etc/passwd",
            "gopher://127.0.0.2:70/x",
            "data:text/plain;base64,R0lGOD",
            "ftp://127.0.0.2/x",
            "rtsp://127.0.0.2/x",
            "javascript:alert(1)",
            "unix:///var/run/docker.sock",
            "concat:/etc/passwd"
        }) {
            provider.put("/list.m3u8", list.formatted(address));
            assertThat(open("/list.m3u8")).as(address).isEqualTo("FORBIDDEN");
        }
        assertThat(home.asked()).isEmpty();
    }

    @Test
    void aProviderInTheHomeMayLeadWithinIt() throws Exception {
        home.put("/list.m3u8", SEGMENT.formatted(provider.url("/to/a.ts")));
        assertThat(openUrl(home.url("/list.m3u8"))).isEqualTo("plays");
    }

    @Test
    void aMasterThatNamesItselfEnds() throws Exception {
        provider.put("/list.m3u8", VARIANT.formatted("list.m3u8"));
        assertThat(open("/list.m3u8")).isEqualTo("NOT_MEDIA");
        assertThat(provider.asked("/list.m3u8")).isLessThanOrEqualTo(4);
    }

    @Test
    void redirectsInCirclesEnd() throws Exception {
        provider.put("/round.m3u8", exchange -> redirect(exchange, "/round.m3u8"));
        provider.put("/list.m3u8", VARIANT.formatted("/round.m3u8"));
        assertThat(open("/list.m3u8")).isEqualTo("REDIRECT_LOOP");
        assertThat(provider.asked("/round.m3u8")).isLessThanOrEqualTo(11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#EXTINF:6,\n/a.ts\n", "x", "#EXT-X-DEFINE:NAME=\"a\",VALUE=\"b\"\n", "\n"})
    void aListWithoutEndIsLeft(String again) throws Exception {
        var sent = new AtomicLong();
        provider.put("/list.m3u8", exchange -> endless(exchange, again, sent));
        assertThat(open("/list.m3u8")).isEqualTo("NOT_MEDIA");
        // The reader's limit, and what fits between two sockets.
        assertThat(sent.get()).isLessThan(40 << 20);
    }

    @Test
    void aPackedListThatGrowsWithoutEndIsLeft() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("#EXTM3U\n#EXT-X-TARGETDURATION:6\n".getBytes(StandardCharsets.US_ASCII));
            for (int n = 0; n < 50; n++) gzip.write(new byte[1 << 20]);
        }
        provider.put("/list.m3u8", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            HlsServer.send(exchange, 200, packed.toByteArray());
        });
        assertThat(open("/list.m3u8")).isEqualTo("NOT_MEDIA");
    }

    @Test
    void aKeyWithoutEndIsNoKey() throws Exception {
        var sent = new AtomicLong();
        provider.put("/list.m3u8", KEY.formatted("/key") + "#EXT-X-ENDLIST\n");
        provider.put("/key", exchange -> endless(exchange, "0123456789abcdef", sent));
        assertThat(open("/list.m3u8")).isNotEqualTo("plays");
        assertThat(sent.get()).isLessThan(40 << 20);
        assertThat(provider.asked("/a.ts")).isZero();
    }

    @Test
    void nonsenseNeverPlaysAndNeverLeadsIntoTheHome() throws Exception {
        var random = new Random(5);
        var words = new String[] {
            "#EXTM3U\n",
            "#EXTINF:6,\n",
            home.url("/a.ts") + "\n",
            "#EXT-X-KEY:METHOD=AES-128,URI=\"",
            home.url("/key"),
            "\"\n",
            "#EXT-X-MAP:URI=\"",
            "#EXT-X-STREAM-INF:BANDWIDTH=1\n",
            "#EXT-X-MEDIA:TYPE=AUDIO,URI=\"",
            "\n",
            "#EXT-X-DEFINE:NAME=\"a\",VALUE=\"",
            "{$a}",
            "#EXT-X-BYTERANGE:1@2\n",
            "//127.0.0.2/a.ts\n",
            "../",
            "\u0000",
            "#EXT-X-SESSION-KEY:METHOD=AES-128,URI=\"",
            "#EXT-X-I-FRAME-STREAM-INF:URI=\"",
            "#EXT-X-ENDLIST\n"
        };
        var opened = new ArrayList<Future<String>>();
        // All at once: a list with nothing in it is asked for again for a while before it is given up.
        try (var players = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 40; round++) {
                var path = "/list" + round + ".m3u8";
                var text = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:1\n");
                for (int n = random.nextInt(20); n >= 0; n--) text.append(words[random.nextInt(words.length)]);
                provider.put(path, text.append("\n#EXT-X-ENDLIST\n").toString());
                opened.add(players.submit(() -> open(path)));
            }
        }
        for (var outcome : opened) assertThat(outcome.get()).isNotEqualTo("plays");
        assertThat(home.asked()).isEmpty();
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        HlsServer.send(exchange, 302, new byte[0]);
    }

    private static void endless(HttpExchange exchange, String again, AtomicLong sent) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        var bytes = again.repeat(65_536 / again.length()).getBytes(StandardCharsets.US_ASCII);
        try (var out = exchange.getResponseBody()) {
            out.write("#EXTM3U\n#EXT-X-TARGETDURATION:6\n".getBytes(StandardCharsets.US_ASCII));
            while (sent.addAndGet(bytes.length) < 1 << 30) out.write(bytes);
        } catch (IOException _) {
            // The client has left.
        }
    }

    private String open(String path) throws InterruptedException {
        return openUrl(provider.url(path));
    }

    /// What became of it: of the stream itself, and of every track that it names.
    private String openUrl(String url) throws InterruptedException {
        var timeouts = new Timeouts(LONG, Duration.ZERO, Duration.ZERO);
        var candidate = new Candidate(
                new SourceId(1),
                new ProviderId(1),
                "Far",
                "Alpha",
                url,
                Map.of(),
                "ann",
                0,
                new FailoverTolerance(Duration.ZERO, LONG));
        var upstreams = new Upstreams(http, new Slots(), () -> timeouts, Memory.of(64 << 20), BundledFfmpeg.FFMPEG);
        try (var upstream = upstreams.open(candidate, SlotRequest.of(Priority.VIEWER, "Alpha"))) {
            var source = upstream.hls().orElseThrow();
            for (var track : source.tracks()) source.window(track);
            return "plays";
        } catch (UpstreamException e) {
            return e.trouble().name();
        }
    }
}
