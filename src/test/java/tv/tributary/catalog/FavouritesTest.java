package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.lineup.ChannelQuery;

/// Favourites are decisions of the user, like every other edit.
class FavouritesTest {
    private static final String LIST = """
            #EXTM3U
            #EXTINF:-1 tvg-chno="1",Alpha
            http://a.test/live/u/p/1.ts
            #EXTINF:-1 tvg-chno="2",Bravo
            http://a.test/live/u/p/2.ts
            #EXTINF:-1 tvg-chno="3",Charlie
            http://a.test/live/u/p/3.ts
            """;

    private final CatalogRig rig = new CatalogRig();

    @BeforeEach
    void fill() {
        rig.sync("Home", LIST);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void theyAreListedInThePlaylistsOrder() {
        favour("Charlie", "Alpha");

        assertThat(favourites()).containsExactly("Alpha", "Charlie");
    }

    @Test
    void theyStayThroughSyncsAndRestarts() {
        favour("Bravo");
        rig.sync("Home", "#EXTM3U\n#EXTINF:-1 tvg-chno=\"1\",Alpha\nhttp://a.test/live/u/p/1.ts\n");
        rig.sync("Home", LIST);
        rig.restart(Duration.ofDays(40));

        assertThat(favourites()).containsExactly("Bravo");
    }

    @Test
    void eachIsAStepThatCanBeUndone() {
        assertThat(rig.catalog()
                        .editor()
                        .addFavourites(List.of(rig.channel("Bravo").id()))
                        .words())
                .isEqualTo("Made Bravo a favourite");
        assertThat(rig.catalog().channels().decisions(rig.channel("Bravo").id()))
                .containsExactly("It is one of your favourites.");
        assertThat(rig.catalog().history().undo().words()).isEqualTo("Made Bravo a favourite");
        assertThat(favourites()).isEmpty();
        rig.catalog().history().redo();
        assertThat(favourites()).containsExactly("Bravo");

        rig.catalog().editor().removeFavourites(List.of(rig.channel("Bravo").id()));
        assertThat(favourites()).isEmpty();
    }

    @Test
    void aFavouriteThatIsMergedMakesTheOtherOneAFavourite() {
        favour("Bravo");
        rig.catalog()
                .editor()
                .merge(List.of(rig.channel("Alpha").id(), rig.channel("Bravo").id()));
        assertThat(favourites()).containsExactly("Alpha");

        rig.catalog().history().undo();
        assertThat(favourites()).containsExactly("Bravo");
    }

    @Test
    void aHiddenOneIsNotAmongThem() {
        favour("Bravo");
        rig.catalog().editor().hide(List.of(rig.channel("Bravo").id()));

        assertThat(favourites()).isEmpty();
    }

    private void favour(String... names) {
        rig.catalog()
                .editor()
                .addFavourites(List.of(names).stream()
                        .map(name -> rig.channel(name).id())
                        .toList());
    }

    private List<String> favourites() {
        return rig.catalog().channels().list(ChannelQuery.ofFavourites()).stream()
                .map(row -> row.channel().name())
                .toList();
    }
}
