package tv.tributary.ui.names;

import javafx.scene.Node;
import tv.tributary.catalog.Catalog;
import tv.tributary.event.Subscription;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.fx.UndoToasts;
import tv.tributary.ui.nav.Place.Page;

/// The page of better names for channels, to take or to leave. FX thread only.
public final class NamesPage implements Page {
    private final NamesModel model;
    private final NamesView view;

    public NamesPage(Catalog catalog, LogoImages logos, Background background, FxBridge fxBridge, Toasts toasts) {
        var turns = new SerialExecutor(background);
        this.model = new NamesModel(
                catalog.nameOffers(),
                catalog.channels(),
                catalog.editor(),
                new UndoToasts(catalog.history(), turns, background, fxBridge, toasts),
                turns,
                background,
                fxBridge);
        this.view = new NamesView(model, logos);
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
