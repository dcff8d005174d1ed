package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.model.ProviderId;

/// What syncs have changed of a list, over the network, with real syncs behind it.
@Timeout(120)
class SyncHistoryApiTest {
    private static final String FIRST = """
            #EXTM3U
            #EXTINF:-1 tvg-id="a" group-title="News",Aurora News
            http://192.0.2.1/live/u/p/1.ts
            #EXTINF:-1 tvg-id="b" group-title="Sport",Borealis Sport
            http://192.0.2.1/live/u/p/2.ts
            #EXTINF:-1 tvg-id="c" group-title="Kids",Kanal Fyra
            http://192.0.2.1/live/u/p/3.ts
            #EXTINF:-1 tvg-id="d" group-title="Kids",Kids One
            http://192.0.2.1/live/u/p/4.ts
            """;
    private static final String SECOND = """
            #EXTM3U
            #EXTINF:-1 tvg-id="a" group-title="World",Aurora News
            http://192.0.2.1/live/u/p/1.ts
            #EXTINF:-1 tvg-id="b" group-title="Sport",Borealis Sport Extra
            http://192.0.2.1/live/u/p/2.ts
            #EXTINF:-1 tvg-id="d" group-title="Kids",Kids One
            http://192.0.2.1/live/u/p/4.ts
            #EXTINF:-1 tvg-id="e" group-title="Kids",Kids Two
            http://192.0.2.1/live/u/p/5.ts
            #EXTINF:-1 tvg-id="d" group-title="Kids",Kids One HD
            http://192.0.2.1/live/u/p/6.ts
            """;

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aSyncSaysWhatCameWentWasRenamedMovedAndMerged() throws Exception {
        house.provider("home", FIRST);
        assertThat(house.get("/api/providers/1/changes").body()).isEqualTo("[]");
        house.resync("home", SECOND);

        var changes = house.get("/api/providers/1/changes").body();
        assertThat(changes)
                .contains(
                        "{\"kind\":\"came\",\"name\":\"Kids Two\",\"before\":\"Kids\",\"after\":\"\"}",
                        "{\"kind\":\"went\",\"name\":\"Kanal Fyra\",\"before\":\"Kids\",\"after\":\"\"}",
                        "{\"kind\":\"renamed\",\"name\":\"Borealis Sport Extra\",\"before\":\"Borealis Sport\",\"after\":\"\"}",
                        "{\"kind\":\"moved\",\"name\":\"Aurora News\",\"before\":\"News\",\"after\":\"World\"}",
                        "{\"kind\":\"merged\",\"name\":\"Kids One HD\",\"before\":\"Kids One\",\"after\":\"\"}");
        var syncs = house.get("/api/providers/1/syncs").body();
        assertThat(syncs).startsWith("[{\"id\":2,").contains("\"result\":\"done\",\"total\":5,\"added\":2,");
        assertThat(house.get("/api/providers/1/syncs/2/changes").body()).isEqualTo(changes);
        assertThat(house.get("/api/providers/1/syncs/1/changes").body()).isEqualTo("[]");
    }

    @Test
    void whatComesBackIsNotOtherThanAWeekAgo() throws Exception {
        house.provider("home", FIRST);
        house.resync("home", SECOND);
        house.resync("home", FIRST);

        assertThat(house.get("/api/providers/1/changes").body()).isEqualTo("[]");
        assertThat(house.catalog.syncHistory().recent(new ProviderId(1), 10)).hasSize(3);
    }

    @Test
    void anUnknownProviderHasNone() throws Exception {
        assertThat(house.get("/api/providers/7/changes").statusCode()).isEqualTo(404);
        assertThat(house.get("/api/providers/7/syncs").statusCode()).isEqualTo(404);
    }
}
