package tv.tributary.ui.settings;

import javafx.scene.Node;
import javafx.scene.Parent;
import tv.tributary.catalog.Catalog;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.settings.Settings;
import tv.tributary.stats.HostResources;
import tv.tributary.stats.LiveStats;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.nav.Place.Page;

/// The page of settings. FX thread only.
public final class SettingsPage implements Page {
    private final SettingsModel model;
    private final ChannelRules rules;
    private final HlsChoices hls;
    private final DirectoryPane directory;
    private final HealthPane health;
    private final RecordingPane recording;
    private final NetworkSettingsPane network;
    private final DataPane data;
    private final SettingsView view;

    /// @param window what is to be decided about the window
    public SettingsPage(
            Settings settings,
            Catalog catalog,
            LatestValue<LiveStats> stats,
            Parent window,
            ServerActions server,
            Background background,
            FxBridge fxBridge,
            Toasts toasts) {
        this.model = new SettingsModel(settings, stats, background, fxBridge, toasts);
        this.rules = new ChannelRules(settings, catalog, background, fxBridge, toasts);
        this.hls = new HlsChoices(settings, HostResources.here(), background, fxBridge, toasts);
        this.directory = new DirectoryPane(settings, background, toasts);
        this.health = new HealthPane(settings, background, toasts);
        this.recording = new RecordingPane(settings, background, toasts);
        this.network = new NetworkSettingsPane(settings, server, background, toasts);
        this.data = new DataPane(server, background, toasts);
        this.view = new SettingsView(
                model, rules, hls, window, directory, health, recording, network, data, server.folder());
    }

    /// Shows where backups are, and asks for a file to restore. Call it while the page is shown.
    public void restoreBackup() {
        view.choose(data);
        data.restoreFile();
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Subscription open() {
        data.refresh();
        return Subscription.all(
                model.open(),
                rules.open(),
                hls.open(),
                directory.open(),
                health.open(),
                recording.open(),
                network.open());
    }
}
