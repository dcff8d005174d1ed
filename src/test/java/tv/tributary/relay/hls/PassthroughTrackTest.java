package tv.tributary.relay.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.relay.hls.HlsHouse.ANN;
import static tv.tributary.relay.hls.HlsHouse.BOB;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;

class PassthroughTrackTest {
    private final HlsHouse house = new HlsHouse();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theSourcesOwnSegmentsAreListedWithOurNumbers() throws Exception {
        house.channel(1, "/one/live.m3u8").rolling("/one", 70, "#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:%02dZ\n");
        var playlist = house.until(1, "", ANN, list -> HlsHouse.names(list).size() >= 4);
        assertThat(playlist).contains("#EXT-X-TARGETDURATION:1\n").doesNotContain("/one/");
        assertThat(playlist).contains("#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:0");
        assertThat(HlsHouse.sequence(playlist)).isGreaterThan(100_000_000L);
        var name = HlsHouse.names(playlist).getFirst();
        assertThat(name).endsWith(".ts");
        assertThat(HlsHouse.text(house.item(name, ANN))).contains("/one");
    }

    @Test
    void soundIsNamedAfterItsCoding() throws Exception {
        assertThatItIsNamedMp3(new byte[0]);
    }

    @Test
    void soundBehindATagToo() throws Exception {
        var tag = new byte[30];
        System.arraycopy(new byte[] {'I', 'D', '3', 3, 0, 0, 0, 0, 0, 20}, 0, tag, 0, 10);
        assertThatItIsNamedMp3(tag);
    }

    private void assertThatItIsNamedMp3(byte[] front) throws Exception {
        var silence = new ByteArrayOutputStream();
        silence.writeBytes(front);
        for (int frames = 0; frames < 80; frames++) {
            // MPEG-1 layer III, 128 kbit/s, 44.1 kHz.
            silence.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFB, (byte) 0x90, 0});
            silence.writeBytes(new byte[413]);
        }
        var list = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:1\n");
        for (int n = 1; n < 5; n++) {
            house.server.put("/" + n, silence.toByteArray());
            list.append("#EXTINF:2,\n").append(n).append('\n');
        }
        house.server.put("/radio.m3u8", list.toString());
        house.channel(1, "/radio.m3u8");
        var names = HlsHouse.names(house.list(1, ANN));
        assertThat(names).isNotEmpty().allMatch(name -> name.endsWith(".mp3"));
        assertThat(house.hlsOutput.item(names.getFirst(), ANN).orElseThrow().type())
                .isEqualTo("audio/mpeg");
    }

    @Test
    void whatTheFeedFetchedIsNotFetchedAgainForAnybody() throws Exception {
        house.channel(1, "/one/live.m3u8").rolling("/one", 0, "");
        var names = HlsHouse.names(
                house.until(1, "", ANN, list -> HlsHouse.names(list).size() >= 4));
        house.list(1, BOB);
        for (var name : names) house.item(name, ANN);
        for (var name : names) house.item(name, BOB);
        assertThat(house.server.asked("/one/1.ts")).isEqualTo(1);
        assertThat(house.server.asked("/one/2.ts")).isEqualTo(1);
        assertThat(house.hlsOutput.views()).singleElement().satisfies(view -> {
            assertThat(view.viewers()).isEqualTo(2);
            assertThat(view.fetched()).isZero();
            assertThat(view.savedBytes()).isGreaterThan(400_000);
        });
    }

    @Test
    void theNumbersGoOnFromOneSourceToTheNextAndTheTargetStays() throws Exception {
        house.channel(1, "/one/live.m3u8", "/two.ts", "/three/live.m3u8");
        house.rolling("/one", 500, "").endless("/two.ts", 3).rolling("/three", 3, "");
        var first = house.until(1, "", ANN, list -> HlsHouse.names(list).size() >= 4);
        house.feeds.switchTo(new ChannelId(1), new SourceId(11));
        var second = house.until(1, "", ANN, list -> list.contains("#EXT-X-DISCONTINUITY\n"));
        assertThat(HlsHouse.names(second)).contains(HlsHouse.names(first).getLast());
        assertThat(second).contains("#EXT-X-TARGETDURATION:1\n");
        house.feeds.switchTo(new ChannelId(1), new SourceId(12));
        var third = house.until(1, "", ANN, list -> discontinuities(list) > discontinuities(second));
        assertThat(HlsHouse.sequence(third)).isGreaterThanOrEqualTo(HlsHouse.sequence(second));
        assertThat(HlsHouse.text(house.item(HlsHouse.names(third).getLast(), ANN)))
                .contains("/three");
        assertThat(third).contains("#EXT-X-TARGETDURATION:1\n");
    }

    /// All there were so far.
    private static long discontinuities(String list) {
        return HlsHouse.number(list, "#EXT-X-DISCONTINUITY-SEQUENCE:")
                + list.lines().filter("#EXT-X-DISCONTINUITY"::equals).count();
    }

    @Test
    void thatPlayersMayBeginWithAnySegmentIsHandedOn() throws Exception {
        house.channel(1, "/one/live.m3u8").rolling("/one", 0, "#EXT-X-INDEPENDENT-SEGMENTS\n");
        house.channel(2, "/two/live.m3u8").rolling("/two", 0, "");
        assertThat(house.list(1, ANN)).contains("#EXT-X-INDEPENDENT-SEGMENTS\n");
        assertThat(house.list(2, ANN)).doesNotContain("#EXT-X-INDEPENDENT-SEGMENTS\n");
    }

    @Test
    void keysAreGivenOnUnderOurNamesAndSayWhichNumberTheyWereFor() throws Exception {
        house.server.put("/key", "0123456789abcdef");
        house.channel(1, "/one/live.m3u8").sealed("/one", 70, "0123456789abcdef");
        var playlist = house.until(1, "", ANN, list -> HlsHouse.names(list).size() >= 4);
        var keys =
                playlist.lines().filter(line -> line.startsWith("#EXT-X-KEY:")).toList();
        assertThat(keys.getFirst())
                .matches("#EXT-X-KEY:METHOD=AES-128,URI=\"../../hls/[A-Za-z0-9_-]{22}\\.key\","
                        + "IV=0x000000000000000000000000000000(46|47|48)");
        assertThat(keys.get(1).substring(0, keys.get(1).indexOf(",IV")))
                .isEqualTo(keys.getFirst().substring(0, keys.getFirst().indexOf(",IV")));
        var key = keys.getFirst().replaceFirst(".*hls/", "").replaceFirst("\".*", "");
        assertThat(HlsHouse.text(house.item(key, ANN))).isEqualTo("0123456789abcdef");
    }

    @Test
    void soundsAndSubtitlesApartAreNamedByAMultivariantPlaylist() throws Exception {
        house.channel(1, "/master.m3u8", "/two.ts").rolling("/one", 0, "").rolling("/sound", 0, "");
        house.server.put("/master.m3u8", """
                #EXTM3U
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Deutsch",LANGUAGE="de",DEFAULT=YES,URI="/sound/live.m3u8"
                #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="English",LANGUAGE="en",URI="/words.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=3000000,CODECS="avc1.42c01e",RESOLUTION=640x360,AUDIO="a",SUBTITLES="s"
                /one/live.m3u8
                """);
        house.server.put("/words.m3u8", """
                #EXTM3U
                #EXT-X-TARGETDURATION:6
                #EXTINF:6,
                /words/1.vtt
                """).put("/words/1.vtt", "WEBVTT\n\n");
        var playlistResult = house.show(1, "", ANN);
        assertThat(playlistResult).isInstanceOfSatisfying(PlaylistResult.Text.class, text -> {
            assertThat(text.multivariant()).isTrue();
            assertThat(text.playlist()).isEqualTo("""
                    #EXTM3U
                    #EXT-X-VERSION:6
                    #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Deutsch",LANGUAGE="de",DEFAULT=YES,AUTOSELECT=YES,URI="1/a0.m3u8"
                    #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="English",LANGUAGE="en",DEFAULT=NO,URI="1/s0.m3u8"
                    #EXT-X-STREAM-INF:BANDWIDTH=3000000,CODECS="avc1.42c01e",RESOLUTION=640x360,AUDIO="a",SUBTITLES="s"
                    1/v0.m3u8
                    """);
        });
        assertThat(house.list(1, "v0", ANN)).contains("../../../hls/").doesNotContain("#EXT-X-STREAM-INF");
        assertThat(HlsHouse.names(house.list(1, "a0", ANN)).getFirst()).endsWith(".ts");
        assertThat(HlsHouse.names(house.list(1, "s0", ANN)).getFirst()).endsWith(".vtt");
    }

    @Test
    void aPlayerThatMayChooseGetsAllQualities() throws Exception {
        house.settings.set(adaptive());
        house.channel(1, "/master.m3u8").rolling("/hd", 70, "").rolling("/sd", 70, "");
        house.server.put("/master.m3u8", """
                #EXTM3U
                #EXT-X-STREAM-INF:BANDWIDTH=3000000,RESOLUTION=1280x720
                /hd/live.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=1000000,RESOLUTION=640x360
                /sd/live.m3u8
                """);
        assertThat(house.show(1, "", ANN)).isInstanceOfSatisfying(PlaylistResult.Text.class, text -> {
            assertThat(text.multivariant()).isTrue();
            assertThat(text.playlist()).endsWith("""
                    #EXT-X-STREAM-INF:BANDWIDTH=3000000,RESOLUTION=1280x720
                    1/v0.m3u8
                    #EXT-X-STREAM-INF:BANDWIDTH=1000000,RESOLUTION=640x360
                    1/v1.m3u8
                    """);
        });
        var high = HlsHouse.names(house.list(1, "v0", ANN));
        var low = HlsHouse.names(house.list(1, "v1", ANN));
        assertThat(HlsHouse.text(house.item(high.getFirst(), ANN))).contains("/hd");
        assertThat(HlsHouse.text(house.item(low.getFirst(), ANN))).contains("/sd");
    }

    private static HlsSettings adaptive() {
        var usual = HlsSettings.defaults();
        return new HlsSettings(usual.memoryBytes(), usual.timeShift(), HlsSettings.Variants.ADAPTIVE, false);
    }
}
