package tv.tributary.catalog.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.CatalogRig;
import tv.tributary.catalog.edit.EditHistory.EditStep;
import tv.tributary.catalog.edit.EditHistory.EditStep.Fate;
import tv.tributary.catalog.edit.EditRefused.EditProblem;
import tv.tributary.model.ChannelId;

/// Every step has a way back, also after a restart, and none that does harm.
class EditHistoryTest {
    private static final String HOME = """
            #EXTM3U
            #EXTINF:-1 tvg-chno="1" group-title="UK",Alpha
            http://home.test/live/u/p/1.ts
            #EXTINF:-1 tvg-chno="2" group-title="UK",Bravo
            http://home.test/live/u/p/2.ts
            #EXTINF:-1 tvg-chno="3" group-title="UK",Charlie
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
    void undoAndRedoSayWhatTheyDo() {
        editor().rename(id("Alpha"), "First");
        editor().hide(List.of(id("Bravo"), id("Charlie")));

        assertThat(history().ways().undo().orElseThrow().words()).isEqualTo("Hid 2 channels");
        assertThat(history().undo().words()).isEqualTo("Hid 2 channels");
        assertThat(history().undo().words()).isEqualTo("Renamed Alpha to First");
        assertThat(history().ways().undo()).isEmpty();
        assertThat(rig.names()).containsExactly("Alpha", "Bravo", "Charlie");
        assertThat(history().redo().words()).isEqualTo("Renamed Alpha to First");
        assertThat(rig.names()).containsExactly("First", "Bravo", "Charlie");
    }

    @Test
    void anEditKnowsItsOwnStepAndOneThatChangesNothingHasNone() {
        var renamed = editor().rename(id("Alpha"), "First");
        var bravo = id("Bravo");
        var hidden = editor().hide(List.of(bravo));
        assertThat(editor().hide(List.of(bravo)).step()).isEmpty();
        assertThat(history().recent(2))
                .extracting(EditStep::id)
                .containsExactly(hidden.step().orElseThrow(), renamed.step().orElseThrow());

        history().takeBack(renamed.step().orElseThrow());

        assertThat(rig.names()).containsExactly("Alpha", "Charlie");
    }

    @Test
    void stepsAreUndoneAfterARestart() {
        editor().merge(List.of(id("Alpha"), id("Bravo")));
        rig.restart(Duration.ofDays(90));
        assertThat(rig.names()).containsExactly("Alpha", "Charlie");

        history().undo();

        assertThat(rig.names()).containsExactly("Alpha", "Bravo", "Charlie");
        rig.restart(Duration.ofDays(1));
        history().redo();
        assertThat(rig.names()).containsExactly("Alpha", "Charlie");
    }

    @Test
    void aNewStepEndsWhatCouldBeDoneAgain() {
        editor().rename(id("Alpha"), "First");
        history().undo();
        editor().rename(id("Bravo"), "Second");

        assertThat(problem(history()::redo)).isEqualTo(EditProblem.NOTHING_TO_REDO);
        assertThat(history().recent(10)).extracting(EditStep::words).containsExactly("Renamed Bravo to Second");
    }

    @Test
    void whatChangesNothingIsNoStep() {
        editor().show(List.of(id("Alpha")));

        assertThat(history().recent(10)).isEmpty();
    }

    @Test
    void anEarlierStepIsTakenBackAsAStepOfItsOwn() {
        editor().merge(List.of(id("Alpha"), id("Bravo")));
        editor().rename(id("Charlie"), "Third");
        var merge = history().recent(10).getLast();

        history().takeBack(merge.id());

        assertThat(rig.names()).containsExactly("Alpha", "Bravo", "Third");
        assertThat(history().recent(10))
                .extracting(EditStep::fate)
                .containsExactly(Fate.DONE, Fate.DONE, Fate.TAKEN_BACK);
        history().undo();
        assertThat(rig.names()).containsExactly("Alpha", "Third");
        history().undo();
        history().undo();
        assertThat(rig.names()).containsExactly("Alpha", "Bravo", "Charlie");
    }

    @Test
    void aStepOthersStandOnIsNotTakenBack() {
        editor().rename(id("Alpha"), "First");
        editor().rename(id("First"), "Number One");
        var first = history().recent(10).getLast();

        var refused = catchThrowableOfType(EditRefused.class, () -> history().takeBack(first.id()));

        assertThat(refused.words())
                .contains("This cannot be done: The name of Number One has changed since. Nothing was changed.");
        assertThat(rig.names()).containsExactly("Number One", "Bravo", "Charlie");
    }

    @Test
    void aNumberThatHasAnotherOwnerByNowIsNotTakenAway() {
        editor().renumber(id("Alpha"), "50");
        var pin = history().recent(1).getFirst();
        editor().renumber(id("Bravo"), "1");

        var refused = catchThrowableOfType(EditRefused.class, () -> history().takeBack(pin.id()));

        assertThat(refused.problem()).isEqualTo(EditProblem.CHANGED_SINCE);
        assertThat(rig.channel("Bravo").number()).isEqualTo("1");
        assertThat(rig.channel("Alpha").number()).isEqualTo("50");
    }

    @Test
    void whatIsGoneForGoodIsSaidSo() {
        var stream = rig.catalog()
                .channels()
                .find(id("Alpha"))
                .orElseThrow()
                .sources()
                .getFirst()
                .source()
                .id();
        editor().block(stream);
        rig.catalog().providers().remove(rig.id("Home"));
        rig.restart(Duration.ofDays(8));

        assertThat(problem(history()::undo)).isEqualTo(EditProblem.GONE_SINCE);
    }

    @Test
    void thereIsNothingToUndoAtFirst() {
        assertThat(problem(history()::undo)).isEqualTo(EditProblem.NOTHING_TO_UNDO);
    }

    private Editor editor() {
        return rig.catalog().editor();
    }

    private EditHistory history() {
        return rig.catalog().history();
    }

    private ChannelId id(String channel) {
        return rig.channel(channel).id();
    }

    private static EditProblem problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(EditRefused.class, call).problem();
    }
}
