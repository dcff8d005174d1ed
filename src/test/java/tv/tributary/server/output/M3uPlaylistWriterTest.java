package tv.tributary.server.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.access.View.StreamFormat;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.server.output.M3uPlaylistWriter.PictureOrigin;
import tv.tributary.server.route.StreamUrls;

class M3uPlaylistWriterTest {
    private static final String AT = "http://tv:9188/token";

    @Test
    void anEmptyHouseHasAnEmptyPlaylist() throws IOException {
        assertThat(text()).isEqualTo("#EXTM3U\n");
    }

    @Test
    void aChannelHasAllItsAttributes() throws IOException {
        assertThat(text(row(7, "Das Erste", "News", "http://logos/erste.png", "1", "erste.de")))
                .isEqualTo("""
                        #EXTM3U
                        #EXTINF:-1 channel-id="7" tvg-id="erste.de" tvg-name="Das Erste" tvg-chno="1" \
                        tvg-logo="http://tv:9188/token/logo/7.png" group-title="News",Das Erste
                        http://tv:9188/token/watch/7.ts
                        """);
    }

    @Test
    void logosKeepTheirAddressesWhereThatIsWanted() throws IOException {
        var out = new ByteArrayOutputStream();
        var channel = row(7, "Das Erste", "News", "http://logos/erste.png", "1", "erste.de");
        M3uPlaylistWriter.write(
                List.of(channel),
                new GuideIds(List.of(channel)),
                Map.of(),
                new StreamUrls(AT),
                PictureOrigin.ORIGINAL,
                StreamFormat.TS,
                "",
                out);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("tvg-logo=\"http://logos/erste.png\"");
        assertThat(text(row(8, "Two", "", "", "", ""))).doesNotContain("tvg-logo=\"http");
    }

    @Test
    void radioIsSaidToBeRadio() throws IOException {
        var channel = new Channel(new ChannelId(7), "Radio Alpha", "Radio", "", "", "r1");
        assertThat(text(new ChannelRow(
                        channel, 1, List.of(), false, ChannelRow.UNPLACED, true, false, "", false, Optional.empty())))
                .contains(" group-title=\"Radio\" radio=\"true\",");
        assertThat(text(row(8, "Tv Beta", "", "", "", ""))).doesNotContain("radio");
    }

    @Test
    void aChannelWithoutAGuideIdGetsOneThatStays() throws IOException {
        assertThat(text(row(7, "Seven", "", "", "", ""))).contains("tvg-id=\"tributary.7\"");
    }

    @Test
    void noTwoChannelsShareAGuideId() throws IOException {
        assertThat(text(row(9, "BBC One HD", "", "", "1", "bbc1.uk"), row(4, "BBC One", "", "", "2", "bbc1.uk")))
                .contains("channel-id=\"9\" tvg-id=\"tributary.9\"")
                .contains("channel-id=\"4\" tvg-id=\"bbc1.uk\"");
    }

    @Test
    void aNameCannotBreakItsLine() throws IOException {
        assertThat(text(row(7, "A \"b\"\nhttp://evil/", "", "", "", "")).lines())
                .hasSize(3)
                .last()
                .isEqualTo(AT + "/watch/7.ts");
    }

    private static String text(ChannelRow... rows) throws IOException {
        var out = new ByteArrayOutputStream();
        M3uPlaylistWriter.write(
                List.of(rows),
                new GuideIds(List.of(rows)),
                Map.of(),
                new StreamUrls(AT),
                PictureOrigin.CACHE,
                StreamFormat.TS,
                "",
                out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static ChannelRow row(long id, String name, String group, String logo, String number, String guideId) {
        return new ChannelRow(new Channel(new ChannelId(id), name, group, logo, number, guideId), 1, List.of());
    }
}
