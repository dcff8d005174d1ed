package tv.tributary.ui;

/// The desktop cannot open: there is no screen, or a native library is missing. The message is one sentence for the
/// user.
public final class NoDisplay extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoDisplay(String words, Throwable cause) {
        super(words, cause);
    }
}
