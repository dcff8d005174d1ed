package tv.tributary.ui.fx;

/// Short messages at the edge of the window. Any thread.
public interface Toasts {
    void say(String words);

    /// With one thing to do about it, such as undo.
    void offer(String words, String action, Runnable onAction);

    void fail(String words);
}
