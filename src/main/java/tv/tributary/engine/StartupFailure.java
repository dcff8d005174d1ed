package tv.tributary.engine;

/// The engine cannot start; `words` tell the user why and what to do.
public final class StartupFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Reasons; `exitCode` is what the process ends with. Java itself ends with 3, too, when the memory is used
    /// up.
    public enum Reason {
        FOLDER_NOT_WRITABLE(3),
        ALREADY_RUNNING(4),
        PORT_TAKEN(5),
        DATABASE_VERSION(6),
        DATABASE_DAMAGED(7),
        NO_NATIVE_CODE(8),
        DISK_FULL(9);

        private final int exitCode;

        Reason(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    private final Reason reason;
    private final String words;

    public StartupFailure(Reason reason, String words) {
        super(words);
        this.reason = reason;
        this.words = words;
    }

    public StartupFailure(Reason reason, String words, Throwable cause) {
        super(words, cause);
        this.reason = reason;
        this.words = words;
    }

    public Reason reason() {
        return reason;
    }

    /// One or two plain sentences.
    public String words() {
        return words;
    }
}
