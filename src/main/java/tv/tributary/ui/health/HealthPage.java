package tv.tributary.ui.health;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import tv.tributary.catalog.Catalog;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.health.HealthChecks;
import tv.tributary.job.Job;
import tv.tributary.model.Channel;
import tv.tributary.model.ProviderId;
import tv.tributary.ui.control.LogoImages;
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
    /// @param showChannel goes to a channel
    public HealthPage(
            HealthChecks health,
            Catalog catalog,
            LatestValue<List<Job.View>> jobs,
            Consumer<Channel> showChannel,
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
                catalog.providers()::connectionsByProvider,
                showChannel,
                jobs,
                new UndoToasts(catalog.history(), turns, background, fxBridge, toasts),
                turns,
                fxBridge,
                background);
        this.view = new HealthView(model, LogoImages.ofPosters(health.pictures()::find));
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
