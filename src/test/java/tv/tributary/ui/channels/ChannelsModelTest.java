package tv.tributary.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.catalog.lineup.ChannelQuery.Sight;
import tv.tributary.event.Subscription;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;
import tv.tributary.ui.channels.ChannelsLayout.SortBy;
import tv.tributary.ui.channels.ChannelsModel.Stage;

@ExtendWith(FxToolkit.class)
class ChannelsModelTest {
    private static final String LIST = """
            #EXTM3U
            #EXTINF:-1 tvg-chno="10" group-title="UK",BBC One HD
            http://a.test/live/u/p/1.ts
            #EXTINF:-1 group-title="UK",BBC One
            http://a.test/live/u/p/2.ts
            #EXTINF:-1 tvg-chno="9" group-title="Italia",Rai 1
            http://a.test/live/u/p/3.ts
            """;

    private final Household home = new Household();
    private final ChannelsModel model;
    private Subscription opened = Subscription.none();

    ChannelsModelTest() throws Exception {
        model = FxToolkit.on(() ->
                new ChannelsModel(home.catalog.channels(), home.catalog.providers(), home.background, home.fxBridge));
    }

    @AfterEach
    void close() throws Exception {
        run(() -> opened.close());
        home.close();
    }

    @Test
    void thePanelsBorderMovesByStepsAndStaysInTheWindow() throws Exception {
        FxToolkit.on(() -> {
            model.divider.set(0.5);
            model.moveDivider(0.04);
            return true;
        });
        assertThat(model.divider.get()).isEqualTo(0.54);
        FxToolkit.on(() -> {
            model.moveDivider(-5);
            return true;
        });
        assertThat(model.divider.get()).isEqualTo(0.2);
    }

    @Test
    void withoutProvidersItSaysSo() throws Exception {
        open();
        until(() -> model.stage.get() == Stage.NO_PROVIDERS);
    }

    @Test
    void aSyncShowsItsChannelsWithoutAskingAgain() throws Exception {
        open();
        sync();
        until(() -> names().equals(List.of("Rai 1", "BBC One")) || names().equals(List.of("BBC One", "Rai 1")));
        assertThat(model.total.get()).isEqualTo(2);
        assertThat(model.groups).containsExactly("Italia", "UK");
    }

    @Test
    void typingFindsAndClearingShowsAll() throws Exception {
        sync();
        open();
        until(() -> names().size() == 2);
        run(() -> model.search("bbc"));
        until(() -> names().equals(List.of("BBC One")));
        assertThat(model.total.get()).isEqualTo(2);
        run(() -> model.clearFilters());
        until(() -> names().size() == 2);
    }

    @Test
    void wordsThatFitNothingSaySo() throws Exception {
        sync();
        open();
        run(() -> model.search("zzz"));
        until(() -> model.stage.get() == Stage.NOTHING_MATCHES);
    }

    @Test
    void whereAllIsHiddenTheHiddenCanBeSeen() throws Exception {
        sync();
        open();
        until(() -> names().size() == 2);
        var ids = FxToolkit.on(
                () -> model.rows.get().stream().map(row -> row.channel().id()).toList());
        home.catalog.editor().hide(ids);
        until(() -> model.stage.get() == Stage.ALL_HIDDEN);
        run(() -> model.filterSight(Sight.HIDDEN));
        until(() -> names().size() == 2 && model.stage.get() == Stage.ROWS);
    }

    @Test
    void filtersNarrowTheList() throws Exception {
        sync();
        open();
        run(() -> model.filterBackups(1));
        until(() -> names().equals(List.of("BBC One")));
        run(() -> model.filterGroups(Set.of("Italia"), false));
        until(() -> model.stage.get() == Stage.NOTHING_MATCHES);
    }

    @Test
    void onlyTheNewestQuestionsAnswerIsShown() throws Exception {
        sync();
        open();
        run(() -> {
            model.filterGroups(Set.of("UK"), false);
            model.filterGroups(Set.of(), false);
            model.filterGroups(Set.of("Italia"), false);
        });
        until(() -> names().equals(List.of("Rai 1")));
        FxToolkit.settle();
        assertThat(names()).containsExactly("Rai 1");
    }

    @Test
    void theOrderIsTheUsers() throws Exception {
        sync();
        open();
        run(() -> model.sort(List.of(new SortBy(ChannelColumn.NAME, SortBy.Direction.DOWN))));
        until(() -> names().equals(List.of("Rai 1", "BBC One")));
        run(() -> model.sort(List.of(new SortBy(ChannelColumn.NAME, SortBy.Direction.UP))));
        until(() -> names().equals(List.of("BBC One", "Rai 1")));
    }

    @Test
    void choosingAChannelShowsItsStreams() throws Exception {
        sync();
        open();
        run(() -> model.filterGroups(Set.of("UK"), false));
        until(() -> names().equals(List.of("BBC One")));
        run(() -> model.select(Optional.of(model.rows.get().getFirst().channel().id())));
        until(() -> model.detail.get().isPresent());
        assertThat(model.detail.get().orElseThrow().sources()).hasSize(2);
        run(() -> model.select(Optional.empty()));
        assertThat(model.detail.get()).isEmpty();
    }

    private void open() throws Exception {
        run(() -> opened = model.open());
    }

    private void sync() throws Exception {
        var provider = home.catalog.providers().add(ProviderSettings.of("Home", home.list("home.m3u", LIST)));
        var job = home.catalog.sync().sync(provider.id());
        assertThat(job.await(Duration.ofSeconds(20))).isTrue();
    }

    private List<String> names() {
        return model.rows.get().stream().map(row -> row.channel().name()).toList();
    }

    private static void run(Runnable work) throws Exception {
        FxToolkit.on(() -> {
            work.run();
            return true;
        });
    }
}
