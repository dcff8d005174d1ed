package tv.tributary.ui.health;

import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import tv.tributary.catalog.Catalog;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.health.HealthChecks;
import tv.tributary.job.Job;
import tv.tributary.model.ProviderId;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.fx.UndoToasts;
import tv.tributary.ui.nav.Place.Page;

/// The page about the health of streams. FX thread only.
public final class HealthPage implements Page {
    private final HealthModel model;
    private final HealthView view;

    /// @param jobs running ones, and those that ended a moment ago
    public HealthPage(
            HealthChecks health,
            Catalog catalog,
            LatestValue<List<Job.View>> jobs,
            Background background,
            FxBridge fxBridge,
            Toasts toasts) {
        var turns = new SerialExecutor(background);
        Function<ProviderId, String> names = id -> catalog.providers()
                .find(id)
                .map(status -> status.provider().name())
                .orElse("");
        this.model = new HealthModel(
                health,
                catalog.channels(),
                catalog.editor(),
                names,
                jobs,
                new UndoToasts(catalog.history(), turns, background, fxBridge, toasts),
                turns,
                fxBridge,
                background);
        this.view = new HealthView(model);
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
