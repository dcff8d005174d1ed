package tv.tributary.catalog.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.lineup.ChannelIndex;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.lineup.Lineup;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;

class UnsharedLogoHashesTest {
    @Test
    void aPictureThatManyNamesHaveSaysNothing() {
        var rows = new ArrayList<ChannelRow>();
        for (var i = 1; i <= 40; i++) rows.add(row(i, "Channel " + i, "http://provider/default.png"));
        rows.add(row(41, "BBC One", "http://provider/bbc.png"));
        var lineup = new Lineup(ChannelIndex.of(rows), ChannelIndex.of(List.of()), Map.of(), 0, 1);
        var looks = new UnsharedLogoHashes(url -> OptionalLong.of(url.contains("default") ? 1 : 2), lineup);
        assertThat(looks.of("http://elsewhere/default.png")).isEmpty();
        assertThat(looks.of("http://elsewhere/bbc.png")).hasValue(2);
    }

    @Test
    void whatNobodyHasSeenStaysUnknown() {
        assertThat(new UnsharedLogoHashes(_ -> OptionalLong.empty(), Lineup.empty()).of("http://a/b.png"))
                .isEmpty();
    }

    private static ChannelRow row(long id, String name, String logo) {
        return new ChannelRow(new Channel(new ChannelId(id), name, "", logo, "", ""), 1, List.of());
    }
}
