package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.format.ts.Aligner;
import tv.tributary.format.ts.TimestampMath;
import tv.tributary.model.Candidate;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.SourceId;
import tv.tributary.net.Http;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.testkit.EndlessTs;
import tv.tributary.testkit.HlsServer;
import tv.tributary.testkit.Memory;
import tv.tributary.testkit.Ts;
import tv.tributary.upstream.account.Connections.Timeouts;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.SlotRequest.Priority;
import tv.tributary.upstream.account.Slots;
import tv.tributary.upstream.account.UpstreamException;

class HlsUpstreamTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String ONE = "PAT PMT K1 p2 p3 a4";
    private static final String TWO = "PAT PMT K5 p6 p7 a8";
    private static final String THREE = "PAT PMT K9 p10 p11";

    private final HlsServer server = new HlsServer();
    private final Http http = new Http();
    private final Slots slots = new Slots();
    private final Ts ts = Ts.first();
    private final Map<String, String> headers = new HashMap<>();
    private VariantChoice variantChoice = VariantChoice.best();
    private Duration stall = LONG;

    @AfterEach
    void close() {
        server.close();
        http.close();
    }

    @Test
    void segmentsAreJoined() {
        server.put("/x/1.ts", ts.write(ONE)).put("/x/2.ts", ts.write(TWO)).put("/x/3.ts", ts.write(THREE));
        server.put("/x/list.m3u8", film("1.ts", "2.ts", "3.ts"));
        assertThat(play("/x/list.m3u8")).isEqualTo(ONE + " " + TWO + " " + THREE + " ENDED");
        assertThat(server.asked()).containsExactly("/x/list.m3u8", "/x/1.ts", "/x/2.ts", "/x/3.ts");
        assertThat(server.most()).isEqualTo(1);
        assertThat(slots.use()).isEmpty();
    }

    @Test
    void theBestQualityIsChosenAndKept() {
        server.put("/hd/1.ts", ts.write(ONE)).put("/hd/list.m3u8", film("1.ts"));
        server.put("/master.m3u8", """
                #EXTM3U
                #EXT-X-STREAM-INF:BANDWIDTH=800000,RESOLUTION=640x360
                sd/list.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=4000000,RESOLUTION=1280x720
                hd/list.m3u8
                """);
        assertThat(play("/master.m3u8")).isEqualTo(ONE + " ENDED");
        assertThat(server.asked()).containsExactly("/master.m3u8", "/hd/list.m3u8", "/hd/1.ts");
    }

    @Test
    void aLimitOfLinesHoldsFromTheNextOpeningOn() {
        server.put("/hd/1.ts", ts.write(ONE)).put("/hd/list.m3u8", film("1.ts"));
        server.put("/uhd/1.ts", ts.write(TWO)).put("/uhd/list.m3u8", film("1.ts"));
        server.put("/master.m3u8", """
                #EXTM3U
                #EXT-X-STREAM-INF:BANDWIDTH=4000000,RESOLUTION=1280x720
                hd/list.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=16000000,RESOLUTION=3840x2160
                uhd/list.m3u8
                """);
        assertThat(play("/master.m3u8")).isEqualTo(TWO + " ENDED");
        variantChoice = VariantChoice.upTo(1080);
        assertThat(play("/master.m3u8")).isEqualTo(ONE + " ENDED");
    }

    @Test
    void addressesStartWhereRedirectsLed() {
        server.put("/a/list.m3u8", exchange -> {
            exchange.getResponseHeaders().set("Location", "/far/away/list.m3u8");
            HlsServer.send(exchange, 302, new byte[0]);
        });
        server.put("/far/away/list.m3u8", film("1.ts")).put("/far/away/1.ts", ts.write(ONE));
        assertThat(play("/a/list.m3u8")).isEqualTo(ONE + " ENDED");
    }

    @Test
    void encryptedSegmentsAreOpenedWithOneKey() throws Exception {
        var key = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        var explicit = new byte[16];
        explicit[3] = 9;
        var numbered = new byte[16];
        numbered[15] = 8;
        server.put("/key", key)
                .put("/7.ts", sealed(ts.write(ONE), key, explicit))
                .put("/8.ts", sealed(ts.write(TWO), key, numbered))
                .put("/list.m3u8", """
                        #EXTM3U
                        #EXT-X-TARGETDURATION:1
                        #EXT-X-MEDIA-SEQUENCE:7
                        #EXT-X-KEY:METHOD=AES-128,URI="key",IV=0x00000009000000000000000000000000
                        #EXTINF:0.1,
                        7.ts
                        #EXT-X-KEY:METHOD=AES-128,URI="key"
                        #EXTINF:0.1,
                        8.ts
                        #EXT-X-ENDLIST
                        """);
        assertThat(play("/list.m3u8")).isEqualTo(ONE + " " + TWO + " ENDED");
        assertThat(server.asked("/key")).isEqualTo(1);
    }

    @Test
    void aLivePlaylistIsFollowedFromItsEnd() {
        var polls = new AtomicInteger();
        server.put("/list.m3u8", exchange -> {
            int first = polls.getAndIncrement() == 0 ? 10 : 11;
            var text = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-MEDIA-SEQUENCE:" + first + "\n");
            for (int n = first; n < first + 5; n++)
                text.append("#EXTINF:2,\n").append(n).append(".ts\n");
            if (polls.get() > 1) text.append("#EXT-X-ENDLIST\n");
            HlsServer.send(exchange, 200, text.toString().getBytes(StandardCharsets.UTF_8));
        });
        // By their clocks they are short, whatever the list says.
        for (int n = 10; n < 16; n++) server.put("/" + n + ".ts", new EndlessTs("any").nextPicture());
        assertThat(play("/list.m3u8")).matches("(PAT PMT [? ]+){4}ENDED");
        assertThat(server.asked()).containsExactly("/list.m3u8", "/12.ts", "/13.ts", "/14.ts", "/list.m3u8", "/15.ts");
    }

    @Test
    void oneMissingSegmentIsPassedOver() {
        server.put("/1.ts", ts.write(ONE)).put("/3.ts", ts.write(THREE));
        server.put("/list.m3u8", film("1.ts", "2.ts", "3.ts"));
        assertThat(play("/list.m3u8")).isEqualTo(ONE + " " + THREE + " ENDED");
    }

    @Test
    void manyMissingSegmentsEndIt() {
        server.put("/1.ts", ts.write(ONE)).put("/5.ts", ts.write(THREE));
        server.put("/list.m3u8", film("1.ts", "2.ts", "3.ts", "4.ts", "5.ts"));
        assertThat(play("/list.m3u8")).isEqualTo(ONE + " NOT_FOUND");
    }

    @Test
    void aPlaylistThatStandsStillIsAStall() {
        stall = Duration.ofMillis(500);
        // All of it comes at once.
        server.put("/1.ts", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(ts.write(ONE));
        });
        server.put("/list.m3u8", film("1.ts").replace("#EXT-X-ENDLIST\n", ""));
        assertThat(play("/list.m3u8")).isEqualTo(ONE + " STALLED");
    }

    @Test
    void anExpiredAddressIsFoundAgainFromTheSource() {
        server.put(
                "/master.m3u8",
                exchange -> HlsServer.send(
                        exchange,
                        200,
                        "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n/%d/list.m3u8\n"
                                .formatted(server.asked("/master.m3u8"))
                                .getBytes(StandardCharsets.UTF_8)));
        server.put(
                "/1/list.m3u8",
                exchange -> HlsServer.send(
                        exchange,
                        server.asked("/1/list.m3u8") == 1 ? 200 : 403,
                        film("/1.ts").replace("#EXT-X-ENDLIST\n", "").getBytes(StandardCharsets.UTF_8)));
        server.put("/2/list.m3u8", film("/1.ts", "/2.ts"));
        server.put("/1.ts", ts.write(ONE)).put("/2.ts", ts.write(TWO));
        assertThat(play("/master.m3u8")).isEqualTo(ONE + " " + TWO + " ENDED");
    }

    @Test
    void anExpiredSegmentIsFoundAgainFromTheSource() {
        server.put("/master.m3u8", exchange -> {
            var body = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n/" + server.asked("/master.m3u8") + "/list.m3u8\n";
            HlsServer.send(exchange, 200, body.getBytes(StandardCharsets.UTF_8));
        });
        var list = film("1.ts", "2.ts", "3.ts").replace("#EXTINF", "#EXT-X-MEDIA-SEQUENCE:5\n#EXTINF");
        server.put("/1/list.m3u8", list).put("/1/1.ts", ts.write(ONE)).put("/1/2.ts", 403);
        server.put("/2/list.m3u8", list).put("/2/2.ts", ts.write(TWO)).put("/2/3.ts", ts.write(THREE));
        assertThat(play("/master.m3u8")).isEqualTo(ONE + " " + TWO + " " + THREE + " ENDED");
        assertThat(server.asked("/2/1.ts")).isZero();
        assertThat(server.asked("/1/3.ts")).isZero();
        assertThat(server.asked("/master.m3u8")).isEqualTo(2);
    }

    @Test
    void anOriginIsKeptUntilItFailsAndThenSoughtAnew() {
        server.put("/go.m3u8", exchange -> {
            var place = server.asked("/go.m3u8") == 1 ? "/one/list.m3u8" : "/two/list.m3u8";
            exchange.getResponseHeaders().set("Location", place);
            HlsServer.send(exchange, 302, new byte[0]);
        });
        server.put("/one/list.m3u8", exchange -> {
            long asked = server.asked("/one/list.m3u8");
            var open = (asked == 1 ? film("/1.ts") : film("/1.ts", "/2.ts")).replace("#EXT-X-ENDLIST\n", "");
            HlsServer.send(exchange, asked < 3 ? 200 : 502, open.getBytes(StandardCharsets.UTF_8));
        });
        server.put("/two/list.m3u8", film("/1.ts", "/2.ts", "/3.ts"));
        server.put("/1.ts", ts.write(ONE)).put("/2.ts", ts.write(TWO)).put("/3.ts", ts.write(THREE));
        assertThat(play("/go.m3u8")).isEqualTo(ONE + " " + TWO + " " + THREE + " ENDED");
        assertThat(server.asked("/one/list.m3u8")).isEqualTo(3);
        assertThat(server.asked("/go.m3u8")).isEqualTo(2);
    }

    @Test
    void aListThatStaysAsItIsWhereItsAddressLedIsAskedForAtThatAddress() {
        server.put("/list.m3u8", exchange -> {
            long asked = server.asked("/list.m3u8");
            exchange.getResponseHeaders().set("Location", "/state" + asked + ".m3u8");
            HlsServer.send(exchange, 302, new byte[0]);
        });
        var states = List.of(film("1.ts"), film("1.ts", "2.ts"), film("1.ts", "2.ts", "3.ts"));
        server.put("/state1.m3u8", states.get(0).replace("#EXT-X-ENDLIST\n", ""));
        server.put("/state2.m3u8", states.get(1).replace("#EXT-X-ENDLIST\n", ""));
        server.put("/state3.m3u8", states.get(2));
        server.put("/1.ts", ts.write(ONE)).put("/2.ts", ts.write(TWO)).put("/3.ts", ts.write(THREE));
        assertThat(play("/list.m3u8")).isEqualTo(ONE + " " + TWO + " " + THREE + " ENDED");
        assertThat(server.asked("/list.m3u8")).isEqualTo(3);
        assertThat(server.asked("/state1.m3u8")).isEqualTo(2);
    }

    @Test
    void aListThatIsGoneForAMomentIsAskedForAgainWhileThereIsSomethingToPlay() {
        var back = new CountDownLatch(1);
        server.put("/list.m3u8", exchange -> {
            long asked = server.asked("/list.m3u8");
            if (asked == 4) back.countDown();
            var film = film("1.ts", "2.ts", "1.ts", "3.ts").replace("0.1", "3");
            var list = asked == 1 ? film.replace("#EXTINF:3,\n3.ts\n#EXT-X-ENDLIST\n", "") : film;
            var body = list.getBytes(StandardCharsets.UTF_8);
            HlsServer.send(exchange, asked == 2 || asked == 3 ? 404 : 200, body);
        });
        server.put("/1.ts", ts.write(ONE)).put("/2.ts", ts.write(TWO)).put("/3.ts", ts.write(THREE));
        // Not before: however slow this machine is, there is something left to play until then.
        assertThat(play("/list.m3u8", back)).isEqualTo(String.join(" ", ONE, TWO, ONE, THREE, "ENDED"));
        assertThat(server.asked("/list.m3u8")).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "-6, PAT PMT ? K1 p2 PAT PMT ! ? K3 p4 ENDED",
        "2, PAT PMT ? K1 p2 PAT PMT ? K3 p4 ENDED",
        "60, PAT PMT ? K1 p2 PAT PMT ! ? K3 p4 ENDED"
    })
    void aClockThatJumpsBetweenSegmentsIsMarkedThoughTheListDoesNotTell(long seconds, String played) {
        server.put("/list.m3u8", film("1.ts", "2.ts"));
        server.put("/1.ts", withClock(100, "K1 p2")).put("/2.ts", withClock(100 + seconds, "K3 p4"));
        assertThat(play("/list.m3u8")).isEqualTo(played);
    }

    private byte[] withClock(long seconds, String words) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(ts.write("PAT PMT"));
        out.writeBytes(Ts.clock(0x100, 3, seconds * TimestampMath.SECOND));
        out.writeBytes(ts.write(words));
        return out.toByteArray();
    }

    @Test
    void whatADrmProtectsIsLeftAlone() {
        server.put(
                "/list.m3u8", film("1.ts").replace("#EXTINF", "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://a\"\n#EXTINF"));
        assertThat(play("/list.m3u8")).isEqualTo("UNSUPPORTED");
        assertThat(server.asked()).containsExactly("/list.m3u8");
    }

    @Test
    void aListOfChannelsIsNoStream() {
        server.put(
                "/list.m3u8",
                "#EXTM3U\n#EXTINF:-1,BBC One\nhttp://127.0.0.1:1/x.ts\n#EXTINF:-1,BBC Two\nhttp://127.0.0.1:1/y.ts\n");
        assertThat(play("/list.m3u8")).isEqualTo("NOT_MEDIA");
    }

    @Test
    void aWebPageInsteadOfASegmentIsNoStream() {
        server.put("/1.ts", "<html>" + "sorry ".repeat(2000)).put("/list.m3u8", film("1.ts"));
        assertThat(play("/list.m3u8")).isEqualTo("NOT_MEDIA");
    }

    @Test
    void otherSchemesAreNotFollowed() {
        server.put("/list.m3u8", film("file:///etc/passwd", "gopher://127.0.0.1/x"));
        assertThat(play("/list.m3u8")).isEqualTo("FORBIDDEN");
    }

    @Test
    void headersGoToSegmentsOfTheSameOriginOnly() {
        headers.put("Authorization", "Bearer secret");
        headers.put("User-Agent", "Box");
        try (var other = new HlsServer()) {
            server.put("/1.ts", exchange -> {
                assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
                        .isEqualTo("Bearer secret");
                HlsServer.send(exchange, 200, ts.write(ONE));
            });
            other.put("/2.ts", exchange -> {
                assertThat(exchange.getRequestHeaders()).doesNotContainKey("Authorization");
                assertThat(exchange.getRequestHeaders().getFirst("User-Agent")).isEqualTo("Box");
                HlsServer.send(exchange, 200, ts.write(TWO));
            });
            server.put("/list.m3u8", film("/1.ts", other.url("/2.ts")));
            assertThat(play("/list.m3u8")).isEqualTo(ONE + " " + TWO + " ENDED");
        }
    }

    /// The words of the stream, and how it ended.
    private String play(String path) {
        return play(path, new CountDownLatch(0));
    }

    /// @param start reading begins when that has come, though it is opened before
    private String play(String path, CountDownLatch start) {
        var upstreams = new Upstreams(
                http,
                slots,
                () -> new Timeouts(LONG, Duration.ZERO, Duration.ZERO),
                () -> variantChoice,
                Memory.of(64 << 20),
                BundledFfmpeg.FFMPEG);
        var candidate = new Candidate(
                new SourceId(1),
                new ProviderId(1),
                "Home",
                "Alpha",
                server.url(path),
                headers,
                "ann",
                1,
                new FailoverTolerance(Duration.ZERO, stall));
        var words = new StringBuilder();
        var aligner = new Aligner();
        try (var upstream = upstreams.open(candidate, SlotRequest.of(Priority.VIEWER, "Alpha"))) {
            assertThat(start.await(60, TimeUnit.SECONDS)).isTrue();
            var bytes = new byte[1 << 16];
            while (true) {
                int whole = aligner.take(bytes, 0, upstream.read(bytes, 0));
                var packets = java.util.Arrays.copyOf(aligner.packets(), whole);
                if (whole > 0) words.append(Ts.read(packets)).append(' ');
            }
        } catch (UpstreamException e) {
            return words.append(e.trouble()).toString();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String film(String... segments) {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:1\n");
        for (var segment : segments)
            text.append("#EXTINF:0.1,\n").append(segment).append('\n');
        return text.append("#EXT-X-ENDLIST\n").toString();
    }

    private static byte[] sealed(byte[] plain, byte[] key, byte[] iv) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
        return cipher.doFinal(plain);
    }
}
