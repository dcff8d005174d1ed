package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.edit.EditRefused;
import tv.tributary.catalog.edit.EditRefused.EditProblem;
import tv.tributary.catalog.edit.LineupFacets.CountryFacet;
import tv.tributary.catalog.edit.LineupFacets.GroupFacet;
import tv.tributary.catalog.edit.LineupSelection;
import tv.tributary.catalog.edit.LineupSelection.Naming;
import tv.tributary.catalog.edit.SelectionEdits;
import tv.tributary.catalog.edit.SelectionEdits.LineupPreview.PreviewChannel;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelQuery.Sight;
import tv.tributary.model.ChannelId;

/// Of all there is only what was chosen is shown, by rules that also hold for what comes later.
class SelectionEditsTest {
    private static final String LIST = """
            #EXTM3U
            #EXTINF:-1 tvg-chno="1" group-title="UK| SPORTS",UK: Sky Sports Golf
            http://a.test/live/u/p/1.ts
            #EXTINF:-1 tvg-chno="2" group-title="UK",UK: BBC One
            http://a.test/live/u/p/2.ts
            #EXTINF:-1 tvg-chno="3" group-title="UK - UNITED KINGDOM",UK: BBC Two
            http://a.test/live/u/p/3.ts
            #EXTINF:-1 tvg-chno="4" group-title="UK - UNITED KINGDOM",UK: Film4
            http://a.test/live/u/p/4.ts
            #EXTINF:-1 tvg-chno="5" group-title="DE | SPORT",DE: Sport1
            http://a.test/live/u/p/5.ts
            #EXTINF:-1 tvg-chno="6" group-title="Kids",DE: KiKA
            http://a.test/live/u/p/6.ts
            #EXTINF:-1 tvg-chno="7" group-title="Kids",UK: CBeebies
            http://a.test/live/u/p/7.ts
            #EXTINF:-1 tvg-chno="8",Zorbovision
            http://a.test/live/u/p/8.ts
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
    void countriesAndGroupsAreCountedAndGroupsOfOneMeaningAreOne() {
        var facets = selection().facets();

        assertThat(facets.countries())
                .containsExactly(
                        new CountryFacet("gb", "United Kingdom", List.of("en"), 5, true),
                        new CountryFacet("de", "Germany", List.of("de"), 2, true),
                        new CountryFacet("", "", List.of(), 1, true));
        assertThat(facets.groups())
                .containsExactly(
                        new GroupFacet("DE | SPORT", List.of("DE | SPORT"), Map.of("de", 1), true, 0),
                        new GroupFacet("Kids", List.of("Kids"), Map.of("de", 1, "gb", 1), true, 0),
                        new GroupFacet("UK| SPORTS", List.of("UK| SPORTS"), Map.of("gb", 1), true, 0),
                        new GroupFacet(
                                "United Kingdom", List.of("UK - UNITED KINGDOM", "UK"), Map.of("gb", 3), true, 0),
                        new GroupFacet("", List.of(""), Map.of("", 1), true, 0));
        assertThat(facets.groups().get(1).of(Set.of("gb"))).isEqualTo(1);
        assertThat(facets.groups().get(1).of(Set.of())).isEqualTo(2);
    }

    @Test
    void aCountryAndSomeGroupsAreChosen() {
        var wanted = new LineupSelection(Set.of("gb"), Set.of("UK| SPORTS"), List.of(), Naming.AS_LISTED);

        assertThat(selection().preview(wanted).channels()).isEqualTo(4);
        assertThat(selection().select(wanted).words()).isEqualTo("Chose what to watch: 4 channels");
        assertThat(rig.names()).containsExactly("BBC One", "BBC Two", "Film4", "CBeebies");
        assertThat(selection().facets().countries())
                .extracting(CountryFacet::chosen)
                .containsExactly(true, false, false);
    }

    @Test
    void thePreviewIsWhatTelevisionsSeeAfterwards() {
        rig.catalog().editor().hide(List.of(rig.channel("Film4").id()));
        rig.catalog().groups().hide(List.of("Kids"));
        rig.catalog().editor().show(List.of(hidden("KiKA")));
        var wanted = new LineupSelection(Set.of("gb", ""), Set.of("UK"), List.of("UK| SPORTS"), Naming.UNITED);

        var preview = selection().preview(wanted);
        selection().select(wanted);

        assertThat(preview.before()).isEqualTo(6);
        assertThat(preview.channels()).isEqualTo(rig.channels().size());
        assertThat(preview.first())
                .extracting(PreviewChannel::name)
                .isEqualTo(rig.names())
                .containsExactly("Sky Sports Golf", "BBC Two", "KiKA", "CBeebies", "Zorbovision");
        assertThat(preview.first())
                .extracting(PreviewChannel::group)
                .isEqualTo(
                        rig.channels().stream().map(channel -> channel.group()).toList());
        assertThat(preview.groups()).containsExactly("UK| SPORTS", "UK - UNITED KINGDOM", "Kids", "");
    }

    @Test
    void groupsOfOneMeaningBecomeOneIfWished() {
        selection().select(new LineupSelection(Set.of(), Set.of(), List.of(), Naming.UNITED));

        assertThat(rig.channel("BBC One").group()).isEqualTo("United Kingdom");
        assertThat(rig.channel("BBC Two").group()).isEqualTo("United Kingdom");
        assertThat(rig.channel("Sky Sports Golf").group()).isEqualTo("UK| SPORTS");
    }

    @Test
    void groupsAreRenamedAndMergedByTheirNewNames() {
        var names = Map.of("UK", "Telly", "UK - UNITED KINGDOM", " Telly ", "Kids", "Children");
        var wanted = new LineupSelection(Set.of(), Set.of(), List.of("Kids"), names, Naming.AS_LISTED);

        assertThat(selection().preview(wanted).groups()).startsWith("Children").contains("Telly");
        selection().select(wanted);
        assertThat(rig.channels().getFirst().group()).isEqualTo("Children");
        assertThat(rig.channel("BBC One").group())
                .isEqualTo(rig.channel("BBC Two").group())
                .isEqualTo("Telly");
        assertThat(refused(
                        new LineupSelection(Set.of(), Set.of(), List.of(), Map.of("Children", " "), Naming.AS_LISTED)))
                .isEqualTo(EditProblem.NO_NAME);
    }

    @Test
    void allOfItIsOneStepOfUndo() {
        var before = rig.channels();
        selection().select(new LineupSelection(Set.of("de"), Set.of("Kids"), List.of("DE | SPORT"), Naming.UNITED));
        assertThat(rig.names()).containsExactly("Sport1");

        rig.catalog().history().undo();
        assertThat(rig.channels()).isEqualTo(before);
        assertThat(rig.catalog().history().ways().undo()).isEmpty();
        rig.catalog().history().redo();
        rig.restart(Duration.ofDays(1));
        assertThat(rig.names()).containsExactly("Sport1");
    }

    @Test
    void channelsToComeFollow() {
        selection().select(new LineupSelection(Set.of("gb"), Set.of("Kids"), List.of(), Naming.AS_LISTED));
        rig.sync("Home", LIST + """
                #EXTINF:-1 tvg-chno="20" group-title="UK| NEWS",UK: Sky News
                http://a.test/live/u/p/20.ts
                #EXTINF:-1 tvg-chno="21" group-title="PL | SPORT",PL: TVP Sport
                http://a.test/live/u/p/21.ts
                #EXTINF:-1 tvg-chno="22" group-title="Kids",UK: Nick Jr
                http://a.test/live/u/p/22.ts
                """);

        assertThat(rig.names()).contains("Sky News").doesNotContain("TVP Sport", "Nick Jr");
    }

    @Test
    void aChannelOfAnotherCountryCanBeBroughtBackByItself() {
        selection().select(new LineupSelection(Set.of("gb"), Set.of(), List.of(), Naming.AS_LISTED));
        rig.catalog().editor().show(List.of(hidden("KiKA")));

        assertThat(rig.names()).contains("KiKA").doesNotContain("Sport1");
    }

    @Test
    void everythingIsBackWhenNothingIsLeftOut() {
        var all = rig.names();
        selection().select(new LineupSelection(Set.of("gb"), Set.of("UK"), List.of(), Naming.AS_LISTED));
        selection().select(new LineupSelection(Set.of(), Set.of(), List.of(), Naming.AS_LISTED));

        assertThat(rig.names()).isEqualTo(all);
    }

    @Test
    void whatIsNotThereIsRefusedAndNothingChanges() {
        var unknown = new LineupSelection(Set.of(), Set.of("Nowhere"), List.of(), Naming.AS_LISTED);
        var country = new LineupSelection(Set.of("zz"), Set.of(), List.of(), Naming.AS_LISTED);

        assertThat(refused(unknown)).isEqualTo(EditProblem.GROUP_GONE);
        assertThat(refused(country)).isEqualTo(EditProblem.COUNTRY_GONE);
        assertThat(rig.names()).hasSize(8);
    }

    private EditProblem refused(LineupSelection wanted) {
        return catchThrowableOfType(EditRefused.class, () -> selection().select(wanted))
                .problem();
    }

    private ChannelId hidden(String name) {
        var query = ChannelQuery.of(name).with(Sight.HIDDEN);
        return rig.catalog().channels().list(query).getFirst().channel().id();
    }

    private SelectionEdits selection() {
        return rig.catalog().selection();
    }
}
