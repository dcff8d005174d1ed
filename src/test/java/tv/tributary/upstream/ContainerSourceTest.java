package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

/// Sources that are no transport streams, each from a server that answers one request only.
class ContainerSourceTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String OK = "HTTP/1.1 200 OK\r\nConnection: close\r\n";

    @TempDir
    private static Path media;

    private final RawServer server = new RawServer();
    private final Http http = new Http();
    private final Slots slots = new Slots();
    private final Upstreams upstreams = new Upstreams(
            http, slots, () -> new Timeouts(LONG, LONG, Duration.ZERO), Memory.of(64 << 20), BundledFfmpeg.FFMPEG);

    private static final String CONTAINERS = """
            # name,      how it is made,                                            what viewers get
            r.aac,       -vn -c copy -f adts,                                       aac
            r.mp3,       -vn -c:a libmp3lame -f mp3,                                mp2
            tag.mp3,     -vn -c:a libmp3lame -metadata title=x -id3v2_version 3,    mp2
            r.ac3,       -vn -c:a ac3,                                              ac3
            r.eac3,      -vn -c:a eac3,                                             eac3
            r.loas,      -vn -c copy -f latm,                                       aac
            r.flac,      -vn -c:a flac,                                             aac
            r.wav,       -vn,                                                       aac
            opus.ogg,    -vn -c:a libopus,                                          aac
            flac.ogg,    -vn -c:a flac,                                             aac
            r.flv,       -c copy -bsf:a aac_adtstoasc,                              h264 aac
            r.mp4,       -c copy -bsf:a aac_adtstoasc -movflags +faststart,         h264 aac
            frag.mp4,    -c copy -bsf:a aac_adtstoasc -movflags frag_keyframe+empty_moov, h264 aac
            r.m4a,       -vn -c copy -bsf:a aac_adtstoasc -movflags +faststart,     aac
            r.mkv,       -c copy -bsf:a aac_adtstoasc,                              h264 aac
            r.webm,      -c:v libvpx -c:a libopus -deadline realtime -cpu-used 8,   h264 aac
            r.mpg,       -c:v mpeg2video -c:a mp2,                                  mpeg2 mp2
            r.avi,       -c:v mpeg4 -c:a libmp3lame,                                mpeg4 mp2
            """;

    /// Two seconds of pictures and sound, and from them all containers at once: each start of FFmpeg takes its
    /// time.
    @BeforeAll
    static void film() throws Exception {
        var film = media.resolve("all.ts").toString();
        make("-f lavfi -i testsrc=size=160x90:rate=25 -f lavfi -i sine -t 2 -c:v libopenh264 -g 25"
                + " -pix_fmt yuv420p -c:a aac " + film);
        make("-i " + film + " "
                + CONTAINERS
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split(", *", -1))
                        .map(parts -> parts[1] + " " + media.resolve(parts[0]))
                        .collect(Collectors.joining(" "))
                + " -c copy -bsf:a aac_adtstoasc " + media.resolve("last.mp4"));
    }

    private static void make(String how) throws Exception {
        var arguments = new ArrayList<>(List.of("-loglevel", "error"));
        arguments.addAll(Arrays.asList(how.split(" ", -1)));
        assertThat(BundledFfmpeg.FFMPEG.filter(arguments, new byte[0], LONG)).isPresent();
    }

    @AfterEach
    void close() {
        server.close();
        http.close();
    }

    @ParameterizedTest
    @CsvSource(textBlock = CONTAINERS)
    void itPlaysThroughFfmpegOnOneConnection(String name, String how, String codecs) throws Exception {
        server.then(
                (_, out) -> send(out, OK + "Content-Type: text/html\r\n\r\n", Files.readAllBytes(media.resolve(name))));
        assertThat(codecs()).isEqualTo(codecs);
        assertThat(server.requests()).hasSize(1);
        assertThat(slots.use()).isEmpty();
    }

    @Test
    void anMp4WhoseIndexComesLastIsAskedForByItsParts() throws Exception {
        var film = Files.readAllBytes(media.resolve("last.mp4"));
        server.always((request, out) -> sendFrom(request, out, film));
        assertThat(codecs()).isEqualTo("h264 aac");
        assertThat(server.requests()).anyMatch(request -> request.contains("Range: bytes=48-"));
    }

    @Test
    void oneFromAServerThatKnowsNoPartsIsUnsupported() throws Exception {
        var film = Files.readAllBytes(media.resolve("last.mp4"));
        server.always((_, out) -> send(out, OK + "Content-Length: " + film.length + "\r\n\r\n", film));
        assertThatThrownBy(this::codecs)
                .isInstanceOfSatisfying(
                        UpstreamException.class, e -> assertThat(e.trouble()).isEqualTo(FailureReason.UNSUPPORTED));
        assertThat(slots.use()).isEmpty();
    }

    private static void sendFrom(String request, OutputStream out, byte[] film) throws IOException {
        var range = Pattern.compile("Range: bytes=(\\d+)-").matcher(request);
        int from = range.find() ? Integer.parseInt(range.group(1)) : 0;
        var part = from == 0
                ? OK
                : "HTTP/1.1 206 Partial Content\r\nConnection: close\r\nContent-Range: bytes %d-%d/%d\r\n"
                        .formatted(from, film.length - 1, film.length);
        send(
                out,
                part + "Content-Length: " + (film.length - from) + "\r\n\r\n",
                Arrays.copyOfRange(film, from, film.length));
    }

    @Test
    void titlesThatNobodyAskedForAreTakenOut() throws Exception {
        var sound = Files.readAllBytes(media.resolve("r.mp3"));
        server.then((_, out) -> {
            send(out, OK + "icy-metaint: 700\r\n\r\n", new byte[0]);
            for (int at = 0; at < sound.length; at += 700) {
                out.write(sound, at, Math.min(700, sound.length - at));
                if (at % 1400 == 0) out.write("\2StreamTitle='Quiz - Film';      ".getBytes(StandardCharsets.US_ASCII));
                else out.write(0);
            }
        });
        assertThat(codecs()).isEqualTo("mp2");
    }

    @Test
    void aContainerThatBreaksOffAtOnceEnds() {
        server.then(
                (_, out) -> send(out, OK + "\r\n", "FLV\1\5\0\0\0\11\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1)));
        assertThatThrownBy(this::codecs)
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        e -> assertThat(e.trouble()).isIn(FailureReason.ENDED, FailureReason.UNSUPPORTED));
        assertThat(slots.use()).isEmpty();
    }

    /// The codings of what viewers get, read to its end.
    private String codecs() throws Exception {
        try (var upstream = upstreams.open(candidate(), SlotRequest.of(Priority.VIEWER, "Alpha"))) {
            var aligner = new Aligner();
            var tsScanner = new TsScanner();
            var bytes = new byte[1 << 16];
            int starts = 0;
            try {
                while (true) {
                    int whole = aligner.take(bytes, 0, upstream.read(bytes, 0));
                    for (int at = 0; at < whole; at += Packet.SIZE) {
                        if ((tsScanner.take(aligner.packets(), at) & TsScanner.RANDOM_ACCESS) != 0) starts++;
                    }
                }
            } catch (UpstreamException e) {
                assertThat(e.trouble()).isEqualTo(FailureReason.ENDED);
            }
            assertThat(starts).isPositive();
            return tsScanner.pmt().orElseThrow().streams().stream()
                    .filter(stream -> stream.codec() != Codec.OTHER)
                    .map(CodecName::of)
                    .reduce((one, other) -> one + " " + other)
                    .orElse("");
        }
    }

    private static void send(OutputStream out, String head, byte[] body) throws IOException {
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    private Candidate candidate() {
        return new Candidate(
                new SourceId(1),
                new ProviderId(1),
                "Home",
                "Alpha",
                server.url("/live"),
                Map.of(),
                "ann",
                1,
                new FailoverTolerance(Duration.ZERO, LONG));
    }
}
