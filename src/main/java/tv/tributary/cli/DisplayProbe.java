package tv.tributary.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/// Checks whether there is a display, before any window class is loaded. Pure.
final class DisplayProbe {
    private DisplayProbe() {}

    /// Windows and macOS always have one; elsewhere an X display must be named (Wayland desktops name one too).
    static boolean present(Map<String, String> environment, Properties system) {
        var name = system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.startsWith("windows") || name.startsWith("mac")) return true;
        // JavaFX can draw into memory alone; tests ask for it this way.
        if (system.getProperty("glass.platform", "").equals("Headless")) return true;
        return !environment.getOrDefault("DISPLAY", "").isBlank();
    }
}
