package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.edit.EditRefused;
import tv.tributary.catalog.edit.EditRefused.EditProblem;
import tv.tributary.catalog.edit.GroupEdits;
import tv.tributary.catalog.edit.GroupEdits.GroupStatus;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelQuery.Sight;
import tv.tributary.catalog.lineup.InsertionPoint;
import tv.tributary.model.ChannelId;

/// Rules for groups hold for what comes later.
class GroupEditsTest {
    private final CatalogRig rig = new CatalogRig();

    @BeforeEach
    void aListWithTwoGroups() {
        rig.sync("Home", EditsStayTest.field("hidden-group.1.m3u"));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void whatComesToAHiddenGroupLaterIsHidden() {
        groups().hide(List.of("AR"));
        rig.sync("Home", EditsStayTest.field("hidden-group.2.m3u"));

        assertThat(rig.names()).containsExactly("Cog");
        assertThat(hidden()).containsExactlyInAnyOrder("Ava", "Bix", "Bix Two");
    }

    @Test
    void theRuleHoldsAcrossARestartAndCanBeUndone() {
        assertThat(groups().hide(List.of("AR")).words()).isEqualTo("Hid the group “AR”");
        rig.restart(Duration.ofDays(1));
        assertThat(rig.names()).containsExactly("Cog");

        rig.catalog().history().undo();
        assertThat(rig.names()).containsExactlyInAnyOrder("Ava", "Bix", "Cog");
        rig.catalog().history().redo();
        assertThat(rig.names()).containsExactly("Cog");
        groups().show(List.of("AR"));
        assertThat(rig.names()).containsExactlyInAnyOrder("Ava", "Bix", "Cog");
    }

    @Test
    void aGroupThatWasMergedIsItselfAgain() {
        rig.catalog().editor().moveToGroup(List.of(rig.channel("Cog").id()), "Mine");
        groups().merge(List.of("AR", "Mine"));
        assertThat(groups().all()).extracting(GroupStatus::name).containsExactly("AR");

        assertThat(groups().ownName(List.of("Mine")).words()).isEqualTo("Gave the group “Mine” its own name back");

        assertThat(groups().all()).extracting(GroupStatus::name).containsExactly("AR", "Mine");
        assertThat(catchThrowableOfType(EditRefused.class, () -> groups().ownName(List.of("Mine")))
                        .problem())
                .isEqualTo(EditProblem.GROUP_GONE);
    }

    @Test
    void groupsAreMovedBesideAnotherOneInOneStep() {
        rig.catalog().editor().moveToGroup(List.of(rig.channel("Cog").id()), "Zoo");

        assertThat(groups().move(List.of("Zoo"), InsertionPoint.before("AR")).words())
                .isEqualTo("Moved the group “Zoo” in front of “AR”");

        assertThat(groups().all()).extracting(GroupStatus::name).containsExactly("Zoo", "AR");
        assertThat(rig.names().getFirst()).isEqualTo("Cog");
        rig.catalog().history().undo();
        assertThat(groups().all()).extracting(GroupStatus::place).containsOnly(0);
    }

    @Test
    void aChannelShownByItselfStaysInSight() {
        groups().hide(List.of("AR"));
        rig.catalog().editor().show(List.of(hiddenId("Bix")));
        assertThat(rig.names()).containsExactlyInAnyOrder("Bix", "Cog");

        groups().hide(List.of("AR"));
        assertThat(rig.names()).containsExactly("Cog");
    }

    @Test
    void aChannelMovedElsewhereIsNotHiddenWithItsFormerGroup() {
        rig.catalog().editor().moveToGroup(List.of(rig.channel("Ava").id()), "Mine");

        groups().hide(List.of("AR"));

        assertThat(rig.names()).containsExactlyInAnyOrder("Ava", "Cog");
    }

    @Test
    void aRenamedGroupHasAllThatComesToIt() {
        groups().rename("AR", "Arabic");
        rig.sync("Home", EditsStayTest.field("hidden-group.2.m3u"));

        assertThat(rig.channel("Bix Two").group()).isEqualTo("Arabic");
        assertThat(rig.channel("Cog").group()).isEqualTo("UK");
        assertThat(groups().all())
                .containsExactly(
                        new GroupStatus("Arabic", 3, false, 0, List.of("AR")),
                        new GroupStatus("UK", 1, false, 0, List.of()));
        groups().rename("Arabic", "AR");
        assertThat(rig.channel("Ava").group()).isEqualTo("AR");
    }

    @Test
    void mergedGroupsAreOneForAllRules() {
        groups().merge(List.of("UK", "AR"));
        assertThat(rig.channels()).extracting("group").containsOnly("UK");

        groups().hide(List.of("UK"));
        rig.sync("Home", EditsStayTest.field("hidden-group.2.m3u"));

        assertThat(rig.names()).isEmpty();
    }

    @Test
    void orderedGroupsComeFirstInThePlaylist() {
        assertThat(rig.names()).containsExactly("Ava", "Bix", "Cog");

        groups().order(List.of("UK", "AR"));
        rig.sync("Home", EditsStayTest.field("hidden-group.2.m3u"));
        assertThat(rig.names()).containsExactly("Cog", "Ava", "Bix", "Bix Two");

        groups().rename("UK", "Britain");
        assertThat(rig.names()).containsExactly("Cog", "Ava", "Bix", "Bix Two");
        groups().order(List.of());
        assertThat(rig.names()).containsExactly("Ava", "Bix", "Cog", "Bix Two");
    }

    @Test
    void aGroupThatIsNotThereIsRefused() {
        var refused = catchThrowableOfType(EditRefused.class, () -> groups().hide(List.of("AR", "Nowhere")));

        assertThat(refused.problem()).isEqualTo(EditProblem.GROUP_GONE);
        assertThat(refused.words())
                .contains("There is no group “Nowhere”. Groups go by the names they are shown with.");
        assertThat(rig.names()).containsExactlyInAnyOrder("Ava", "Bix", "Cog");
    }

    private GroupEdits groups() {
        return rig.catalog().groups();
    }

    private List<String> hidden() {
        return rig.catalog().channels().list(query()).stream()
                .map(row -> row.channel().name())
                .toList();
    }

    private ChannelId hiddenId(String name) {
        return rig.catalog().channels().list(query()).stream()
                .filter(row -> row.channel().name().equals(name))
                .findFirst()
                .orElseThrow()
                .channel()
                .id();
    }

    private static ChannelQuery query() {
        return new ChannelQuery("", "", Optional.empty(), 0, Sight.HIDDEN);
    }
}
