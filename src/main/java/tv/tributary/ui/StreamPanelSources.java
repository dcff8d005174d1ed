package tv.tributary.ui;

import tv.tributary.catalog.Channels;
import tv.tributary.relay.Relay;
import tv.tributary.relay.live.RelaySettings;
import tv.tributary.settings.Settings;
import tv.tributary.stats.Stats;
import tv.tributary.ui.dashboard.DashboardModel;
import tv.tributary.ui.dashboard.StreamActions;
import tv.tributary.ui.dashboard.StreamPanelModel;
import tv.tributary.ui.dashboard.StreamPanelModel.DashboardLayout;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.StreamAddressActions;
import tv.tributary.ui.fx.StreamBlockActions;
import tv.tributary.ui.fx.Toasts;

/// Everything the panel of a running stream shows and does. FX thread only.
record StreamPanelSources(
        Relay relay,
        Stats stats,
        Channels channels,
        Settings settings,
        Background background,
        FxBridge fxBridge,
        Toasts toasts) {
    /// With the layout that was kept.
    StreamPanelModel panel(
            DashboardModel dashboard,
            StreamBlockActions streamBlockActions,
            StreamAddressActions streamAddressActions) {
        var limits = settings.of(RelaySettings.NAME, RelaySettings.defaults());
        var actions = new StreamActions(
                stats::bitrates,
                channels::find,
                () -> limits.get().limits(),
                relay::switchAway,
                relay::switchTo,
                relay::disconnect);
        var panel = new StreamPanelModel(
                dashboard, actions, streamBlockActions, streamAddressActions, background, fxBridge, toasts);
        var layout =
                settings.of(DashboardLayout.NAME, DashboardLayout.defaults()).get();
        var saves = new SerialExecutor(background);
        panel.remember(layout, newer -> saves.run(() -> settings.save(DashboardLayout.NAME, newer)));
        return panel;
    }
}
