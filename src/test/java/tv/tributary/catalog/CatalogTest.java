package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.lineup.Lineup.CatalogCounts;

class CatalogTest {
    private final CatalogRig rig = new CatalogRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void streamsOfEqualNameBecomeOneChannel() {
        rig.sync("Home", """
                #EXTM3U
                #EXTINF:-1 group-title="UK",UK: BBC One HD
                http://a.test/live/u/p/1.ts
                #EXTINF:-1 group-title="UK",UK: BBC One FHD
                http://a.test/live/u/p/2.ts
                #EXTINF:-1 group-title="UK",UK: BBC Two
                http://a.test/live/u/p/3.ts
                """);

        assertThat(rig.names()).containsExactly("BBC One", "BBC Two");
        assertThat(rig.catalog().channels().counts()).isEqualTo(new CatalogCounts(3, 2, 1, 1, 0));
    }
}
