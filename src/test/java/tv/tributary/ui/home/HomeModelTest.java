package tv.tributary.ui.home;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.model.ChannelId;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.SampleStats;
import tv.tributary.ui.SilentToasts;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.home.HomeModel.Setup;
import tv.tributary.ui.home.HomeShelf.HomeTarget;
import tv.tributary.ui.home.HomeShelf.HomeTarget.OfChannel;
import tv.tributary.ui.home.HomeShelf.HomeTile;

@ExtendWith(FxToolkit.class)
class HomeModelTest {
    private final SilentToasts toasts = new SilentToasts();

    @Test
    void withoutAProviderItLeadsToTheFirst() {
        assertThat(SampleHome.model(SampleStats.firstStart(), List.of(), toasts)
                        .setup
                        .get())
                .isEqualTo(Setup.NO_PROVIDER);
        assertThat(SampleHome.model(SampleStats.idle(), List.of(), toasts).setup.get())
                .isEqualTo(Setup.DONE);
    }

    @Test
    void whatPlaysIsOnNowWithItsViewers() {
        var model = SampleHome.model(SampleStats.busy(2), List.of(), toasts);
        assertThat(model.onNow().stream()
                        .map(row -> row.get().name() + ": " + row.get().note()))
                .containsExactly("Northwind One HD: 1 viewer", "Harbour News 24: 2 viewers");
        model.show(SampleStats.idle());
        assertThat(model.onNow()).isEmpty();
    }

    @Test
    void theShelvesAreFilledWhenThePageOpens() throws Exception {
        var model = SampleHome.model(SampleStats.idle(), SampleHome.shelves(), toasts);
        var opened = FxToolkit.on(model::open);
        until(() -> model.shelves.stream().noneMatch(shelf -> shelf.tiles().isEmpty()));
        assertThat(model.shelves.getFirst().tiles())
                .containsExactly(new HomeTile(new OfChannel(new ChannelId(1)), "Northwind One HD", "", "News", 0));
        opened.close();
    }

    @Test
    @ExpectedWarnings("unexpected failure")
    void aShelfThatCannotBeReadIsToldAndNothingElseIsLost() throws Exception {
        var broken = new HomeShelf("Broken", "mdi2h-history", () -> {
            throw new IllegalStateException("no database");
        });
        var model = SampleHome.model(SampleStats.busy(1), List.of(broken), toasts);
        var opened = FxToolkit.on(model::open);
        until(() -> !toasts.failed.isEmpty());
        assertThat(model.onNow()).hasSize(1);
        opened.close();
    }

    @Test
    void aTilePlaysItsChannel() {
        var played = new ArrayList<HomeTarget>();
        var model = new HomeModel(
                new LatestValue<>(SampleStats.busy(1)),
                _ -> "",
                List.of(),
                played::add,
                new FxBridge(new Events()),
                new Background(toasts),
                _ -> {});
        model.play(model.onNow().getFirst().get());
        assertThat(played)
                .containsExactly(
                        new OfChannel(SampleStats.busy(1).streams().getFirst().channel()));
    }
}
