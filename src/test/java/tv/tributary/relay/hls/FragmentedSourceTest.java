package tv.tributary.relay.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static tv.tributary.relay.hls.HlsHouse.ANN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.ffmpeg.Places;

/// A source that sends fragmented MP4, which a real ffmpeg makes a transport stream of.
class FragmentedSourceTest {
    private static final Ffmpeg FFMPEG = new Ffmpeg(Places.usual());
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int SECONDS = 8;

    @TempDir
    private static Path media;

    private final HlsHouse house = new HlsHouse();

    @BeforeAll
    static void film() throws InterruptedException {
        assumeThat(FFMPEG.program()).isPresent();
        var made = FFMPEG.filter(
                List.of(("-loglevel error -f lavfi -i testsrc=size=160x90:rate=25 -f lavfi -i sine -t " + SECONDS
                                + " -c:v libopenh264 -g 25 -pix_fmt yuv420p -c:a aac -f hls -hls_time 1"
                                + " -hls_list_size 0 -hls_segment_type fmp4 -hls_flags omit_endlist "
                                + media.resolve("live.m3u8"))
                        .split(" ")),
                new byte[0],
                LONG);
        assertThat(made).isPresent();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void itIsHandedOnAsItIsWhereItIsTheOnlyOne() throws Exception {
        serve();
        house.channel(1, "/live.m3u8");
        var list = house.list(1, ANN);
        assertThat(list).contains("#EXT-X-MAP");
        assertThat(HlsHouse.names(list)).allMatch(name -> name.endsWith(".m4s"));
    }

    @Test
    void whereThereIsABackupTheContainerIsTheSameBeforeAndAfter() throws Exception {
        serve();
        house.channel(1, "/live.m3u8", "/backup.ts").endless("/backup.ts", 4);
        var first = house.list(1, ANN);
        assertThat(HlsHouse.names(first)).allMatch(name -> name.endsWith(".ts"));
        assertThat(pictures(house.item(HlsHouse.names(first).getFirst(), ANN))).isPositive();
        house.cut("/live.m3u8");
        var later = house.until(1, "", ANN, list -> list.contains("#EXT-X-DISCONTINUITY\n"));
        assertThat(later).doesNotContain("#EXT-X-MAP");
        assertThat(HlsHouse.sequence(later)).isGreaterThanOrEqualTo(HlsHouse.sequence(first));
        assertThat(HlsHouse.names(later)).allMatch(name -> name.endsWith(".ts"));
        assertThat(HlsHouse.text(house.item(HlsHouse.names(later).getLast(), ANN)))
                .contains("/backup.ts");
    }

    private void serve() throws IOException {
        try (var files = Files.list(media)) {
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
