package tv.tributary.ui.shell;

/// What closing the window does where there is no system tray.
public enum WhenClosed {
    ASK,
    KEEP_SERVING,
    QUIT
}
