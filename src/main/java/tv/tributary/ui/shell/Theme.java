package tv.tributary.ui.shell;

/// How light the window is. `text` holds the words under `theme.…`.
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK
}
