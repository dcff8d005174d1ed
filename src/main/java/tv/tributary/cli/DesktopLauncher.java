package tv.tributary.cli;

import tv.tributary.engine.Engine;
import tv.tributary.settings.Settings;

/// Opens the window, without a dependency on it.
@FunctionalInterface
public interface DesktopLauncher {
    /// Begins what opening the window takes and returns at once, so that it comes beside the opening of all else.
    default void prepare() {}

    /// Shows an empty one, with the size and the colours that the settings say, while the engine opens; returns at
    /// once.
    default void opening(Settings settings) {}

    /// Shows it and returns when the user quits; false at once if no window can be opened here after all.
    boolean show(Engine engine);
}
