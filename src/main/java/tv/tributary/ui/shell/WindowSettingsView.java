package tv.tributary.ui.shell;

import javafx.scene.layout.VBox;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.EnumComboBox;
import tv.tributary.ui.control.SettingRow;
import tv.tributary.ui.shell.ShellSettings.Theme;
import tv.tributary.ui.shell.ShellSettings.WhenClosed;

/// Settings of the window: theme, and what closing does.
public final class WindowSettingsView extends VBox {
    public WindowSettingsView(Appearance appearance, WindowState windowState) {
        var theme = new EnumComboBox<>(Theme.values());
        // The rail has a button for the same.
        appearance.dark().subscribe(_ -> theme.setValue(windowState.get().theme()));
        theme.setOnAction(_ -> {
            if (theme.getValue() != windowState.get().theme()) appearance.choose(theme.getValue());
        });
        var closed = new EnumComboBox<>(WhenClosed.values());
        closed.setValue(windowState.get().whenClosed());
        closed.setOnShowing(_ -> closed.setValue(windowState.get().whenClosed()));
        closed.setOnAction(_ -> windowState.change(settings -> settings.with(closed.getValue())));
        getChildren()
                .setAll(
                        new SettingRow(Messages.of("settings.theme"), Messages.of("settings.theme.hint"), theme),
                        new SettingRow(Messages.of("settings.closed"), Messages.of("settings.closed.hint"), closed));
    }
}
