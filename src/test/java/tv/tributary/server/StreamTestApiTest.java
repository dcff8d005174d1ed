package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.testkit.EndlessTs;
import tv.tributary.testkit.RawServer;

class StreamTestApiTest {
    private final House house = new House();
    private final RawServer provider = new RawServer();

    @AfterEach
    void close() {
        house.close();
        provider.close();
    }

    @Test
    void aChannelsStreamsAreTestedAndShowWhatWasSeen() throws Exception {
        house.provider("Fake", "#EXTM3U\n#EXTINF:-1,Erste\n" + provider.url("/1.ts") + "\n");
        provider.then((_, out) -> {
            out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var stream = new EndlessTs("x");
            for (var i = 0; i < 6 * EndlessTs.PICTURES_PER_SECOND; i++) out.write(stream.nextPicture());
        });
        var channel = "/api/channels/"
                + house.catalog
                        .channels()
                        .list(ChannelQuery.all())
                        .getFirst()
                        .channel()
                        .id();
        assertThat(house.get(channel).body()).doesNotContain("\"seen\"");
        var started = house.send("POST", channel + "/test", "");
        assertThat(started.statusCode()).isEqualTo(202);
        house.get("/api/jobs/" + House.json(started).get("id") + "?wait=20");
        assertThat(house.get(channel).body()).contains("\"works\":true", "\"video\":\"h264\"", "\"height\":240");
    }

    @Test
    void whatIsNotThereCannotBeTested() throws Exception {
        assertThat(house.send("POST", "/api/channels/999/test", "").statusCode())
                .isEqualTo(404);
        assertThat(house.send("POST", "/api/channels/nonsense/test", "").statusCode())
                .isEqualTo(404);
    }
}
