package tv.tributary.ui.recordings;

import java.util.function.Function;
import javafx.scene.Node;
import tv.tributary.dvr.plan.RecordingPlanning;
import tv.tributary.event.Subscription;
import tv.tributary.model.ChannelId;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.nav.Place.Page;

/// The page of rules for recordings. FX thread only.
public final class RulesPage implements Page {
    private final RulesModel model;
    private final RulesView view;

    /// @param names of channels
    public RulesPage(
            RecordingPlanning planning,
            Function<ChannelId, String> names,
            Background background,
            FxBridge fxBridge,
            Toasts toasts) {
        this.model = new RulesModel(planning, names, background, fxBridge, toasts);
        this.view = new RulesView(model);
    }

    /// Opens the form of a new rule for a series.
    public void add(String title) {
        model.add(title);
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
