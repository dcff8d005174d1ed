package tv.tributary.ui.shell;

/// Parts of the window for pages that show them.
public final class SampleWindow {
    private SampleWindow() {}

    /// What is to be decided about a window that remembers nothing.
    public static WindowChoices choices() {
        var windowState = new WindowState(ShellSettings.defaults(), _ -> {});
        return new WindowChoices(new Appearance(windowState), windowState);
    }
}
