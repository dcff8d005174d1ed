package tv.tributary.ui.providers;

import javafx.scene.Node;
import tv.tributary.catalog.Catalog;
import tv.tributary.event.Subscription;
import tv.tributary.job.Jobs;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.nav.Place.Page;

/// The page of providers. FX thread only.
public final class ProvidersPage implements Page {
    private final ProvidersModel model;
    private final ProvidersView view;

    /// @param intake takes the first provider
    public ProvidersPage(
            Catalog catalog,
            Jobs jobs,
            ProviderIntake intake,
            Background background,
            FxBridge fxBridge,
            Toasts toasts) {
        this.model = new ProvidersModel(catalog, jobs, background, fxBridge, toasts);
        this.view = new ProvidersView(model, intake, ListChooser.ofThisScreen());
    }

    /// Opens the form for a new provider, as from the command palette.
    public void add() {
        model.add("");
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Subscription open() {
        return model.open();
    }
}
