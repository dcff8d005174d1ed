package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.edit.EditRefused;
import tv.tributary.catalog.edit.EditRefused.EditProblem;
import tv.tributary.catalog.edit.Editor;
import tv.tributary.catalog.lineup.InsertionPoint;
import tv.tributary.model.ChannelId;

/// The user's order of channels holds, and leaves their numbers alone.
class ChannelOrderTest {
    private static final String LIST = """
            #EXTM3U
            #EXTINF:-1 tvg-chno="1" group-title="News",Alpha
            http://home.test/live/u/p/1.ts
            #EXTINF:-1 tvg-chno="2" group-title="News",Bravo
            http://home.test/live/u/p/2.ts
            #EXTINF:-1 tvg-chno="3" group-title="Sport",Charlie
            http://home.test/live/u/p/3.ts
            #EXTINF:-1 tvg-chno="4" group-title="Sport",Delta
            http://home.test/live/u/p/4.ts
            """;

    private final CatalogRig rig = new CatalogRig();

    @BeforeEach
    void fourChannels() {
        rig.sync("Home", LIST);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void channelsStandWhereTheyWereMovedWithTheNumbersTheyHad() {
        var moved = editor().move(ids("Delta", "Charlie"), InsertionPoint.behind(id("Alpha")));

        assertThat(rig.names()).containsExactly("Alpha", "Delta", "Charlie", "Bravo");
        assertThat(rig.channel("Delta").number()).isEqualTo("4");
        assertThat(moved.words()).isEqualTo("Moved 2 channels behind Alpha");
    }

    @Test
    void theOrderHoldsThroughSyncsAndRestarts() {
        editor().move(ids("Delta"), InsertionPoint.before(id("Alpha")));
        editor().move(ids("Charlie"), InsertionPoint.behind(id("Delta")));

        rig.sync("Home", LIST.replace("/live/u/p/", "/live/u/other/") + """
                #EXTINF:-1 group-title="News",Echo
                http://home.test/live/u/p/5.ts
                """);
        rig.restart(Duration.ofDays(40));

        assertThat(rig.names()).containsExactly("Delta", "Charlie", "Alpha", "Bravo", "Echo");
    }

    @Test
    void oneThatWasAwayIsBackAtItsPlace() {
        editor().move(ids("Delta"), InsertionPoint.before(id("Alpha")));

        rig.sync("Home", LIST.replace("Delta", "Golf").replace("4.ts", "golf.ts"));
        rig.sync("Home", LIST);

        assertThat(rig.names()).startsWith("Delta", "Alpha");
    }

    @Test
    void eachMoveIsOneStepOfUndoHoweverManyMakeRoom() {
        editor().move(ids("Delta"), InsertionPoint.behind(id("Alpha")));
        editor().move(ids("Charlie"), InsertionPoint.behind(id("Alpha")));
        assertThat(rig.names()).containsExactly("Alpha", "Charlie", "Delta", "Bravo");

        rig.catalog().history().undo();
        assertThat(rig.names()).containsExactly("Alpha", "Delta", "Bravo", "Charlie");
        rig.catalog().history().undo();
        assertThat(rig.names()).containsExactly("Alpha", "Bravo", "Charlie", "Delta");
        rig.catalog().history().redo();
        assertThat(rig.names()).containsExactly("Alpha", "Delta", "Bravo", "Charlie");
    }

    @Test
    void aNumberGivenByHandPlacesTheChannelByThatNumber() {
        editor().move(ids("Delta"), InsertionPoint.before(id("Alpha")));

        editor().renumber(id("Delta"), "9");

        assertThat(rig.names()).containsExactly("Alpha", "Bravo", "Charlie", "Delta");
    }

    @Test
    void numbersGivenInTheOrderOfTheListKeepThatOrder() {
        editor().move(ids("Delta"), InsertionPoint.behind(id("Alpha")));

        editor().renumber(ids("Alpha", "Delta", "Bravo", "Charlie"), 1);

        assertThat(rig.names()).containsExactly("Alpha", "Delta", "Bravo", "Charlie");
        assertThat(rig.channel("Delta").number()).isEqualTo("2");
    }

    @Test
    void channelsGoBackToThePlacesOfTheirNumbers() {
        editor().move(ids("Delta", "Charlie"), InsertionPoint.before(id("Alpha")));

        var back = editor().ownPlace(ids("Delta", "Charlie"));

        assertThat(rig.names()).containsExactly("Alpha", "Bravo", "Charlie", "Delta");
        assertThat(back.words()).isEqualTo("Moved 2 channels back to the places of their numbers");
    }

    @Test
    void amongGroupsWithAPlaceAChannelJoinsTheGroupItComesTo() {
        rig.catalog().groups().order(List.of("Sport", "News"));
        assertThat(rig.names()).containsExactly("Charlie", "Delta", "Alpha", "Bravo");

        var moved = editor().move(ids("Bravo"), InsertionPoint.before(id("Delta")));

        assertThat(rig.names()).containsExactly("Charlie", "Bravo", "Delta", "Alpha");
        assertThat(rig.channel("Bravo").group()).isEqualTo("Sport");
        assertThat(moved.notes())
                .containsExactly("It is in the group “Sport” now: this group has a place of its own in the playlist.");
        rig.catalog().history().undo();
        assertThat(rig.channel("Bravo").group()).isEqualTo("News");
        assertThat(rig.names()).containsExactly("Charlie", "Delta", "Alpha", "Bravo");
    }

    @Test
    void withoutPlacesOfGroupsAChannelKeepsItsGroup() {
        editor().move(ids("Delta"), InsertionPoint.behind(id("Alpha")));

        assertThat(rig.channel("Delta").group()).isEqualTo("Sport");
    }

    @Test
    void besideAChannelThatIsGoneNothingMoves() {
        var refused = catchThrowableOfType(
                EditRefused.class, () -> editor().move(ids("Delta"), InsertionPoint.before(new ChannelId(99))));

        assertThat(refused.problem()).isEqualTo(EditProblem.CHANNEL_GONE);
        assertThat(rig.names()).containsExactly("Alpha", "Bravo", "Charlie", "Delta");
    }

    @Test
    void theDecisionIsNamedAmongThoseAboutTheChannel() {
        editor().move(ids("Delta"), InsertionPoint.before(id("Alpha")));

        assertThat(rig.catalog().channels().decisions(id("Delta")))
                .containsExactly("You moved it to this place in the playlist.");
    }

    private Editor editor() {
        return rig.catalog().editor();
    }

    private ChannelId id(String name) {
        return rig.channel(name).id();
    }

    private List<ChannelId> ids(String... names) {
        return Arrays.stream(names).map(this::id).toList();
    }
}
