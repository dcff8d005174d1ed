package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.ffmpeg.FfmpegLocator;
import tv.tributary.format.hls.Rendition;
import tv.tributary.format.ts.Aligner;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.TimestampMath;
import tv.tributary.format.ts.TsScanner;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.SourceId;
import tv.tributary.net.Http;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.HlsServer;
import tv.tributary.testkit.Memory;
import tv.tributary.upstream.account.Connections.Timeouts;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.SlotRequest.Priority;
import tv.tributary.upstream.account.Slots;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.SegmentKey;

@ExpectedWarnings("Error opening input")
class FfmpegRemuxTest {
    private static final int H264 = 0x1B;
    private static final int AAC = 0x0F;
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private static Path media;

    private final HlsServer server = new HlsServer();
    private final Http http = new Http();
    private final Slots slots = new Slots();
    private final Upstreams upstreams = new Upstreams(
            http, slots, () -> new Timeouts(LONG, LONG, Duration.ZERO), Memory.of(64 << 20), BundledFfmpeg.FFMPEG);

    /// Two seconds of pictures and sound, as fragmented MP4, together and apart, and as a transport stream.
    @BeforeAll
    static void film() throws Exception {
        var ffmpeg = BundledFfmpeg.FFMPEG;
        var together = List.of("-f", "hls", "-hls_time", "1", "-hls_list_size", "0", "-hls_playlist_type", "vod");
        make(
                ffmpeg,
                together,
                "-hls_segment_type",
                "fmp4",
                media.resolve("list.m3u8").toString());
        var apart = new ArrayList<>(together);
        apart.addAll(List.of("-var_stream_map", "v:0,agroup:sound a:0,agroup:sound,default:yes", "-master_pl_name"));
        make(ffmpeg, apart, "master.m3u8", media.resolve("part%v.m3u8").toString());
        make(ffmpeg, List.of("-f", "mpegts"), media.resolve("all.ts").toString());
    }

    private static void make(Ffmpeg ffmpeg, List<String> how, String... where) throws InterruptedException {
        var arguments =
                new ArrayList<>(List.of("-loglevel", "error", "-f", "lavfi", "-i", "testsrc=size=160x90:rate=25"));
        arguments.addAll(List.of("-f", "lavfi", "-i", "sine", "-t", "2", "-c:v", "libopenh264", "-g", "25"));
        arguments.addAll(List.of("-pix_fmt", "yuv420p", "-c:a", "aac"));
        if (how.contains("-var_stream_map")) arguments.addAll(List.of("-map", "0:v", "-map", "1:a"));
        arguments.addAll(how);
        arguments.addAll(List.of(where));
        assertThat(ffmpeg.filter(arguments, new byte[0], LONG)).isPresent();
    }

    @AfterEach
    void close() {
        server.close();
        http.close();
    }

    @Test
    void fragmentedMp4BecomesATransportStream() throws Exception {
        serve();
        assertThat(types(server.url("/list.m3u8"))).containsExactlyInAnyOrder(H264, AAC);
        assertThat(server.asked("/list.m3u8")).isEqualTo(1);
        assertThat(server.asked("/init.mp4")).isEqualTo(1);
        assertThat(server.asked("/list0.m4s")).isEqualTo(1);
        assertThat(server.most()).isEqualTo(1);
        assertThat(slots.use()).isEmpty();
    }

    @Test
    void soundThatComesApartIsJoined() throws Exception {
        serve();
        assertThat(types(server.url("/master.m3u8"))).containsExactlyInAnyOrder(H264, AAC);
        assertThat(server.asked("/part0.m3u8")).isEqualTo(1);
        assertThat(server.asked("/part1.m3u8")).isEqualTo(1);
        assertThat(server.most()).isEqualTo(1);
    }

    @Test
    void aSoundThatIsGoneIsReplacedAndNotOffered() throws Exception {
        serve();
        server.put("/sounds.m3u8", """
                #EXTM3U
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="en",LANGUAGE="en",DEFAULT=YES,URI="/gone.m3u8"
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="de",LANGUAGE="de",URI="/part1.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=4000000,RESOLUTION=160x90,AUDIO="a"
                /part0.m3u8
                """);
        try (var upstream =
                upstreams.open(candidate(server.url("/sounds.m3u8")), SlotRequest.of(Priority.VIEWER, "Alpha"))) {
            assertThat(upstream.hls().orElseThrow().tracks())
                    .extracting(t -> t.rendition().map(Rendition::language).orElse("pictures"))
                    .containsExactly("pictures", "de");
        }
    }

    @Test
    void whatIsConvertedIsThereAsItIsToo() throws Exception {
        serve();
        try (var upstream =
                upstreams.open(candidate(server.url("/master.m3u8")), SlotRequest.of(Priority.VIEWER, "Alpha"))) {
            assertThat(ProcessHandle.current()
                            .children()
                            .map(child -> child.info().commandLine().orElse("")))
                    .anyMatch(command -> command.contains("ffmpeg"))
                    .noneMatch(command -> command.contains("://"));
            var source = upstream.hls().orElseThrow();
            assertThat(source.tracks())
                    .extracting(HlsSource.Track::kind)
                    .containsExactly(HlsSource.Kind.MAIN, HlsSource.Kind.AUDIO);
            for (var track : source.tracks()) {
                var mediaSegment = source.window(track).pieces().getFirst();
                try (var lease = source.open(SegmentKey.of(mediaSegment))) {
                    assertThat(lease.segment().awaitOver(20)).isTrue();
                    assertThat(lease.segment().whole()).isTrue();
                }
            }
        }
        assertThat(server.asked()).doesNotHaveDuplicates();
    }

    /// Its process is killed; that is no crash, and nobody waits for more of it.
    @Test
    void whatWasClosedIsOverAndNotToBlame() throws Exception {
        serve();
        try (var upstream =
                upstreams.open(candidate(server.url("/list.m3u8")), SlotRequest.of(Priority.VIEWER, "Alpha"))) {
            var ffmpegUpstream = (FfmpegUpstream) upstream;
            ffmpegUpstream.close();
            assertThatThrownBy(() -> {
                        while (true) ffmpegUpstream.fill(LONG.toNanos());
                    })
                    .isInstanceOfSatisfying(
                            UpstreamException.class,
                            e -> assertThat(e.trouble()).isEqualTo(FailureReason.ENDED));
        }
    }

    /// With less a backup could not go on at once: the clock would run backwards.
    @Test
    void itsClockRunsAsFarBehindAsThatOfOthers() throws Exception {
        serve();
        try (var upstream =
                upstreams.open(candidate(server.url("/list.m3u8")), SlotRequest.of(Priority.VIEWER, "Alpha"))) {
            assertThat(ahead(upstream)).isBetween(TimestampMath.SECOND * 6 / 10, TimestampMath.SECOND * 8 / 10);
        }
    }

    /// How far the first picture lies after the clock that is sent with it.
    private static long ahead(Upstream upstream) throws UpstreamException {
        var aligner = new Aligner();
        var tsScanner = new TsScanner();
        var bytes = new byte[1 << 16];
        while (true) {
            int whole = aligner.take(bytes, 0, upstream.read(bytes, 0));
            var b = aligner.packets();
            for (int at = 0; at < whole; at += Packet.SIZE) {
                if ((tsScanner.take(b, at) & TsScanner.FRAME) == 0 || !Packet.hasPcr(b, at)) continue;
                return TimestampMath.between(Packet.pcr(b, at), Pes.dts(b, Packet.payload(b, at), at + Packet.SIZE));
            }
        }
    }

    @Test
    void datagramsBecomeATransportStream() throws Exception {
        var bytes = Files.readAllBytes(media.resolve("all.ts"));
        var done = new CountDownLatch(1);
        int port = freePort();
        try (var socket = new DatagramSocket()) {
            var sender = Thread.ofVirtual().start(() -> send(socket, port, bytes, done));
            var url = "udp://@127.0.0.1:" + port + "?secret=it's";
            try (var upstream = upstreams.open(candidate(url), SlotRequest.of(Priority.VIEWER, "Alpha"))) {
                assertThat(tables(upstream)).containsExactlyInAnyOrder(H264, AAC);
                assertThat(ProcessHandle.current()
                                .children()
                                .map(child -> child.info().commandLine().orElse("")))
                        .anyMatch(command -> command.contains("ffmpeg"))
                        .noneMatch(command -> command.contains("secret"));
            } finally {
                done.countDown();
                sender.join();
            }
        }
        assertThat(slots.use()).isEmpty();
    }

    @Test
    void aPlaylistInDatagramsLeadsNowhere() throws Exception {
        serve();
        var list = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n" + server.url("/all.ts") + "\n#EXT-X-ENDLIST\n";
        var packet = list.repeat(1 + 7 * Packet.SIZE / list.length()).substring(0, 7 * Packet.SIZE);
        var done = new CountDownLatch(1);
        int port = freePort();
        try (var socket = new DatagramSocket()) {
            var bytes = packet.getBytes(StandardCharsets.US_ASCII);
            var sender = Thread.ofVirtual().start(() -> send(socket, port, bytes, done));
            assertThatThrownBy(() -> upstreams.open(
                            candidate("udp://@127.0.0.1:" + port), SlotRequest.of(Priority.VIEWER, "Alpha")))
                    .isInstanceOf(UpstreamException.class);
            done.countDown();
            sender.join();
        }
        assertThat(server.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            srt://host:9000,                                false
            srt://host:9000?mode=caller&passphrase=p,       false
            srt://host:9000?mode=listener,                  true
            srt://host:9000?latency=1&MODE=Listener,        true
            srt://host:9000?mode=rendezvous,                true
            srt://host:9000?mode=caller&mode=listener,      true
            srt://:9000,                                    true
            udp://@239.0.0.1:1234?mode=listener,            false
            """)
    void noAddressOpensADoorOfThisMachine(String url, boolean listens) {
        assertThat(FfmpegRemux.listens(url)).isEqualTo(listens);
    }

    @Test
    void anAddressIsWrittenDownSoThatNothingElseCanBe() {
        assertThat(new Ffconcat("rtsp://h/it's", List.of("timeout", "5")).script())
                .contains("ffconcat version 1.0\nfile 'rtsp://h/it'\\''s'\noption timeout 5\n");
        assertThat(new Ffconcat("rtsp://h/\nfile '/etc/passwd'", List.of()).script())
                .isEmpty();
    }

    @Test
    @ExpectedWarnings("Connection refused")
    void nobodyThereIsUnreachable() {
        assertThatThrownBy(() ->
                        upstreams.open(candidate("rtsp://127.0.0.1:1/x"), SlotRequest.of(Priority.VIEWER, "Alpha")))
                .isInstanceOfSatisfying(
                        UpstreamException.class, e -> assertThat(e.trouble()).isEqualTo(FailureReason.UNREACHABLE));
        assertThat(slots.use()).isEmpty();
    }

    @Test
    void itsComplaintsAreUnderstood() {
        assertThat(FfmpegUpstream.trouble("method DESCRIBE failed: 401 Unauthorized"))
                .isEqualTo(FailureReason.REFUSED);
        assertThat(FfmpegUpstream.trouble("method DESCRIBE failed: 404 Not Found"))
                .isEqualTo(FailureReason.NOT_FOUND);
        assertThat(FfmpegUpstream.trouble("Connection to tcp://x failed: Connection refused"))
                .isEqualTo(FailureReason.UNREACHABLE);
        assertThat(FfmpegUpstream.trouble("rtmp://x: Operation timed out")).isEqualTo(FailureReason.STALLED);
        assertThat(FfmpegUpstream.trouble("pipe: Invalid data found when processing input"))
                .isEqualTo(FailureReason.NOT_MEDIA);
        assertThat(FfmpegUpstream.trouble("")).isEqualTo(FailureReason.ENDED);
        assertThat(FfmpegUpstream.trouble("ffmpeg: error while loading shared libraries: libpulse.so.0: cannot open"))
                .isEqualTo(FailureReason.NO_FFMPEG);
        assertThat(FfmpegUpstream.trouble("Unrecognized option 'pes_payload_size'.\nError splitting the argument list"))
                .isEqualTo(FailureReason.FFMPEG_ERROR);
        assertThat(FfmpegUpstream.trouble("[in#0] Error opening input: Option not found"))
                .isEqualTo(FailureReason.FFMPEG_ERROR);
    }

    @Test
    @ExpectedWarnings({"could not be unpacked", "no ffmpeg runs on this machine"})
    void whereNoFfmpegRunsThatIsTheReason() throws Exception {
        var nothing = new Ffmpeg(
                new FfmpegLocator(Optional.empty(), Files.writeString(media.resolve("file"), ""), List.of()));
        var without =
                new Upstreams(http, slots, () -> new Timeouts(LONG, LONG, Duration.ZERO), Memory.of(64 << 20), nothing);
        for (var url :
                List.of("rtsp://127.0.0.1:1/x", "udp://127.0.0.1:1", "srt://127.0.0.1:1", "rtmp://127.0.0.1:1/x")) {
            assertThatThrownBy(() -> without.open(candidate(url), SlotRequest.of(Priority.VIEWER, "Alpha")))
                    .as(url)
                    .isInstanceOfSatisfying(
                            UpstreamException.class,
                            e -> assertThat(e.trouble()).isEqualTo(FailureReason.NO_FFMPEG));
        }
        assertThat(slots.use()).isEmpty();
    }

    private void serve() throws IOException {
        try (var files = Files.list(media)) {
            for (var file : files.toList()) server.put("/" + file.getFileName(), Files.readAllBytes(file));
        }
    }

    /// The stream types of what comes, after it has been read to its end.
    private List<Integer> types(String url) throws Exception {
        try (var upstream = upstreams.open(candidate(url), SlotRequest.of(Priority.VIEWER, "Alpha"))) {
            var types = tables(upstream);
            var bytes = new byte[1 << 16];
            assertThatThrownBy(() -> {
                        while (upstream.read(bytes, 0) > 0) Thread.onSpinWait();
                    })
                    .isInstanceOfSatisfying(
                            UpstreamException.class,
                            e -> assertThat(e.trouble()).isEqualTo(FailureReason.ENDED));
            return types;
        }
    }

    private static List<Integer> tables(Upstream upstream) throws UpstreamException {
        var aligner = new Aligner();
        var tsScanner = new TsScanner();
        var bytes = new byte[1 << 16];
        while (tsScanner.pmt().isEmpty()) {
            int whole = aligner.take(bytes, 0, upstream.read(bytes, 0));
            for (int at = 0; at < whole; at += Packet.SIZE) tsScanner.take(aligner.packets(), at);
        }
        return tsScanner.pmt().orElseThrow().streams().stream()
                .map(s -> s.type())
                .toList();
    }

    private static int freePort() throws IOException {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// At the pace of a real sender, over and over.
    private static void send(DatagramSocket socket, int port, byte[] stream, CountDownLatch done) {
        try {
            int at = 0;
            while (!done.await(5, TimeUnit.MILLISECONDS)) {
                int n = Math.min(7 * Packet.SIZE, stream.length - at);
                socket.send(new DatagramPacket(stream, at, n, InetAddress.getLoopbackAddress(), port));
                at = at + n >= stream.length ? 0 : at + n;
            }
        } catch (IOException | InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Candidate candidate(String url) {
        return new Candidate(
                new SourceId(1),
                new ProviderId(1),
                "Home",
                "Alpha",
                url,
                Map.of(),
                "ann",
                1,
                new FailoverTolerance(Duration.ZERO, LONG));
    }
}
