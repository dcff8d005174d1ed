package tv.tributary.ui.shell;

/// Parts of the window for pages that show them.
public final class SampleWindow {
    private SampleWindow() {}

    /// What is to be decided about a window that remembers nothing.
    public static WindowSettingsView choices() {
        var windowState = new WindowState(ShellSettings.defaults(), _ -> {});
        return new WindowSettingsView(new Appearance(windowState), windowState);
    }
}
