package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.edit.EditRefused;
import tv.tributary.catalog.edit.GuideEdits;
import tv.tributary.model.ChannelId;
import tv.tributary.model.GuideChannelId;
import tv.tributary.model.GuideChoice;
import tv.tributary.model.GuideSourceId;

/// The user's word on guides outlives syncs and can be undone.
class GuideEditsTest {
    private static final GuideChoice DAVE = GuideChoice.of(new GuideSourceId(3), "Dave uk");

    private final CatalogRig rig = new CatalogRig();

    @BeforeEach
    void sync() {
        rig.sync("Home", list("Dave"));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aChosenGuideStaysThroughSyncsThatRenameTheChannelAndThatMissIt() {
        var dave = rig.channel("Dave").id();

        var edit = edits().chooseGuide(List.of(dave), DAVE, "Dave (UK)");
        rig.sync("Home", list("Dave HD"));
        rig.sync("Home", list("Yesterday"));

        assertThat(edit.words()).isEqualTo("Gave Dave the guide of Dave (UK)");
        assertThat(edits().choices().chosen()).containsEntry(dave, DAVE);
    }

    @Test
    void undoTakesItBack() {
        var dave = rig.channel("Dave").id();
        edits().chooseGuide(List.of(dave), GuideChoice.NONE, "");

        rig.catalog().history().undo();

        assertThat(edits().choices().chosen()).isEmpty();
    }

    @Test
    void aChannelMayBeLeftWithoutAGuide() {
        var dave = rig.channel("Dave").id();

        var edit = edits().chooseGuide(List.of(dave), GuideChoice.NONE, "");

        assertThat(edit.words()).isEqualTo("Left Dave without a guide");
        assertThat(edits().choices().chosen()).containsEntry(dave, GuideChoice.NONE);
        assertThat(rig.catalog().channels().decisions(dave)).containsExactly("You left it without a guide.");
    }

    @Test
    void itsOwnGuideIsFoundAgain() {
        var dave = rig.channel("Dave").id();
        edits().chooseGuide(List.of(dave), DAVE, "Dave (UK)");

        edits().ownGuide(List.of(dave));

        assertThat(edits().choices().chosen()).isEmpty();
    }

    @Test
    void aRefusedGuideStaysRefused() {
        var dave = rig.channel("Dave").id();

        edits().refuseGuide(dave, new GuideChannelId(12), "Dave ja vu");

        assertThat(edits().choices().refused()).containsEntry(dave, Set.of(new GuideChannelId(12)));
    }

    @Test
    void aChannelThatIsNotThereHasNoGuide() {
        assertThatThrownBy(() -> edits().chooseGuide(List.of(new ChannelId(99)), DAVE, ""))
                .isInstanceOf(EditRefused.class);
    }

    private GuideEdits edits() {
        return rig.catalog().guideEdits();
    }

    private static String list(String name) {
        return "#EXTM3U\n#EXTINF:-1,%s\nhttp://a.test/1.ts\n#EXTINF:-1,Other\nhttp://a.test/2.ts\n".formatted(name);
    }
}
