package tv.tributary.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.catalog.edit.RenameRule;
import tv.tributary.catalog.edit.RenameRule.Renamed;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.event.Subscription;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;

@ExtendWith(FxToolkit.class)
class ChannelEditsTest {
    private static final String LIST = """
            #EXTM3U
            #EXTINF:-1 tvg-chno="1" group-title="UK",UK: BBC One HD
            http://a.test/live/u/p/1.ts
            #EXTINF:-1 tvg-chno="1" group-title="UK",UK: BBC One
            http://a.test/live/u/p/2.ts
            #EXTINF:-1 tvg-chno="3" group-title="Italia",Rai 1
            http://a.test/live/u/p/3.ts
            """;

    private final Household home = new Household();
    private final ChannelEdits edits;
    private Subscription opened = Subscription.none();

    ChannelEditsTest() throws Exception {
        edits = FxToolkit.on(() -> new ChannelEdits(
                home.catalog.editor(), home.catalog.history(), home.background, home.fxBridge, home.toasts));
    }

    @BeforeEach
    void sync() throws Exception {
        var provider = home.catalog.providers().add(ProviderSettings.of("Home", home.list("home.m3u", LIST)));
        assertThat(home.catalog.sync().sync(provider.id()).await(Duration.ofSeconds(20)))
                .isTrue();
        run(() -> opened = edits.open());
    }

    @AfterEach
    void close() throws Exception {
        run(() -> opened.close());
        home.close();
    }

    @Test
    void aRenamedChannelIsToldWithTheWayBack() throws Exception {
        run(() -> edits.rename(id("Rai 1"), "Rai Uno"));
        until(() -> home.toasts.offered.size() == 1);
        assertThat(names()).contains("Rai Uno");
        until(() -> edits.undo.get().isPresent());
        run(home.toasts.offered.getFirst());
        until(() -> names().contains("Rai 1"));
    }

    @Test
    void theWayBackOfAnOlderChangeTakesBackThatOne() throws Exception {
        run(() -> edits.rename(id("Rai 1"), "Rai Uno"));
        until(() -> home.toasts.offered.size() == 1);
        run(() -> edits.rename(id("BBC One"), "BBC Eins"));
        until(() -> home.toasts.offered.size() == 2);
        run(home.toasts.offered.getFirst());
        until(() -> names().contains("Rai 1"));
        assertThat(names()).contains("BBC Eins");
    }

    @Test
    void whatWasUndoneOtherwiseIsNotOfferedAnyMore() throws Exception {
        run(() -> edits.rename(id("Rai 1"), "Rai Uno"));
        until(() -> edits.undo.get().isPresent() && home.toasts.possible.size() == 1);
        until(() -> home.toasts.possible.getFirst().getValue());
        run(edits::undo);
        until(() ->
                !home.toasts.possible.getFirst().getValue() && edits.redo.get().isPresent());
        run(edits::redo);
        until(() -> home.toasts.possible.getFirst().getValue());
    }

    @Test
    void changesAreMadeInTheOrderTheyWereAskedFor() throws Exception {
        var rai = List.of(id("Rai 1"));
        run(() -> {
            edits.moveToGroup(rai, "Mine");
            edits.moveToGroup(rai, "Other");
        });
        until(() -> home.toasts.offered.size() == 2);
        assertThat(home.catalog.channels().allGroups()).contains("Other").doesNotContain("Mine");
        until(() -> !edits.slow.get());
    }

    @Test
    void anUndoInThePulseOfAnEditTakesBackThatOne() throws Exception {
        run(() -> {
            edits.rename(id("Rai 1"), "Rai Uno");
            edits.undo();
        });
        until(() -> home.toasts.said.size() == 2);
        assertThat(names()).contains("Rai 1").doesNotContain("Rai Uno");
        until(() -> edits.redo.get().isPresent());
        until(() -> !edits.slow.get());
    }

    @Test
    void whatWasUndoneCanBeDoneAgain() throws Exception {
        run(() -> edits.hide(List.of(id("Rai 1"))));
        until(() -> !names().contains("Rai 1") && edits.undo.get().isPresent());
        run(edits::undo);
        until(() -> names().contains("Rai 1") && edits.redo.get().isPresent());
        run(edits::redo);
        until(() -> !names().contains("Rai 1"));
    }

    @Test
    void streamsCanBeTakenOutOfAChannelAndMergedBack() throws Exception {
        var bbc = rows().stream().filter(row -> row.sources() == 2).findFirst().orElseThrow();
        var streams =
                home.catalog.channels().find(bbc.channel().id()).orElseThrow().sources();
        run(() -> edits.split(
                bbc.channel().id(), Set.of(streams.getLast().source().id())));
        until(() -> rows().size() == 3);
        run(() -> edits.undo.set(Optional.empty()));
        var parts = rows().stream()
                .map(row -> row.channel().id())
                .filter(id -> !id.equals(id("Rai 1")))
                .toList();
        run(() -> edits.merge(parts));
        until(() -> rows().size() == 2);
    }

    @Test
    void aRuleIsShownBeforeItIsUsed() throws Exception {
        var seen = new java.util.ArrayList<Renamed>();
        run(() -> edits.preview(ids(), new RenameRule.Swap("Rai", "RAI"), seen::addAll, _ -> {}));
        until(() -> seen.size() == 1);
        assertThat(seen.getFirst().after()).isEqualTo("RAI 1");
        assertThat(names()).contains("Rai 1");
    }

    @Test
    @ExpectedWarnings("failed as told to the user: EditRefused")
    void whatIsRefusedIsSaidInWords() throws Exception {
        run(() -> edits.renumber(id("Rai 1"), "eleven"));
        until(() -> home.toasts.failed.size() == 1);
        assertThat(home.toasts.offered).isEmpty();
    }

    private List<ChannelRow> rows() {
        return home.catalog.channels().list(ChannelQuery.all());
    }

    private List<String> names() {
        return rows().stream().map(row -> row.channel().name()).toList();
    }

    private List<ChannelId> ids() {
        return rows().stream().map(row -> row.channel().id()).toList();
    }

    private ChannelId id(String name) {
        return rows().stream()
                .filter(row -> row.channel().name().equals(name))
                .findFirst()
                .orElseThrow()
                .channel()
                .id();
    }

    private static void run(Runnable step) throws Exception {
        FxToolkit.on(() -> {
            step.run();
            return true;
        });
    }
}
