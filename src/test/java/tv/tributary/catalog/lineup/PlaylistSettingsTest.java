package tv.tributary.catalog.lineup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;

class PlaylistSettingsTest {
    private static final List<ChannelRow> ROWS =
            List.of(row(1, "Alpha", false), row(2, "Bravo", true), row(3, "Charlie", false), row(4, "Delta", true));

    @Test
    void favouritesStayWhereTheyAreUnlessWished() {
        assertThat(PlaylistSettings.defaults().arranged(ROWS)).isEqualTo(ROWS);
    }

    @Test
    void favouritesComeFirstInAGroupOfTheirOwnAndOnce() {
        var arranged = new PlaylistSettings(true, false).arranged(ROWS);

        assertThat(arranged)
                .extracting(row -> row.channel().group() + ": " + row.channel().name())
                .containsExactly("Favourites: Bravo", "Favourites: Delta", "News: Alpha", "News: Charlie");
    }

    private static ChannelRow row(long id, String name, boolean favourite) {
        var channel = new Channel(new ChannelId(id), name, "News", "", "", "");
        return new ChannelRow(
                channel, 1, List.of(), false, ChannelRow.UNPLACED, false, false, "", favourite, Optional.empty());
    }
}
