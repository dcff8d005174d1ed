package tv.tributary.ui.analytics;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiFunction;
import javafx.scene.Node;
import tv.tributary.activity.Viewings;
import tv.tributary.catalog.Catalog;
import tv.tributary.event.Subscription;
import tv.tributary.settings.Settings;
import tv.tributary.stats.TrafficHistory.TrafficReport;
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

    /// @param traffic what came and went from one moment to another; may block
    /// @param forgetPeople removes who watched from everything that is kept; may block
    public AnalyticsPage(
            Viewings viewings,
            BiFunction<Instant, Instant, TrafficReport> traffic,
            Runnable forgetPeople,
            Settings settings,
            Catalog catalog,
            Background background,
            FxBridge fxBridge,
            Toasts toasts) {
        var turns = new SerialExecutor(background);
        this.model = new AnalyticsModel(
                viewings,
                traffic,
                forgetPeople,
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
