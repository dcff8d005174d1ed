package tv.tributary.ui.shell;

/// Light, dark, or the system's theme. `text` holds the words under `theme.…`.
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK
}
