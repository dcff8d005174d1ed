package tv.tributary.ui.guidesources;

import javafx.scene.Node;
import tv.tributary.catalog.Catalog;
import tv.tributary.event.Subscription;
import tv.tributary.guide.Guide;
import tv.tributary.job.Jobs;
import tv.tributary.model.ChannelId;
import tv.tributary.settings.Settings;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.nav.Place.Page;

/// The page of guide sources. FX thread only.
public final class GuideSourcesPage implements Page {
    private final GuideSourcesModel model;
    private final GuideMatchesModel matches;
    private final GuideSourcesView view;

    public GuideSourcesPage(
            Guide guide,
            Catalog catalog,
            Settings settings,
            Jobs jobs,
            Background background,
            FxBridge fxBridge,
            Toasts toasts) {
        this.matches =
                new GuideMatchesModel(guide, catalog.guideEdits(), catalog.history(), background, fxBridge, toasts);
        this.model = new GuideSourcesModel(guide, catalog.channels(), settings, jobs, background, fxBridge, toasts);
        this.view = new GuideSourcesView(model, new GuideMatchesView(matches));
    }

    /// Chooses a channel, to give it another guide; the page must be open.
    public void show(ChannelId channel) {
        matches.show(channel);
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Subscription open() {
        return Subscription.all(model.open(), matches.open());
    }
}
