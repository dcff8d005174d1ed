package tv.tributary.library.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.testkit.ManualClock;

class FilmEdgesTest {
    private static final long SIZE = 20L << 20;
    private static final byte[] BYTES = new byte[8 << 20];

    static {
        for (var i = 0; i < BYTES.length; i++) BYTES[i] = (byte) (i * 31 + i / 251);
    }

    @TempDir
    private Path folder;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-30T12:00:00Z"));

    private FilmEdges edges() {
        return new FilmEdges(folder.resolve("edges"), clock);
    }

    @Test
    void aHeadGrowsByWhatFollowsItUpToItsEnd() {
        edges().keep("film", SIZE, 0, part(0, 100));
        edges().keep("film", SIZE, 200, part(200, 300));
        assertThat(edges().from("film", 0)).hasSize(100);
        assertThat(edges().room("film", SIZE, 100)).isEqualTo(FilmEdges.HEAD - 100);
        edges().keep("film", SIZE, 100, part(100, 6 << 20));
        assertThat(edges().from("film", 50)).isEqualTo(part(50, FilmEdges.HEAD));
        assertThat(edges().room("film", SIZE, FilmEdges.HEAD)).isZero();
    }

    @Test
    void ofTheTailTheLongestPartIsKept() {
        var start = SIZE - 1_000;
        assertThat(edges().room("film", SIZE, start)).isEqualTo(1_000);
        edges().keep("film", SIZE, start, part(0, 1_000));
        edges().keep("film", SIZE, start + 500, part(0, 10));
        assertThat(edges().from("film", start + 900)).isEqualTo(part(900, 1_000));
        assertThat(edges().from("film", start - 1)).isEmpty();
    }

    @Test
    void theMiddleIsNotKept() {
        assertThat(edges().room("film", SIZE, 8 << 20)).isZero();
        edges().keep("film", SIZE, 8 << 20, part(0, 100));
        assertThat(edges().from("film", 8 << 20)).isEmpty();
    }

    @Test
    void anotherFileHasNothingOfIt() {
        edges().keep("film", SIZE, 0, part(0, 100));
        assertThat(edges().from("other", 0)).isEmpty();
    }

    @Test
    void whatWasNotUsedForLongestGoesFirst() throws IOException {
        var small = new FilmEdges(folder.resolve("small"), 3_000_000, clock);
        for (var n = 0; n < 64; n++) {
            small.keep("film " + n, SIZE, 0, part(0, 50_000));
            clock.pass(Duration.ofMinutes(1));
        }
        // The next one looks how much there is.
        small.keep("film 64", SIZE, 0, part(0, 50_000));
        try (var left = Files.list(folder.resolve("small"))) {
            assertThat(left.mapToLong(file -> file.toFile().length()).sum()).isLessThan(3_000_000);
        }
        assertThat(small.from("film 0", 0)).isEmpty();
        assertThat(small.from("film 64", 0)).hasSize(50_000);
    }

    private static byte[] part(int from, int to) {
        return Arrays.copyOfRange(BYTES, from, to);
    }
}
