package tv.tributary.relay.hls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaylistWriterTest {
    private static final List<Byte> IV = Collections.nCopies(16, (byte) 0xA5);

    @Test
    void packagedSegmentsStandUnderTheirTimes() {
        var list = new MediaPlaylist(
                3,
                6,
                1000,
                2,
                List.of(
                        entry(1000, "one.ts", false, "2026-01-01T00:00:00.000Z"),
                        entry(1001, "two.ts", true, "2026-01-01T00:00:04.000Z")),
                Optional.empty());
        assertThat(PlaylistWriter.write(list, "../../hls/")).isEqualTo("""
                #EXTM3U
                #EXT-X-VERSION:3
                #EXT-X-TARGETDURATION:6
                #EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES
                #EXT-X-MEDIA-SEQUENCE:1000
                #EXT-X-DISCONTINUITY-SEQUENCE:2
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:00.000Z
                #EXTINF:4.000,
                ../../hls/one.ts
                #EXT-X-DISCONTINUITY
                #EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:04.000Z
                #EXTINF:4.000,
                ../../hls/two.ts
                """);
    }

    @Test
    void keysAndInitsAreWrittenWhereTheyChange() {
        var key = Optional.of(new PlaylistSegment.Cipher("k.key", IV));
        var list = new MediaPlaylist(
                8,
                4,
                7,
                0,
                List.of(
                        entry(7, "a.m4s", Optional.of("i.mp4"), key, false),
                        entry(8, "b.m4s", Optional.of("i.mp4"), key, false),
                        entry(9, "c.m4s", Optional.of("j.mp4"), Optional.empty(), false),
                        entry(10, "d.m4s", Optional.of("j.mp4"), Optional.empty(), true)),
                Optional.empty());
        assertThat(PlaylistWriter.write(list, "/hls/")).isEqualTo("""
                #EXTM3U
                #EXT-X-VERSION:8
                #EXT-X-TARGETDURATION:4
                #EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES
                #EXT-X-MEDIA-SEQUENCE:7
                #EXT-X-DISCONTINUITY-SEQUENCE:0
                #EXT-X-KEY:METHOD=AES-128,URI="/hls/k.key",IV=0xa5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5
                #EXT-X-MAP:URI="/hls/i.mp4"
                #EXTINF:4.000,
                /hls/a.m4s
                #EXTINF:4.000,
                /hls/b.m4s
                #EXT-X-KEY:METHOD=NONE
                #EXT-X-MAP:URI="/hls/j.mp4"
                #EXTINF:4.000,
                /hls/c.m4s
                #EXT-X-GAP
                #EXTINF:4.000,
                /hls/d.m4s
                """);
    }

    @Test
    void withLowLatencyTheNewestSegmentsAndTheOneThatGrowsStandInParts() {
        var parts = List.of(
                new PlaylistSegment.Piece("p0.ts", Duration.ofMillis(480), true),
                new PlaylistSegment.Piece("p1.ts", Duration.ofMillis(480), false));
        var whole = new PlaylistSegment(
                5, "a.ts", Duration.ofMillis(960), false, true, false, "", Optional.empty(), Optional.empty(), parts);
        var growing = new MediaPlaylist.LowLatency(
                Duration.ofMillis(500),
                List.of(new PlaylistSegment.Piece("q0.ts", Duration.ofMillis(480), true)),
                true,
                "",
                Optional.of("q1.ts"));
        var list = new MediaPlaylist(6, 6, 5, 0, List.of(whole), Optional.of(growing));
        assertThat(PlaylistWriter.write(list, "h/")).isEqualTo("""
                #EXTM3U
                #EXT-X-VERSION:6
                #EXT-X-TARGETDURATION:6
                #EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=1.500
                #EXT-X-PART-INF:PART-TARGET=0.500
                #EXT-X-MEDIA-SEQUENCE:5
                #EXT-X-DISCONTINUITY-SEQUENCE:0
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-PART:DURATION=0.480,URI="h/p0.ts",INDEPENDENT=YES
                #EXT-X-PART:DURATION=0.480,URI="h/p1.ts"
                #EXTINF:0.960,
                h/a.ts
                #EXT-X-DISCONTINUITY
                #EXT-X-PART:DURATION=0.480,URI="h/q0.ts",INDEPENDENT=YES
                #EXT-X-PRELOAD-HINT:TYPE=PART,URI="h/q1.ts"
                """);
    }

    private static PlaylistSegment entry(long number, String name, boolean discontinuity, String time) {
        return new PlaylistSegment(
                number,
                name,
                Duration.ofSeconds(4),
                discontinuity,
                true,
                false,
                time,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static PlaylistSegment entry(
            long number, String name, Optional<String> init, Optional<PlaylistSegment.Cipher> cipher, boolean missing) {
        return new PlaylistSegment(
                number, name, Duration.ofSeconds(4), false, false, missing, "", init, cipher, List.of());
    }
}
