package tv.tributary.ui.activity;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import tv.tributary.activity.ActivityLog;
import tv.tributary.event.Subscription;
import tv.tributary.model.ChannelId;
import tv.tributary.settings.Settings;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.nav.Place.Navigator;
import tv.tributary.ui.nav.Place.Page;

/// The page of what happened. FX thread only.
public final class ActivityPage implements Page {
    private final ActivityModel model;
    private final ActivityView view;

    /// @param names a channel's name, empty if it is gone; from memory
    /// @param showChannel goes to a channel
    public ActivityPage(
            ActivityLog activity,
            Settings settings,
            Function<ChannelId, String> names,
            Consumer<ChannelId> showChannel,
            Background background,
            FxBridge fxBridge,
            Toasts toasts,
            Navigator navigator) {
        this.model = new ActivityModel(activity, settings, names, showChannel, background, fxBridge, toasts, navigator);
        this.view = new ActivityView(model);
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
