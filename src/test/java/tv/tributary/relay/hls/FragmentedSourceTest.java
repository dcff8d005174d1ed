package tv.tributary.relay.hls;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.relay.hls.HlsHouse.ANN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.relay.slate.Slate;
import tv.tributary.testkit.BundledFfmpeg;

/// A source that sends fragmented MP4, which a real ffmpeg makes a transport stream of.
class FragmentedSourceTest {
    private static final Ffmpeg FFMPEG = BundledFfmpeg.FFMPEG;
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private static Path media;

    private final HlsHouse house = new HlsHouse();

    @BeforeAll
    static void films() throws Exception {
        film("h264", "-f lavfi -i testsrc=size=160x90:rate=24 -c:v libopenh264 -g 12 -pix_fmt yuv420p", new byte[0]);
        film("hevc", "-f hevc -framerate 25 -i pipe:0 -c:v copy -tag:v hvc1", pictures());
    }

    private static void film(String name, String video, byte[] input) throws Exception {
        Files.createDirectory(media.resolve(name));
        var how = "-loglevel error " + video.replace(" -c:v", " -f lavfi -i sine -t 4 -c:v") + " -c:a aac"
                + " -f hls -hls_time 0.5 -hls_list_size 0 -hls_segment_type fmp4 -hls_flags omit_endlist "
                + media.resolve(name).resolve("live.m3u8");
        assertThat(FFMPEG.filter(List.of(how.split(" ")), input, LONG)).isPresent();
    }

    /// Ten seconds of HEVC: a clip of two seconds that begins with a keyframe, again and again.
    private static byte[] pictures() throws IOException {
        try (var clip = Slate.class.getResourceAsStream("slate.hevc")) {
            var once = requireNonNull(clip).readAllBytes();
            var all = ByteBuffer.allocate(5 * once.length);
            while (all.hasRemaining()) all.put(once);
            return all.array();
        }
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void itIsHandedOnAsItIsWhereItIsTheOnlyOne() throws Exception {
        serve("h264");
        house.channel(1, "/live.m3u8");
        var list = house.list(1, ANN);
        assertThat(list).contains("#EXT-X-MAP");
        assertThat(HlsHouse.names(list)).allMatch(name -> name.endsWith(".m4s"));
    }

    @Test
    void whereThereIsABackupTheContainerIsTheSameBeforeAndAfter() throws Exception {
        serve("h264");
        house.channel(1, "/live.m3u8", "/backup.ts").endless("/backup.ts", 4);
        var first = house.first(1, ANN);
        assertThat(HlsHouse.names(first)).isNotEmpty().allMatch(name -> name.endsWith(".ts"));
        assertThat(pictures(house.item(HlsHouse.names(first).getFirst(), ANN))).isPositive();
        house.cut("/live.m3u8");
        var later = house.until(1, "", ANN, list -> list.contains("#EXT-X-DISCONTINUITY\n"));
        assertThat(later).doesNotContain("#EXT-X-MAP");
        assertThat(HlsHouse.sequence(later)).isGreaterThanOrEqualTo(HlsHouse.sequence(first));
        assertThat(HlsHouse.names(later)).allMatch(name -> name.endsWith(".ts"));
        assertThat(HlsHouse.text(house.item(HlsHouse.names(later).getLast(), ANN)))
                .contains("/backup.ts");
    }

    @Test
    void picturesInHevcStayInFragmentedMp4AsBrowsersAndApplesPlayersWantThem() throws Exception {
        serve("hevc");
        house.channel(1, "/live.m3u8", "/backup.ts").endless("/backup.ts", 4);
        assertThat(house.list(1, ANN)).contains("#EXT-X-MAP").contains(".m4s");
    }

    private void serve(String name) throws IOException {
        try (var files = Files.list(media.resolve(name))) {
            for (var file : files.toList()) house.server.put("/" + file.getFileName(), Files.readAllBytes(file));
        }
    }

    private static long pictures(byte[] segment) throws InterruptedException {
        var how = List.of("-loglevel error -xerror -i pipe:0 -map 0:v -f framemd5 pipe:1".split(" "));
        return HlsHouse.text(FFMPEG.filter(how, segment, LONG).orElseThrow())
                .lines()
                .filter(line -> !line.startsWith("#"))
                .count();
    }
}
