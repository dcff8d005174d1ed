package tv.tributary.cli;

import tv.tributary.engine.Engine;

/// Opens the window, without a dependency on it.
@FunctionalInterface
public interface DesktopLauncher {
    /// Shows it and returns when the user quits; false at once if no window can be opened here after all.
    boolean show(Engine engine);
}
