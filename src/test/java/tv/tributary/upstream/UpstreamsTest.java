package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.format.ts.Aligner;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.SourceId;
import tv.tributary.net.Http;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.testkit.LoopbackProxy;
import tv.tributary.testkit.Memory;
import tv.tributary.testkit.RawServer;
import tv.tributary.testkit.Ts;
import tv.tributary.upstream.account.Connections.Timeouts;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.SlotRequest.Priority;
import tv.tributary.upstream.account.Slots;
import tv.tributary.upstream.account.Slots.SlotUse;
import tv.tributary.upstream.account.UpstreamException;

class UpstreamsTest {
    private static final String OK = "HTTP/1.1 200 OK\nConnection: close\n\n";

    private static final SlotRequest FILM = SlotRequest.of(Priority.VIEWER, "Film");

    private final RawServer server = new RawServer();
    private final Http http = new Http();
    private final Slots slots = new Slots();
    private final Upstreams upstreams = new Upstreams(
            http,
            slots,
            () -> new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ZERO),
            Memory.of(64 << 20),
            BundledFfmpeg.FFMPEG);
    private final Upstreams patient = new Upstreams(
            http,
            slots,
            () -> new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(5)),
            Memory.of(64 << 20),
            BundledFfmpeg.FFMPEG);
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void close() {
        over.countDown();
        server.close();
        http.close();
    }

    @Test
    void aStreamIsHandedOnFromItsFirstByte() throws Exception {
        server.then((_, out) -> send(out, OK, Ts.ts("PAT PMT K1 p2 p3")));
        assertThat(read()).isEqualTo("PAT PMT K1 p2 p3");
        assertThat(slots.use()).isEmpty();
    }

    @Test
    void aRedirectIsFollowed() throws Exception {
        server.then("HTTP/1.1 302 Found\nLocation: " + server.url("/elsewhere") + "\nContent-Length: 0\n\n");
        server.then((_, out) -> send(out, OK, Ts.ts("PAT PMT K1 p2 p3")));
        assertThat(read()).isEqualTo("PAT PMT K1 p2 p3");
        assertThat(server.requests().getLast()).startsWith("GET /elsewhere ");
    }

    @Test
    void whereRedirectsLedIsToldWithoutTheLogin() throws Exception {
        server.then("HTTP/1.1 302 Found\nLocation: " + server.url("/live/ann/secret/moved.ts?token=t")
                + "\nContent-Length: 0\n\n");
        server.then((_, out) -> send(out, OK, Ts.ts("PAT PMT K1 p2 p3")));
        try (var upstream = upstreams.open(candidate(), FILM)) {
            assertThat(upstream.address()).isEqualTo(server.url("/live/***/***/moved.ts"));
        }
    }

    @Test
    void eachOpeningAsksTheFirstAddressAnew() throws Exception {
        for (int i = 0; i < 2; i++) {
            server.then("HTTP/1.1 302 Found\nLocation: " + server.url("/token" + i) + "\nContent-Length: 0\n\n");
            server.then((_, out) -> send(out, OK, Ts.ts("PAT PMT K1 p2 p3")));
            read();
        }
        assertThat(server.requests().stream().map(head -> head.split(" ", -1)[1]))
                .containsExactly("/live/1.ts", "/token0", "/live/1.ts", "/token1");
    }

    @Test
    void chunksAreTakenOut() throws Exception {
        var stream = Ts.ts("PAT PMT K1 p2 p3 p4");
        server.then((_, out) -> {
            send(out, "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n", new byte[0]);
            for (int at = 0; at < stream.length; at += 100) {
                int n = Math.min(100, stream.length - at);
                out.write((Integer.toHexString(n) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(stream, at, n);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            send(out, "0\n\n", new byte[0]);
        });
        assertThat(read()).isEqualTo("PAT PMT K1 p2 p3 p4");
    }

    @Test
    void packetsWithATimeBeforeThemAreAStreamToo() throws Exception {
        var stream = Ts.ts("PAT PMT K1 p2 p3 p4 p5");
        var longer = new ByteArrayOutputStream();
        for (int at = 0; at < stream.length; at += 188) {
            longer.writeBytes(new byte[] {1, 2, 3, 4});
            longer.write(stream, at, 188);
        }
        server.then((_, out) -> send(out, OK, longer.toByteArray()));
        assertThat(read()).isEqualTo("PAT PMT K1 p2 p3 p4 p5");
    }

    @Test
    void aWarningBeforeTheStreamIsPassedOver() throws Exception {
        var warning = "<br />\n<b>Warning</b>:  fopen(): failed in <b>/var/www/live.php</b> on line <b>12</b><br />\n";
        server.then((_, out) -> send(out, OK + warning, Ts.ts("PAT PMT K1 p2 p3")));
        assertThat(read()).isEqualTo("PAT PMT K1 p2 p3");
    }

    @Test
    void aWebPageIsNoStream() {
        server.then(OK + "<html>" + "Your account has expired. ".repeat(1000) + "</html>");
        assertThat(trouble()).isEqualTo(FailureReason.NOT_MEDIA);
    }

    @Test
    void whatAPanelSaysIsUnderstood() {
        for (int status : new int[] {401, 403, 406, 429, 453, 456, 458, 509, 512, 884}) {
            assertThat(troubleOf(status)).as("%d", status).isEqualTo(FailureReason.REFUSED);
        }
        assertThat(troubleOf(404)).isEqualTo(FailureReason.NOT_FOUND);
        assertThat(troubleOf(500)).isEqualTo(FailureReason.FAILED);
        assertThat(slots.use()).isEmpty();
    }

    @Test
    void howLongToWaitIsHandedOn() {
        server.then("HTTP/1.1 503 Busy\nRetry-After: 7\nContent-Length: 0\n\n");
        assertThatThrownBy(() -> upstreams.open(candidate(), FILM))
                .isInstanceOfSatisfying(
                        UpstreamException.class, e -> assertThat(e.retryAfter()).hasValue(Duration.ofSeconds(7)));
    }

    @Test
    void aProvidersStreamsGoThroughItsProxy() throws Exception {
        server.then((_, out) -> send(out, OK, Ts.ts("PAT PMT K1 p2 p3")));
        try (var proxy = new LoopbackProxy("");
                var upstream = upstreams.open(proxied(server.url("/live/1.ts"), proxy.url("socks5")), FILM)) {
            assertThat(words(upstream)).isEqualTo("PAT PMT K1 p2 p3");
            assertThat(proxy.targets()).hasSize(1);
        }
    }

    @Test
    void whatNoProxyCanCarryDoesNotGoOutBesideIt() {
        for (var url : List.of("rtsp://tv.test/1", "rtmp://tv.test/live/1", "srt://tv.test:9000")) {
            assertThatThrownBy(() -> upstreams.open(proxied(url, "http://10.0.0.2:3128"), FILM))
                    .hasMessage("NO_PROXY");
        }
    }

    private static Candidate proxied(String url, String proxy) {
        return new Candidate(
                new SourceId(1),
                new ProviderId(1),
                "Provider",
                "Channel",
                url,
                Map.of(),
                "account",
                1,
                FailoverTolerance.usual(),
                proxy,
                "",
                "",
                List.of());
    }

    @Test
    void anotherProtocolIsNotTried() {
        assertThatThrownBy(() -> upstreams.open(candidate("gopher://127.0.0.1/1"), FILM))
                .isInstanceOfSatisfying(
                        UpstreamException.class, e -> assertThat(e.trouble()).isEqualTo(FailureReason.UNSUPPORTED));
    }

    @Test
    void aRefusalRightAfterOurOwnStreamIsAskedAgain() throws Exception {
        server.then((_, out) -> send(out, OK, Ts.ts("PAT PMT K1 p2 p3")));
        server.then("HTTP/1.1 403 Forbidden\nContent-Length: 0\n\n");
        server.then((_, out) -> send(out, OK, Ts.ts("PAT PMT K6 p7 p8")));
        assertThat(read()).isEqualTo("PAT PMT K1 p2 p3");
        assertThat(read()).isEqualTo("PAT PMT K6 p7 p8");
    }

    @Test
    void aRefusalWhileOurOwnStreamIsClosedIsAskedAgain() throws Exception {
        server.then((_, out) -> {
            send(out, OK, Ts.ts("PAT PMT K1 p2 p3"));
            over.await();
        });
        var first = upstreams.open(candidate(0), FILM);
        server.then((_, out) -> {
            first.close();
            send(out, "HTTP/1.1 403 Forbidden\nContent-Length: 0\n\n", new byte[0]);
        });
        server.then((_, out) -> send(out, OK, Ts.ts("PAT PMT K6 p7 p8")));
        try (var next = upstreams.open(candidate(0), FILM)) {
            assertThat(words(next)).isEqualTo("PAT PMT K6 p7 p8");
        }
    }

    @Test
    void whoLetsGoAfterARefusalMakesRoom() throws Exception {
        server.then((_, out) -> {
            send(out, OK, Ts.ts("PAT PMT K1 p2 p3"));
            over.await();
        });
        server.then("HTTP/1.1 403 Forbidden\nContent-Length: 0\n\n");
        server.then((_, out) -> send(out, OK, Ts.ts("PAT PMT K6 p7 p8")));
        var lingering = patient.open(candidate(0), FILM);
        lingering.slot().whenTaken(_ -> lingering.close());
        lingering.slot().lend();
        try (var next = patient.open(candidate(0), FILM)) {
            assertThat(words(next)).isEqualTo("PAT PMT K6 p7 p8");
            assertThat(slots.use()).containsExactly(new SlotUse(new ProviderId(1), 1, 0, 1));
        }
    }

    @Test
    void aViewerInterruptsAProbeThatIsBeingOpened() throws Exception {
        var asked = new CountDownLatch(1);
        server.then((_, _) -> {
            asked.countDown();
            over.await();
        });
        server.then((_, out) -> send(out, OK, Ts.ts("PAT PMT K1 p2 p3")));
        var probe = CompletableFuture.supplyAsync(
                () -> trouble(SlotRequest.of(Priority.PROBE, "Quiz")), Thread::startVirtualThread);
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        try (var viewer = patient.open(candidate(), FILM)) {
            assertThat(words(viewer)).isEqualTo("PAT PMT K1 p2 p3");
        }
        assertThat(probe.get(20, TimeUnit.SECONDS)).isEqualTo(FailureReason.TAKEN);
    }

    @Test
    void aProbeNeverWaits() throws Exception {
        server.then((_, out) -> {
            send(out, OK, Ts.ts("PAT PMT K1 p2 p3"));
            over.await();
        });
        try (var _ = patient.open(candidate(), FILM)) {
            assertThatThrownBy(() -> patient.open(candidate(), SlotRequest.of(Priority.PROBE, "Quiz")))
                    .hasMessage("NO_SLOT");
        }
    }

    @Test
    void aRefusalOutOfNowhereIsBelieved() {
        assertThat(troubleOf(403)).isEqualTo(FailureReason.REFUSED);
        assertThat(troubleOf(403)).isEqualTo(FailureReason.REFUSED);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void whoeverIsInAHurryGivesUpAndLeavesNothing() throws Exception {
        server.then((_, _) -> over.await());
        var left = CompletableFuture.supplyAsync(
                () -> {
                    assertThatThrownBy(() -> upstreams.open(candidate(), FILM, Duration.ofMillis(50)))
                            .isInstanceOf(UpstreamException.class);
                    return Thread.interrupted();
                },
                Thread::startVirtualThread);
        assertThat(left.get(20, TimeUnit.SECONDS)).isFalse();
        assertThat(slots.use()).isEmpty();
    }

    @Test
    void withoutHurryTheDeadlineDoesNothing() throws Exception {
        server.then((_, out) -> send(out, OK, Ts.ts("PAT PMT K1 p2 p3")));
        try (var upstream = upstreams.open(candidate(), FILM, Duration.ofSeconds(5))) {
            assertThat(words(upstream)).isEqualTo("PAT PMT K1 p2 p3");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#EXTM3U\n#EXTINF:-1,My channel\nADDRESS\n",
                "#EXTM3U\n#EXT-X-VERSION:3\n#EXTINF:0,x\nADDRESS",
                "ADDRESS\n",
                "# made by x\n\nADDRESS\n",
                "#EXTM3U\n#EXTINF:-1,x\n/y.ts\n",
                "[playlist]\nNumberOfEntries=1\nFile1=ADDRESS\nTitle1=x\nLength1=-1\nVersion=2\n",
                "<?xml version=\"1.0\"?><playlist version=\"1\" xmlns=\"http://xspf.org/ns/0/\"><trackList><track>"
                        + "<location>ADDRESS</location></track></trackList></playlist>",
                "<asx version=\"3.0\"><entry><ref href=\"ADDRESS\"/></entry></asx>"
            })
    void anAddressInADocumentIsFollowed(String document) throws Exception {
        server.then(OK + document.replace("ADDRESS", server.url("/y.ts")));
        server.then((_, out) -> send(out, OK, Ts.ts("PAT PMT K1 p2 p3")));
        assertThat(read()).isEqualTo("PAT PMT K1 p2 p3");
        assertThat(server.requests().getLast()).startsWith("GET /y.ts ");
        assertThat(slots.use()).isEmpty();
    }

    @Test
    void ofSeveralAddressesTheFirstThatPlaysIsTaken() throws Exception {
        server.then(OK + "[playlist]\nFile1=" + server.url("/a") + "\nFile2=" + server.url("/b") + "\n");
        server.then("HTTP/1.1 404 Not Found\nContent-Length: 0\n\n");
        server.then((_, out) -> send(out, OK, Ts.ts("PAT PMT K1 p2 p3")));
        assertThat(read()).isEqualTo("PAT PMT K1 p2 p3");
        assertThat(server.requests().getLast()).startsWith("GET /b ");
    }

    @Test
    void addressesAreFollowedTwiceAndNotForEver() throws Exception {
        server.always((_, out) -> send(out, OK + "#EXTM3U\n" + server.url("/next.m3u") + "\n", new byte[0]));
        assertThat(trouble()).isEqualTo(FailureReason.NOT_MEDIA);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void anAddressThatLeadsToNoWebPageButElsewhereIsForbidden() {
        server.then(OK + "#EXTM3U\n#EXTINF:-1,x\nrtsp://127.0.0.1:1/x\n");
        assertThat(trouble()).isEqualTo(FailureReason.FORBIDDEN);
    }

    @Test
    void aManifestOfDashIsNoWebPage() {
        server.then(OK + "<?xml version=\"1.0\"?>\n<MPD type=\"dynamic\"><Period/></MPD>");
        assertThat(trouble()).isEqualTo(FailureReason.UNSUPPORTED);
    }

    @Test
    void aServerThatWantsARangeGetsOne() throws Exception {
        server.then("HTTP/1.1 416 Range Not Satisfiable\nContent-Length: 0\n\n");
        server.then((_, out) -> send(out, "HTTP/1.1 206 Partial Content\n\n", Ts.ts("PAT PMT K1 p2 p3")));
        assertThat(read()).isEqualTo("PAT PMT K1 p2 p3");
        assertThat(server.requests().getLast()).contains("Range: bytes=0-");
    }

    @Test
    void redirectsInCirclesAreNamed() {
        server.always((_, out) -> send(
                out,
                "HTTP/1.1 302 Found\nLocation: " + server.url("/live/1.ts") + "\nContent-Length: 0\n\n",
                new byte[0]));
        assertThat(trouble()).isEqualTo(FailureReason.REDIRECT_LOOP);
    }

    @Test
    void aStreamThatIsSaidToBePackedAndIsNotPlays() throws Exception {
        server.then((_, out) ->
                send(out, "HTTP/1.1 200 OK\nContent-Encoding: gzip\nConnection: close\n\n", Ts.ts("PAT PMT K1 p2 p3")));
        assertThat(read()).isEqualTo("PAT PMT K1 p2 p3");
    }

    private FailureReason troubleOf(int status) {
        server.then("HTTP/1.1 " + status + " Words\nContent-Length: 0\n\n");
        return trouble();
    }

    private FailureReason trouble() {
        return trouble(FILM);
    }

    private FailureReason trouble(SlotRequest slotRequest) {
        try (var _ = upstreams.open(candidate(), slotRequest)) {
            throw new AssertionError("it is a stream");
        } catch (UpstreamException e) {
            return e.trouble();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String read() throws Exception {
        try (var upstream = upstreams.open(candidate(), FILM)) {
            return words(upstream);
        }
    }

    /// Everything up to the stream's end.
    private static String words(Upstream upstream) {
        var aligner = new Aligner();
        var packets = new ByteArrayOutputStream();
        var bytes = new byte[4096];
        try {
            while (true) {
                int n = upstream.read(bytes, 0);
                packets.write(aligner.packets(), 0, aligner.take(bytes, 0, n));
            }
        } catch (UpstreamException e) {
            assertThat(e.trouble()).isEqualTo(FailureReason.ENDED);
        }
        return Ts.read(packets.toByteArray());
    }

    private static void send(OutputStream out, String text, byte[] stream) throws java.io.IOException {
        out.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.write(stream);
        out.flush();
    }

    private Candidate candidate() {
        return candidate(server.url("/live/1.ts"));
    }

    private static Candidate candidate(String url) {
        return candidate(url, 1);
    }

    private Candidate candidate(int connections) {
        return candidate(server.url("/live/1.ts"), connections);
    }

    private static Candidate candidate(String url, int connections) {
        return new Candidate(
                new SourceId(1),
                new ProviderId(1),
                "Provider",
                "Channel",
                url,
                Map.of(),
                "account",
                connections,
                FailoverTolerance.usual());
    }
}
