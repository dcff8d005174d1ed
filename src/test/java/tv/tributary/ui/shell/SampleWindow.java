package tv.tributary.ui.shell;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tv.tributary.ui.SilentToasts;
import tv.tributary.ui.fx.Background;

/// Parts of the window for pages that show them.
public final class SampleWindow {
    private SampleWindow() {}

    /// What is to be decided about a window that remembers nothing.
    public static WindowSettingsView choices() {
        var windowState = new WindowState(ShellSettings.defaults(), _ -> {});
        return new WindowSettingsView(
                new Appearance(windowState),
                windowState,
                Autostart.of("Linux", Map.of(), Path.of("/nowhere"), Optional.empty()),
                new Background(new SilentToasts()),
                () -> {});
    }
}
