package tv.tributary.ui.channels;

import java.util.Optional;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.util.Duration;
import tv.tributary.catalog.Catalog;
import tv.tributary.event.Subscription;
import tv.tributary.health.HealthChecks;
import tv.tributary.model.Channel;
import tv.tributary.settings.Settings;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.StreamBlockActions;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.nav.Place.Navigator;
import tv.tributary.ui.nav.Place.Page;
import tv.tributary.ui.preview.Preview;

/// The page of channels and their streams, with a preview. FX thread only.
public final class ChannelsPage implements Page {
    private static final Duration SETTLED = Duration.millis(600);

    private final ChannelsModel model;
    private final ChannelEdits edits;
    private final StreamTests tests;
    private final LineupModel lineup;
    private final ChannelsView view;
    private final Settings settings;
    private final SerialExecutor saves;
    private final PauseTransition settling = new PauseTransition(SETTLED);

    public ChannelsPage(
            Catalog catalog,
            ChannelGuides guides,
            HealthChecks health,
            StreamBlockActions streamBlockActions,
            LogoImages logos,
            Settings settings,
            Preview preview,
            Background background,
            FxBridge fxBridge,
            Toasts toasts,
            Navigator navigator) {
        this.settings = settings;
        this.saves = new SerialExecutor(background);
        this.model =
                new ChannelsModel(catalog.channels(), catalog.providers(), Optional.of(guides), background, fxBridge);
        this.edits = new ChannelEdits(catalog.editor(), catalog.history(), background, fxBridge, toasts);
        this.tests = new StreamTests(health, background, fxBridge);
        this.lineup = new LineupModel(catalog.selection(), catalog.history(), background, toasts);
        var layout = settings.of(ChannelsLayout.NAME, ChannelsLayout.defaults()).get();
        model.sort.set(layout.sort());
        model.face.set(layout.face());
        model.groupsOpen.set(layout.groupsOpen());
        model.chosenGroups.set(Set.copyOf(layout.groups()));
        model.favourites.set(layout.favourites());
        this.view = new ChannelsView(
                model,
                edits,
                layout,
                preview,
                streamBlockActions,
                logos,
                tests,
                lineup,
                () -> navigator.go(Place.PROVIDERS));
        settling.setOnFinished(_ -> keepLayout());
        view.onRearranged(settling::playFromStart);
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Subscription open() {
        // What still settles when the page goes out of sight would be stored after the database closed.
        return Subscription.all(model.open(), edits.open(), tests.open(), settling::stop);
    }

    /// Shows a channel; the page must be open.
    public void show(Channel channel) {
        model.select(Optional.of(channel.id()));
    }

    /// Shows the channels of a group, hidden ones too; the page must be open.
    public void showGroup(String group) {
        model.showGroup(group);
    }

    /// Opens the sheet on which one chooses what to watch; the page must be open.
    public void chooseLineup() {
        lineup.openSheet();
    }

    private void keepLayout() {
        var layout = view.currentLayout();
        saves.run(() -> settings.save(ChannelsLayout.NAME, layout));
    }
}
