package tv.tributary.ui.shell;

/// What closing the window means where there is no system tray to hide in.
public enum WhenClosed {
    ASK,
    KEEP_SERVING,
    QUIT
}
