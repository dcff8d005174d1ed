package tv.tributary.catalog.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.edit.NumberingSettings;
import tv.tributary.catalog.edit.NumberingSettings.Scheme;
import tv.tributary.identity.match.LogoHashes;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.store.MergePlan.NewChannel;
import tv.tributary.store.MergePlan.Placement;
import tv.tributary.store.MergeStore.Features;
import tv.tributary.store.MergeStore.NewEntry;
import tv.tributary.store.MergeStore.StandingChannel;

/// Where new entries go, and what new channels are numbered, without a database.
class MergePlannerTest {
    private final MergePlanner planner = planner(NumberingSettings.defaults());

    @Test
    void anEntryGoesToTheStandingChannelOfItsKey() {
        planner.standing(new StandingChannel(3, "tv||alpha", "1"));
        planner.place(entry(0, "tv||alpha", ""));

        var plan = planner.plan();

        assertThat(plan.placements()).containsExactly(new Placement(0, 3));
        assertThat(plan.opened()).isEmpty();
    }

    @Test
    void entriesOfOneKeyAreOneNewChannelBehindAllIdsGivenSoFar() {
        planner.place(entry(0, "tv||alpha", ""));
        planner.place(entry(1, "tv||bravo", ""));
        planner.place(entry(2, "tv||alpha", ""));

        var plan = planner.plan();

        assertThat(plan.placements()).containsExactly(new Placement(0, 11), new Placement(1, 12), new Placement(2, 11));
        assertThat(plan.opened())
                .containsExactly(new NewChannel(11, "tv||alpha", "1"), new NewChannel(12, "tv||bravo", "2"));
    }

    @Test
    void aChannelWithoutAKeyGetsNoEntryAndKeepsItsNumber() {
        planner.standing(new StandingChannel(3, "", "1"));
        planner.place(entry(0, "tv||alpha", ""));

        assertThat(planner.plan().opened()).containsExactly(new NewChannel(11, "tv||alpha", "2"));
    }

    @Test
    void theNumberOfTheListIsTakenWhereItIsFree() {
        planner.standing(new StandingChannel(3, "tv||old", "7"));
        planner.claimed("8");
        planner.place(entry(0, "tv||alpha", "7"));
        planner.place(entry(1, "tv||bravo", "8"));
        planner.place(entry(2, "tv||charlie", "9"));

        assertThat(planner.plan().opened()).extracting(NewChannel::number).containsExactly("1", "2", "9");
    }

    @Test
    void aNumberThatUndoMayNeedIsGivenOnlyToTheListThatAsksForIt() {
        planner.remembered("1");
        planner.remembered("2");
        planner.place(entry(0, "tv||alpha", ""));
        planner.place(entry(1, "tv||bravo", "2"));

        assertThat(planner.plan().opened()).extracting(NewChannel::number).containsExactly("3", "2");
    }

    @Test
    void groupsBeginWhereTheSettingsSay() {
        var byGroup = planner(new NumberingSettings(Scheme.BY_GROUP, 1, Map.of("News", 500)));
        byGroup.place(new NewEntry(0, "4", "News", features("tv||alpha", "Alpha", "")));
        byGroup.place(new NewEntry(1, "4", "Other", features("tv||bravo", "Bravo", "")));

        assertThat(byGroup.plan().opened()).extracting(NewChannel::number).containsExactly("500", "1");
    }

    @Test
    void aNewChannelThatIsSurelyAStandingOneBecomesIt() {
        planner.standing(new StandingChannel(3, "tv|cz|novasat", "1"));
        planner.place(new NewEntry(0, "", "", features("tv||novasat", "Nova Sat", "nova.sat")));
        planner.place(entry(1, "tv||bravo", ""));
        planner.member(3, features("tv|cz|novasat", "Nova Sat", "nova.sat"));

        var plan = planner.plan();

        assertThat(plan.placements()).containsExactly(new Placement(0, 3), new Placement(1, 12));
        assertThat(plan.opened()).containsExactly(new NewChannel(12, "tv||bravo", "2"));
    }

    @Test
    void aNewChannelThatIsOnlyProbablyAStandingOneStaysNew() {
        planner.standing(new StandingChannel(3, "tv|cz|novasat", "1"));
        planner.place(new NewEntry(0, "", "", features("tv||novasat", "Nova Sat", "")));
        planner.member(3, features("tv|cz|novasat", "Nova Sat", ""));

        var plan = planner.plan();

        assertThat(plan.opened()).hasSize(1);
    }

    @Test
    void twoStandingChannelsStayTwoHoweverSureItIs() {
        planner.standing(new StandingChannel(3, "tv|cz|novasat", "1"));
        planner.standing(new StandingChannel(4, "tv||novasat", "2"));
        planner.place(new NewEntry(0, "", "", features("tv||novasat", "Nova Sat", "nova.sat")));
        planner.member(3, features("tv|cz|novasat", "Nova Sat", "nova.sat"));
        planner.member(4, features("tv||novasat", "Nova Sat", ""));

        var plan = planner.plan();

        assertThat(plan.placements()).containsExactly(new Placement(0, 4));
    }

    @Test
    void aListWithoutEntriesOpensNothing() {
        planner.standing(new StandingChannel(3, "tv||alpha", "1"));

        var plan = planner.plan();

        assertThat(plan.placements()).isEmpty();
        assertThat(plan.opened()).isEmpty();
    }

    /// Ids up to 10 are given.
    private static MergePlanner planner(NumberingSettings numbering) {
        return new MergePlanner(10, numbering, LogoHashes.BLIND, ChannelIdentifier.SHIPPED);
    }

    private static NewEntry entry(long position, String key, String number) {
        return new NewEntry(position, number, "", features(key, key.substring(key.lastIndexOf('|') + 1), ""));
    }

    private static Features features(String key, String title, String tvgId) {
        return new Features(key, title, tvgId, "");
    }
}
