package tv.tributary.ui.shell;

import java.util.Optional;
import javafx.geometry.Rectangle2D;
import tv.tributary.ui.nav.Place;

/// The window's settings, kept between runs.
///
/// @param page the one that was open last
/// @param bounds where the window stood; empty before it was first closed
/// @param collapsed whether the sidebar shows icons only
/// @param quitUnasked whether quitting asks nothing though somebody watches
/// @param language its code, such as `de`; empty for the system's
public record ShellSettings(
        Theme theme,
        Place page,
        WhenClosed whenClosed,
        Optional<Bounds> bounds,
        boolean collapsed,
        boolean quitUnasked,
        Optional<String> language) {
    /// The name the record is stored under.
    public static final String NAME = "shell";

    /// A window on the desktop, in the screen's logical pixels.
    public record Bounds(double x, double y, double width, double height, boolean maximised) {
        /// The same, but no larger than a screen's free area and wholly within it.
        Bounds within(Rectangle2D screen) {
            var fittingWidth = Math.min(width, screen.getWidth());
            var fittingHeight = Math.min(height, screen.getHeight());
            return new Bounds(
                    Math.clamp(x, screen.getMinX(), screen.getMaxX() - fittingWidth),
                    Math.clamp(y, screen.getMinY(), screen.getMaxY() - fittingHeight),
                    fittingWidth,
                    fittingHeight,
                    maximised);
        }
    }

    public static ShellSettings defaults() {
        return new ShellSettings(
                Theme.SYSTEM, Place.HOME, WhenClosed.ASK, Optional.empty(), false, false, Optional.empty());
    }

    ShellSettings with(Theme newer) {
        return new ShellSettings(newer, page, whenClosed, bounds, collapsed, quitUnasked, language);
    }

    ShellSettings with(Place newer) {
        return new ShellSettings(theme, newer, whenClosed, bounds, collapsed, quitUnasked, language);
    }

    ShellSettings with(WhenClosed newer) {
        return new ShellSettings(theme, page, newer, bounds, collapsed, quitUnasked, language);
    }

    ShellSettings with(Bounds newer) {
        return new ShellSettings(theme, page, whenClosed, Optional.of(newer), collapsed, quitUnasked, language);
    }

    ShellSettings withCollapsed(boolean newer) {
        return new ShellSettings(theme, page, whenClosed, bounds, newer, quitUnasked, language);
    }

    ShellSettings withQuitUnasked(boolean newer) {
        return new ShellSettings(theme, page, whenClosed, bounds, collapsed, newer, language);
    }

    ShellSettings withLanguage(Optional<String> newer) {
        return new ShellSettings(theme, page, whenClosed, bounds, collapsed, quitUnasked, newer);
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
