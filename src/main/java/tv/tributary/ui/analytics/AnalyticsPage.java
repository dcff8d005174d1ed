package tv.tributary.ui.analytics;

import java.time.InstantSource;
import javafx.scene.Node;
import tv.tributary.activity.Viewings;
import tv.tributary.catalog.Catalog;
import tv.tributary.event.Subscription;
import tv.tributary.settings.Settings;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.fx.UndoToasts;
import tv.tributary.ui.nav.Place.Page;

/// The page about what was watched. FX thread only.
public final class AnalyticsPage implements Page {
    private final AnalyticsModel model;
    private final AnalyticsView view;

    public AnalyticsPage(
            Viewings viewings,
            Settings settings,
            Catalog catalog,
            Background background,
            FxBridge fxBridge,
            Toasts toasts) {
        var turns = new SerialExecutor(background);
        this.model = new AnalyticsModel(
                viewings,
                settings,
                catalog.channels(),
                catalog.editor(),
                new UndoToasts(catalog.history(), turns, background, fxBridge, toasts),
                turns,
                InstantSource.system(),
                background,
                fxBridge,
                toasts);
        this.view = new AnalyticsView(model);
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
