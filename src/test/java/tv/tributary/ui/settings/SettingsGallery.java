package tv.tributary.ui.settings;

import java.nio.file.Path;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Parent;
import tv.tributary.catalog.edit.NumberingSettings;
import tv.tributary.catalog.edit.NumberingSettings.Scheme;
import tv.tributary.event.LatestValue;
import tv.tributary.settings.Settings;
import tv.tributary.testkit.Gallery;
import tv.tributary.testkit.SampleStats;
import tv.tributary.ui.Household;
import tv.tributary.ui.shell.SampleWindow;

/// Draws the page of settings, to look at: `SettingsGallery FOLDER`.
public final class SettingsGallery {
    private SettingsGallery() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        Gallery.save(folder, "settings", 1072, 660, SettingsGallery::view);
        Gallery.save(folder, "settings-small", 796, 500, SettingsGallery::view);
        System.exit(0);
    }

    private static Parent view() {
        var home = new Household();
        var settings = new Settings(home.store.database());
        settings.save(
                NumberingSettings.NAME, new NumberingSettings(Scheme.BY_GROUP, 1, Map.of("News", 100, "Sports", 300)));
        var page = new SettingsPage(
                settings,
                home.catalog,
                new LatestValue<>(SampleStats.busy(3)),
                SampleWindow.choices(),
                new ServerActions(
                        Path.of("/home/ann/.local/share/tributary"),
                        new ReadOnlyStringWrapper("http://192.168.1.20:9188").getReadOnlyProperty(),
                        new ReadOnlyStringWrapper("http://192.168.1.20:9188/k4m2t9/playlist.m3u").getReadOnlyProperty(),
                        () -> {},
                        home.backups,
                        () -> {},
                        _ -> {}),
                home.background,
                home.fxBridge,
                home.toasts);
        var _ = page.open();
        return (Parent) page.view();
    }
}
