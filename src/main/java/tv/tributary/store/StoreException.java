package tv.tributary.store;

/// The database could not do what was asked.
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Why, for those who can do something about it.
    public enum Reason {
        /// The file is not a whole database any more; a backup may be ([Backups]).
        DAMAGED,
        /// A newer release of this program wrote the file.
        NEWER_VERSION,
        /// No right to write, a read-only disk, or a full one; the message tells which.
        NOT_WRITABLE,
        /// Another program holds the file.
        IN_USE,
        FAILED
    }

    private final Reason reason;

    public StoreException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public StoreException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
