package tv.tributary.relay.hls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.testkit.ManualClock;
import tv.tributary.testkit.Memory;
import tv.tributary.testkit.Ts;

/// What a real decoder says to segments of a real film.
class PackagedFilmTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int SECONDS = 14;
    private static final List<String> PICTURES = List.of("-map", "0:v", "-c:v", "libopenh264", "-g", "50");
    private static final List<String> SOUND = List.of("-map", "1:a", "-c:a", "aac");

    private static final Ffmpeg FFMPEG = BundledFfmpeg.FFMPEG;

    @BeforeAll
    static void needsFfmpeg() {}

    @Test
    void everySegmentPlaysAloneAndNothingIsLost() throws Exception {
        var how = new ArrayList<>(PICTURES);
        how.addAll(SOUND);
        var film = make(how);
        var out = packaged(film);
        assertThat(out.millis()).startsWith(2000L, 2000L, 2000L, 4000L);
        assertThat(out.pieces).allSatisfy(piece -> {
            assertThat(piece.independent()).isTrue();
            int pictures = (int) (piece.duration().toMillis() / 40);
            assertThat(pictures(piece.bytes())).hasSize(pictures);
        });
        assertThat(pictures(out.together())).isEqualTo(pictures(film)).hasSize(25 * SECONDS);
        assertThat(Ts.gaps(out.together())).isZero();
    }

    @Test
    void radioIsCutToo() throws Exception {
        var film = make(SOUND);
        var out = packaged(film);
        assertThat(out.pieces).hasSize(7);
        assertThat(out.pieces).allMatch(Collected.Piece::independent);
        assertThat(out.millis().subList(0, 3)).allMatch(millis -> millis >= 900 && millis < 1200);
        assertThat(out.millis().get(5)).isBetween(3950L, 4300L);
        assertThat(frames(out.together(), "0:a")).isEqualTo(frames(film, "0:a"));
    }

    private static Collected packaged(byte[] film) {
        try (var segments = Memory.of(8 << 20)) {
            var out = new Collected();
            var packager = new Packager(segments::make, out, new ManualClock(Instant.EPOCH));
            packager.take(ByteBuffer.wrap(film));
            packager.end();
            return out;
        }
    }

    private static byte[] make(List<String> how) throws InterruptedException {
        var all = new ArrayList<>(List.of("-loglevel", "error"));
        all.addAll(List.of("-f", "lavfi", "-i", "testsrc=size=160x90:rate=25", "-f", "lavfi", "-i", "sine"));
        all.addAll(List.of("-t", String.valueOf(SECONDS), "-pix_fmt", "yuv420p"));
        all.addAll(how);
        all.addAll(List.of("-f", "mpegts", "pipe:1"));
        return FFMPEG.filter(all, new byte[0], LONG).orElseThrow();
    }

    private static List<String> pictures(byte[] media) {
        return frames(media, "0:v");
    }

    /// A checksum of each decoded frame.
    private static List<String> frames(byte[] media, String stream) {
        var all = List.of("-loglevel", "error", "-xerror", "-i", "pipe:0", "-map", stream, "-f", "framemd5", "pipe:1");
        try {
            var said = FFMPEG.filter(all, media, LONG).orElseThrow();
            return new String(said, StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.substring(line.lastIndexOf(',')))
                    .toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
