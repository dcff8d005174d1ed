package tv.tributary.ui.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.catalog.edit.EditHistory.EditStep.Fate;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.event.Subscription;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;
import tv.tributary.ui.duplicates.DuplicatesModel.Stage;

@ExtendWith(FxToolkit.class)
class DuplicatesModelTest {
    private static final String LIST = """
            #EXTM3U
            #EXTINF:-1 group-title="UK",BBC One HD
            http://a.test/live/u/p/1.ts
            #EXTINF:-1 group-title="UK",BBC One
            http://a.test/live/u/p/2.ts
            #EXTINF:-1 group-title="Italia",Rai 1
            http://a.test/live/u/p/3.ts
            """;

    private final Household home = new Household();
    private final DuplicatesModel model;
    private Subscription opened = Subscription.none();

    DuplicatesModelTest() throws Exception {
        model = FxToolkit.on(() -> new DuplicatesModel(
                home.catalog.review(),
                home.catalog.questions(),
                home.catalog.history(),
                home.background,
                home.fxBridge,
                home.toasts,
                _ -> {}));
    }

    @AfterEach
    void close() throws Exception {
        run(() -> opened.close());
        home.close();
    }

    @Test
    void withoutChannelsItSaysSo() throws Exception {
        open();
        until(() -> model.stage.get() == Stage.NO_CHANNELS);
    }

    @Test
    void aSyncShowsWhatTheMergeCameTo() throws Exception {
        open();
        sync();
        until(() -> model.figures.get().stream()
                .anyMatch(figures -> figures.counts().merged() == 1));
        assertThat(model.largest).extracting(row -> row.channel().name()).containsExactly("BBC One");
    }

    @Test
    void whatTheUserMergedIsListedAndCanBeUndone() throws Exception {
        sync();
        open();
        var ids = home.catalog.channels().list(ChannelQuery.all()).stream()
                .map(ChannelRow::channel)
                .map(channel -> channel.id())
                .toList();
        home.catalog.editor().merge(ids);
        until(() -> model.undo.get().isPresent());
        assertThat(channels()).isEqualTo(1);
        run(model::undo);
        until(() -> model.redo.get().isPresent());
        assertThat(model.steps).extracting(editStep -> editStep.fate()).containsExactly(Fate.UNDONE);
        assertThat(channels()).isEqualTo(2);
    }

    @Test
    @ExpectedWarnings("failed as told to the user: EditRefused")
    void undoWithNothingToUndoSaysSo() throws Exception {
        open();
        run(model::undo);
        until(() -> home.toasts.failed.size() == 1);
    }

    private int channels() {
        return home.catalog.channels().list(ChannelQuery.all()).size();
    }

    private void sync() throws Exception {
        var draft = ProviderSettings.of("A", home.list("a.m3u", LIST));
        var provider = home.catalog.providers().add(draft);
        home.catalog.sync().sync(provider.id()).await(Duration.ofSeconds(20));
    }

    private void open() throws Exception {
        run(() -> opened = model.open());
    }

    private static void run(Runnable step) throws Exception {
        FxToolkit.on(() -> {
            step.run();
            return true;
        });
    }
}
