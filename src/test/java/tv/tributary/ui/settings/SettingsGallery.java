package tv.tributary.ui.settings;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.backup.BackupManifest;
import tv.tributary.backup.RestorePreview;
import tv.tributary.backup.RestorePreview.PartChange;
import tv.tributary.catalog.edit.NumberingSettings;
import tv.tributary.catalog.edit.NumberingSettings.Scheme;
import tv.tributary.event.LatestValue;
import tv.tributary.settings.Settings;
import tv.tributary.testkit.Gallery;
import tv.tributary.testkit.SampleStats;
import tv.tributary.text.Messages;
import tv.tributary.ui.Household;
import tv.tributary.ui.control.QuestionPane;
import tv.tributary.ui.shell.SampleWindow;

/// Draws the page of settings, to look at: `SettingsGallery FOLDER`.
public final class SettingsGallery {
    private SettingsGallery() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        Gallery.save(folder, "settings", 1072, 660, SettingsGallery::view);
        Gallery.save(folder, "settings-small", 796, 500, SettingsGallery::view);
        Gallery.save(folder, "settings-data", 796, 500, () -> section("mdi2d-database-outline"));
        Gallery.save(folder, "settings-recordings", 796, 500, () -> section("mdi2r-record-rec"));
        Gallery.save(folder, "settings-restore", 796, 500, SettingsGallery::restore);
        System.exit(0);
    }

    /// The question before a restore.
    private static Parent restore() {
        var manifest = new BackupManifest("tributary", 1, "1.2.0", 30, Instant.EPOCH, false, Map.of());
        var preview = new RestorePreview(
                manifest,
                List.of(
                        new PartChange(
                                "providers", "Providers", 2, 3, List.of("Kabelhaus"), List.of("North Star"), List.of()),
                        new PartChange("channels", "Channels", 8_120, 8_344, List.of(), List.of(), List.of()),
                        new PartChange("edits", "Edits", 212, 212, List.of(), List.of(), List.of()),
                        new PartChange("users", "People", 3, 2, List.of(), List.of(), List.of("Ben")),
                        new PartChange(
                                "settings",
                                "Settings",
                                14,
                                14,
                                List.of(),
                                List.of("Streaming", "Network", "Tuners", "HLS", "Player", "Playlist"),
                                List.of())),
                List.of("North Star", "Kabelhaus"),
                List.of(),
                List.of("Living room", "Kitchen"));
        var question = new QuestionPane(Messages.of("backup.restore.question"), BackupFiles.content(preview))
                .mainAnswer(Messages.of("backup.restore.do"), () -> {});
        var shade = new StackPane(question);
        shade.getStyleClass().addAll("shade", "overlay");
        return shade;
    }

    private static Parent section(String icon) {
        var page = view();
        page.lookupAll(".settings-tab").stream()
                .map(ToggleButton.class::cast)
                .filter(tab -> tab.getGraphic() instanceof FontIcon shown
                        && shown.getIconLiteral().equals(icon))
                .forEach(tab -> tab.setSelected(true));
        return page;
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
