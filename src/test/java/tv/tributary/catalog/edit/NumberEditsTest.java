package tv.tributary.catalog.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.CatalogRig;
import tv.tributary.catalog.edit.EditRefused.EditProblem;
import tv.tributary.catalog.edit.NumberingSettings.Scheme;
import tv.tributary.model.ChannelId;

/// A number belongs to one channel, and whoever loses one is told.
class NumberEditsTest {
    private static final String HOME = """
            #EXTM3U
            #EXTINF:-1 tvg-chno="1",Alpha
            http://home.test/live/u/p/1.ts
            #EXTINF:-1 tvg-chno="2",Bravo
            http://home.test/live/u/p/2.ts
            #EXTINF:-1 tvg-chno="3",Charlie
            http://home.test/live/u/p/3.ts
            """;

    private final CatalogRig rig = new CatalogRig();

    @BeforeEach
    void open() {
        rig.sync("Home", HOME);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aPinnedNumberStaysWhateverTheListSays() {
        editor().renumber(id("Alpha"), "007");

        rig.sync("Home", HOME.replace("tvg-chno=\"1\"", "tvg-chno=\"44\""));

        assertThat(rig.channel("Alpha").number()).isEqualTo("7");
    }

    @Test
    void whoHadTheNumberGetsAnotherAndIsTold() {
        var editResult = editor().renumber(id("Alpha"), "2");

        assertThat(editResult.notes()).containsExactly("Bravo moved from 2 to 4, because 2 belongs to Alpha.");
        assertThat(rig.channel("Bravo").number()).isEqualTo("4");
        rig.catalog().history().undo();
        assertThat(rig.channels()).extracting(channel -> channel.number()).containsExactly("1", "2", "3");
    }

    @Test
    void aPinnedNumberIsNotTakenAway() {
        editor().renumber(id("Bravo"), "5");

        var refused = catchThrowableOfType(EditRefused.class, () -> editor().renumber(id("Alpha"), "5"));

        assertThat(refused.words()).contains("5 is pinned to Bravo. Change that one's number first.");
    }

    @Test
    void manyAreNumberedAroundWhatIsPinned() {
        editor().renumber(id("Bravo"), "11");

        var editResult = editor().renumber(List.of(id("Charlie"), id("Alpha")), 10);

        assertThat(editResult.notes()).containsExactly("11 was skipped: it is pinned to Bravo.");
        assertThat(rig.names()).containsExactly("Charlie", "Bravo", "Alpha");
        assertThat(rig.channel("Alpha").number()).isEqualTo("12");
    }

    @Test
    void channelsChangeNumbersAmongThemselves() {
        editor().renumber(List.of(id("Charlie"), id("Bravo"), id("Alpha")), 1);

        assertThat(rig.names()).containsExactly("Charlie", "Bravo", "Alpha");
        editor().ownNumber(List.of(id("Alpha"), id("Bravo"), id("Charlie")));
        assertThat(rig.names()).containsExactly("Alpha", "Bravo", "Charlie");
    }

    @Test
    void newChannelsGetNumbersNobodyHas() {
        editor().renumber(id("Alpha"), "4");

        rig.sync("Home", HOME + "#EXTINF:-1 tvg-chno=\"4\",Delta\nhttp://home.test/live/u/p/4.ts\n");

        assertThat(rig.channel("Delta").number()).isEqualTo("5");
    }

    @Test
    void groupsHaveTheirRanges() {
        number(new NumberingSettings(Scheme.BY_GROUP, 500, Map.of("News", 100, "Sport", 200)));

        rig.sync("Away", """
                #EXTM3U
                #EXTINF:-1 tvg-chno="7" group-title="Sport",Echo
                http://away.test/live/u/p/1.ts
                #EXTINF:-1 group-title="News",Foxtrot
                http://away.test/live/u/p/2.ts
                #EXTINF:-1 group-title="Sport",Golf
                http://away.test/live/u/p/3.ts
                #EXTINF:-1 group-title="Films",Hotel
                http://away.test/live/u/p/4.ts
                """);

        assertThat(rig.names()).containsExactly("Alpha", "Bravo", "Charlie", "Foxtrot", "Echo", "Golf", "Hotel");
        assertThat(rig.channels())
                .extracting(channel -> channel.number())
                .containsExactly("1", "2", "3", "100", "200", "201", "500");
    }

    @Test
    void freeNumbersBeginWhereTheUserSays() {
        number(new NumberingSettings(Scheme.FREE, 900, Map.of()));

        rig.sync("Away", "#EXTM3U\n#EXTINF:-1 tvg-chno=\"7\",Echo\nhttp://away.test/live/u/p/1.ts\n");

        assertThat(rig.channel("Echo").number()).isEqualTo("900");
        assertThat(rig.channel("Alpha").number()).isEqualTo("1");
    }

    @Test
    void allAreNumberedAnewOnlyOnRequestAndThatIsUndone() {
        editor().renumber(id("Bravo"), "31");
        number(new NumberingSettings(Scheme.FREE, 30, Map.of()));

        editor().numberAnew(List.of(id("Alpha"), id("Bravo"), id("Charlie")));

        assertThat(rig.channels()).extracting(channel -> channel.number()).containsExactly("30", "31", "32");
        rig.catalog().history().undo();
        assertThat(rig.channels()).extracting(channel -> channel.number()).containsExactly("1", "3", "31");
    }

    private void number(NumberingSettings settings) {
        rig.numbering().set(settings);
    }

    @Test
    void whatIsNoNumberIsRefused() {
        for (var typed : List.of("", "0", "one", "-3", "12345678", "5.", "1.2.3")) {
            assertThat(catchThrowableOfType(EditRefused.class, () -> editor().renumber(id("Alpha"), typed))
                            .problem())
                    .isEqualTo(EditProblem.BAD_NUMBER);
        }
        editor().renumber(id("Alpha"), " 5.1 ");
        assertThat(rig.channel("Alpha").number()).isEqualTo("5.1");
    }

    private Editor editor() {
        return rig.catalog().editor();
    }

    private ChannelId id(String channel) {
        return rig.channel(channel).id();
    }
}
