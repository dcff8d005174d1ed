package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.edit.NewGroups;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelQuery.Sight;
import tv.tributary.event.Event;
import tv.tributary.model.Provider;

/// Groups that a later list brings start hidden where the user wants that.
class NewGroupsTest {
    private static final String FIRST = """
            #EXTM3U
            #EXTINF:-1 group-title="News",Alpha
            http://home.test/live/u/p/1.ts
            #EXTINF:-1 group-title="Sport",Bravo
            http://home.test/live/u/p/2.ts
            """;
    private static final String SECOND = FIRST + """
            #EXTINF:-1 group-title="Adults",Charlie
            http://home.test/live/u/p/3.ts
            #EXTINF:-1 group-title="Sport",Delta
            http://home.test/live/u/p/4.ts
            """;

    private final CatalogRig rig = new CatalogRig();

    @BeforeEach
    void aProvider() {
        rig.sync("Home", FIRST);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aNewGroupStartsHiddenAndTheFactIsTold() {
        assertThat(newGroups().startHidden(home(), true).words()).isEqualTo("New groups of Home start hidden");

        rig.sync("Home", SECOND);

        assertThat(rig.names()).containsExactlyInAnyOrder("Alpha", "Bravo", "Delta");
        assertThat(hidden()).containsExactly("Charlie");
        var told = rig.hear(Event.NewGroupsHidden.class);
        assertThat(told.name()).isEqualTo("Home");
        assertThat(told.groups()).containsExactly("Adults");
    }

    @Test
    void theGroupIsShownByUndoOrByARuleAndStaysSo() {
        newGroups().startHidden(home(), true);
        rig.sync("Home", SECOND);

        assertThat(rig.catalog().history().undo().words()).isEqualTo("Hid the new group “Adults” of Home");
        rig.sync("Home", SECOND + "\n");
        rig.restart(Duration.ofDays(1));

        assertThat(rig.names()).containsExactlyInAnyOrder("Alpha", "Bravo", "Charlie", "Delta");
    }

    @Test
    void withoutTheRuleNewGroupsAreShown() {
        newGroups().startHidden(home(), true);
        newGroups().startHidden(home(), false);

        rig.sync("Home", SECOND);

        assertThat(rig.names()).contains("Charlie");
        assertThat(newGroups().providers()).isEmpty();
    }

    @Test
    void theRuleIsOfOneProviderAndOutlivesARestart() {
        newGroups().startHidden(home(), true);
        rig.restart(Duration.ofDays(1));

        rig.sync("Away", "#EXTM3U\n#EXTINF:-1 group-title=\"Kids\",Echo\nhttp://away.test/1.ts\n");

        assertThat(newGroups().providers()).containsExactly(home().id());
        assertThat(rig.names()).contains("Echo");
    }

    @Test
    void aGroupThatAnotherProviderHasAlreadyIsNotNew() {
        rig.sync("Away", "#EXTM3U\n#EXTINF:-1 group-title=\"Adults\",Echo\nhttp://away.test/1.ts\n");
        newGroups().startHidden(home(), true);

        rig.sync("Home", SECOND);

        assertThat(rig.names()).contains("Charlie", "Echo");
    }

    @Test
    void theFirstListOfAProviderHasNoNewGroups() {
        var away = rig.add(
                "Away", rig.write("Away", SECOND.replace("home", "away")).toString());
        newGroups().startHidden(away, true);

        rig.sync(away.id());

        assertThat(rig.names()).contains("Charlie");
    }

    @Test
    void groupsThatTheUserMadeAreNotNewEither() {
        rig.catalog().editor().moveToGroup(List.of(rig.channel("Alpha").id()), "Adults");
        newGroups().startHidden(home(), true);

        rig.sync("Home", SECOND);

        assertThat(rig.names()).contains("Alpha", "Charlie");
    }

    private NewGroups newGroups() {
        return rig.catalog().newGroups();
    }

    private Provider home() {
        return rig.status(rig.id("Home")).provider();
    }

    private List<String> hidden() {
        return rig.catalog().channels().list(ChannelQuery.all().with(Sight.HIDDEN)).stream()
                .map(row -> row.channel().name())
                .toList();
    }
}
