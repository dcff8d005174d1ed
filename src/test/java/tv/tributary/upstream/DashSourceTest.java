package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.format.ts.Aligner;
import tv.tributary.format.ts.Codec;
import tv.tributary.format.ts.CodecName;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.TsScanner;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.SourceId;
import tv.tributary.net.Http;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.testkit.Memory;
import tv.tributary.testkit.RawServer;
import tv.tributary.upstream.account.Connections.Timeouts;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.SlotRequest.Priority;
import tv.tributary.upstream.account.Slots;
import tv.tributary.upstream.account.UpstreamException;

/// DASH streams from a server that counts what is asked for. Sixty segments of a second, pictures and sound apart.
class DashSourceTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private static Path media;

    private final RawServer server = new RawServer();
    private final Http http = new Http();
    private final Slots slots = new Slots();
    private final Upstreams upstreams = new Upstreams(
            http, slots, () -> new Timeouts(LONG, LONG, Duration.ZERO), Memory.of(64 << 20), BundledFfmpeg.FFMPEG);
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    @BeforeAll
    static void film() throws Exception {
        var how =
                "-loglevel error -f lavfi -i testsrc=size=160x90:rate=25 -f lavfi -i sine -t 60 -c:v libopenh264 -g 25"
                        + " -pix_fmt yuv420p -c:a aac -f dash -seg_duration 1 -use_timeline 0 ";
        var arguments = new ArrayList<>(Arrays.asList((how + media.resolve("film.mpd")).split(" ", -1)));
        assertThat(BundledFfmpeg.FFMPEG.filter(arguments, new byte[0], LONG)).isPresent();
    }

    @AfterEach
    void close() {
        server.close();
        http.close();
    }

    @Test
    void aFilmPlaysWithPicturesAndSound() throws Exception {
        serve(text -> text);
        assertThat(codecs(5)).isEqualTo("h264 aac");
        assertThat(slots.use()).isEmpty();
    }

    @Test
    void whatLiesElsewhereIsAskedForThere() throws Exception {
        serve(text -> text.replaceFirst("<Period", "<BaseURL>" + server.url("/cdn/") + "</BaseURL><Period"));
        assertThat(codecs(4)).isEqualTo("h264 aac");
        assertThat(asked.keySet()).contains("/cdn/chunk-stream0-00004.m4s");
    }

    @Test
    void aLiveStreamPlaysOnAsItsSegmentsCome() throws Exception {
        // It began shortly before somebody asks, however late that is.
        var began = new AtomicReference<>(Optional.<Instant>empty());
        serve(text -> {
            var start = began.updateAndGet(known ->
                    known.or(() -> Optional.of(Instant.now().minusSeconds(4).truncatedTo(ChronoUnit.SECONDS))));
            return text.replace("type=\"static\"", "type=\"dynamic\"")
                    .replaceFirst(
                            "mediaPresentationDuration=\"[^\"]*\"",
                            "availabilityStartTime=\"%1$s\" publishTime=\"%1$s\" minimumUpdatePeriod=\"PT1S\""
                                    .formatted(start.orElseThrow()));
        });
        assertThat(codecs(2)).isEqualTo("h264 aac");
    }

    @Test
    void anEncryptedOneIsRefusedInWords() {
        serve(text -> text.replaceAll("(<Representation)", "<ContentProtection schemeIdUri=\"urn:x\"/>$1"));
        assertThatThrownBy(() -> codecs(1))
                .isInstanceOfSatisfying(
                        UpstreamException.class, e -> assertThat(e.trouble()).isEqualTo(FailureReason.UNSUPPORTED));
        assertThat(slots.use()).isEmpty();
    }

    private void serve(UnaryOperator<String> manifest) {
        server.always((request, out) -> {
            var path = request.split(" ", 3)[1];
            asked.merge(path, 1, Integer::sum);
            var name = path.substring(path.lastIndexOf('/') + 1);
            if (!Files.exists(media.resolve(name))) {
                send(out, "404 Not Found", new byte[0]);
                return;
            }
            var bytes = Files.readAllBytes(media.resolve(name));
            if (name.endsWith(".mpd")) {
                var text = manifest.apply(new String(bytes, StandardCharsets.UTF_8));
                bytes = text.getBytes(StandardCharsets.UTF_8);
            }
            send(out, "200 OK", bytes);
        });
    }

    private static void send(OutputStream out, String status, byte[] body) throws IOException {
        var head = "HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    /// The codings of what viewers get, read until so many keyframes have come.
    private String codecs(int keyframes) throws Exception {
        try (var upstream = upstreams.open(candidate(), SlotRequest.of(Priority.VIEWER, "Alpha"))) {
            var aligner = new Aligner();
            var tsScanner = new TsScanner();
            var bytes = new byte[1 << 16];
            int starts = 0;
            while (starts < keyframes) {
                int whole = aligner.take(bytes, 0, upstream.read(bytes, 0));
                for (int at = 0; at < whole; at += Packet.SIZE) {
                    if ((tsScanner.take(aligner.packets(), at) & TsScanner.RANDOM_ACCESS) != 0) starts++;
                }
            }
            return tsScanner.pmt().orElseThrow().streams().stream()
                    .filter(stream -> stream.codec() != Codec.OTHER)
                    .map(CodecName::of)
                    .reduce((one, other) -> one + " " + other)
                    .orElse("");
        }
    }

    private Candidate candidate() {
        return new Candidate(
                new SourceId(1),
                new ProviderId(1),
                "Home",
                "Alpha",
                server.url("/live/film.mpd"),
                Map.of(),
                "ann",
                1,
                new FailoverTolerance(Duration.ZERO, LONG));
    }
}
