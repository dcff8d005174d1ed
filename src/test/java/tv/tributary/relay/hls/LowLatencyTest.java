package tv.tributary.relay.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.relay.hls.HlsHouse.ANN;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.model.ChannelId;
import tv.tributary.relay.hls.PlaylistResult.BlockingReload;

class LowLatencyTest {
    private final HlsHouse house = new HlsHouse();

    @BeforeEach
    void begin() {
        house.settings.set(new HlsSettings(64 << 20, Duration.ZERO, HlsSettings.Variants.BEST, true));
        house.channel(1, "/one.ts").endless("/one.ts", 6);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theEntryNamesTheListSoThatPlayersReadItOnce() throws Exception {
        assertThat(house.list(1, ANN)).contains("#EXT-X-STREAM-INF:").endsWith("\n1/v0.m3u8\n");
    }

    @Test
    void aPartMoreThanASegmentHasIsTheNextOnesFirst() throws Exception {
        var playlist = house.until(1, "v0", ANN, list -> list.contains("#EXT-X-PART:"));
        long growing = HlsHouse.sequence(playlist) + HlsHouse.names(playlist).size();
        var after = text(house.hlsOutput.show(
                new ChannelId(1),
                "v0",
                HlsHouse.request(ANN),
                Optional.of(new BlockingReload(growing, OptionalInt.of(99)))));
        long end = HlsHouse.sequence(after) + HlsHouse.names(after).size();
        boolean begun = after.substring(after.lastIndexOf("#EXTINF")).contains("#EXT-X-PART:");
        assertThat(end > growing + 1 || (end == growing + 1 && begun)).as(after).isTrue();
    }

    private static String text(PlaylistResult playlistResult) {
        return ((PlaylistResult.Text) playlistResult).playlist();
    }

    @Test
    void theSegmentThatGrowsIsListedPartByPart() throws Exception {
        var playlist = house.until(1, "v0", ANN, list -> list.contains("#EXT-X-PART:"));
        assertThat(playlist).contains("#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=1.500\n");
        assertThat(playlist).contains("#EXT-X-PART-INF:PART-TARGET=0.500\n");
        assertThat(playlist).containsPattern("#EXT-X-PART:DURATION=0.480,URI=\"../../../hls/[A-Za-z0-9_-]{22}\\.ts\"");
        assertThat(playlist)
                .containsPattern("#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"../../../hls/[A-Za-z0-9_-]{22}\\.ts\"\n$");
    }

    @Test
    void aPartIsAnsweredOnceItIsThere() throws Exception {
        var playlist = house.until(1, "v0", ANN, list -> list.contains("#EXT-X-PART:"));
        long growing = HlsHouse.sequence(playlist) + HlsHouse.names(playlist).size();
        var after = playlist.substring(playlist.lastIndexOf("#EXTINF"));
        int parts = after.split("#EXT-X-PART:", -1).length - 1;
        var playlistResult = house.hlsOutput.show(
                new ChannelId(1),
                "v0",
                HlsHouse.request(ANN),
                Optional.of(new BlockingReload(growing, OptionalInt.of(parts))));
        assertThat(playlistResult).isInstanceOf(PlaylistResult.Text.class);
        assertThat(text(playlistResult)).isNotEqualTo(playlist);
    }

    @Test
    void thePartThatIsHintedAtCanBeAskedForBeforeItIsThere() throws Exception {
        var playlist = house.until(1, "v0", ANN, list -> list.contains("#EXT-X-PRELOAD-HINT"));
        var name = playlist.substring(playlist.lastIndexOf('/') + 1, playlist.lastIndexOf('"'));
        assertThat(house.item(name, ANN)).hasSizeGreaterThan(188 * 12);
    }

    @Test
    void theSegmentIsItsParts() throws Exception {
        var playlist = house.until(
                1,
                "v0",
                ANN,
                list -> list.contains("#EXT-X-PART:") && list.lastIndexOf("#EXTINF") > list.indexOf("#EXT-X-PART:"));
        var before = playlist.substring(0, playlist.indexOf("#EXTINF", playlist.indexOf("#EXT-X-PART:")));
        var whole =
                playlist.substring(before.length()).lines().skip(1).findFirst().orElseThrow();
        var parts = new ByteArrayOutputStream();
        for (var line : before.lines().filter(l -> l.startsWith("#EXT-X-PART:")).toList()) {
            parts.writeBytes(house.item(line.replaceFirst(".*hls/", "").replaceFirst("\".*", ""), ANN));
        }
        assertThat(parts.toByteArray()).isEqualTo(house.item(whole.replaceFirst(".*/", ""), ANN));
    }
}
