package tv.tributary.ui.duplicates;

import java.util.function.Consumer;
import javafx.scene.Node;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.event.Subscription;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.nav.Place.Navigator;
import tv.tributary.ui.nav.Place.Page;

/// The page of merges and of questions about channels. FX thread only.
public final class DuplicatesPage implements Page {
    private final DuplicatesModel model;
    private final DuplicatesView view;

    /// @param onShow goes to a channel
    public DuplicatesPage(
            Catalog catalog,
            LogoImages logos,
            Background background,
            FxBridge fxBridge,
            Toasts toasts,
            Navigator navigator,
            Consumer<ChannelRow> onShow) {
        this.model = new DuplicatesModel(
                catalog.review(), catalog.questions(), catalog.history(), background, fxBridge, toasts, onShow);
        this.view = new DuplicatesView(model, logos, () -> navigator.go(Place.PROVIDERS));
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
