package tv.tributary.ui.settings;

import atlantafx.base.controls.ToggleSwitch;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import tv.tributary.catalog.directory.DirectorySettings;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.settings.Settings;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.SettingRow;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.Toasts;

/// The section about the public channel directory: what it is, whether it is used, and where it is fetched.
final class DirectoryPane extends VBox {
    private final ToggleSwitch enabled = new ToggleSwitch();
    private final CheckedField address =
            new CheckedField("settings.directory-address.wrong", DirectorySettings::isAddress);
    private final LatestValue<DirectorySettings> stored;
    private final SettingEditor<DirectorySettings> editor;

    DirectoryPane(Settings settings, Background background, Toasts toasts) {
        this.stored = settings.of(DirectorySettings.NAME, DirectorySettings.defaults());
        this.editor = new SettingEditor<>(
                stored::get,
                wanted -> settings.save(DirectorySettings.NAME, wanted),
                this::typed,
                this::show,
                background,
                toasts);
        editor.refresh();
        editor.watch(enabled.selectedProperty(), address.text());
        getChildren().setAll(row("settings.directory-use", enabled), row("settings.directory-address", address));
    }

    /// What is typed; of what makes no sense yet, what is stored.
    private DirectorySettings typed() {
        return new DirectorySettings(
                enabled.isSelected(),
                address.isRight() ? address.text().get().strip() : stored.get().address());
    }

    private void show(DirectorySettings now) {
        enabled.setSelected(now.enabled());
        if (!address.text().get().strip().equals(now.address())) address.text().set(now.address());
    }

    void reset() {
        editor.reset(DirectorySettings.defaults());
    }

    Subscription open() {
        editor.refresh();
        return editor::flush;
    }

    private static SettingRow row(String key, Node control) {
        return new SettingRow(Messages.of(key), Messages.of(key + ".hint"), control);
    }
}
