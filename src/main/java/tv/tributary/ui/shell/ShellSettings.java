package tv.tributary.ui.shell;

import java.util.Optional;
import tv.tributary.ui.nav.Place;

/// The window's settings, kept between runs.
///
/// @param bounds where the window stood; empty before it was first closed
/// @param place the page that was open last
public record ShellSettings(Theme theme, Place place, WhenClosed whenClosed, Optional<Bounds> bounds) {
    /// The name the record is stored under.
    public static final String NAME = "shell";

    /// A window on the desktop, in screen pixels.
    public record Bounds(double x, double y, double width, double height, boolean maximised) {}

    public static ShellSettings defaults() {
        return new ShellSettings(Theme.SYSTEM, Place.DASHBOARD, WhenClosed.ASK, Optional.empty());
    }

    ShellSettings with(Theme newer) {
        return new ShellSettings(newer, place, whenClosed, bounds);
    }

    ShellSettings with(Place newer) {
        return new ShellSettings(theme, newer, whenClosed, bounds);
    }

    ShellSettings with(WhenClosed newer) {
        return new ShellSettings(theme, place, newer, bounds);
    }

    ShellSettings with(Bounds newer) {
        return new ShellSettings(theme, place, whenClosed, Optional.of(newer));
    }

    /// Light, dark, or the system's theme. `text` holds the words under `theme.…`.
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /// The action of closing the window where there is no system tray.
    public enum WhenClosed {
        ASK,
        KEEP_SERVING,
        QUIT
    }
}
