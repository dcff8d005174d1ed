package tv.tributary.store;

import java.util.Optional;
import tv.tributary.text.LocalizableMessage;
import tv.tributary.text.UserMessage;

/// The database could not do what was asked.
public final class StoreException extends RuntimeException implements UserMessage {
    private static final long serialVersionUID = 1;

    /// Reasons, for those who can do something about them.
    public enum Reason {
        /// The file is not a whole database any more; a backup may be ([Backups]).
        DAMAGED,
        /// A newer release of this program wrote the file.
        NEWER_VERSION,
        /// A pre-release of this program wrote the file; releases cannot read it.
        PRE_RELEASE,
        /// No right to write, or a read-only disk.
        NOT_WRITABLE,
        DISK_FULL,
        /// The disk reported an error.
        DISK_ERROR,
        /// It took longer than anybody waits.
        NO_ANSWER,
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

    @Override
    public Optional<String> words() {
        return message().map(LocalizableMessage::words);
    }

    @Override
    public Optional<LocalizableMessage> message() {
        return switch (reason) {
            case DISK_FULL -> Optional.of(LocalizableMessage.of("store.failure.disk-full"));
            case NOT_WRITABLE -> Optional.of(LocalizableMessage.of("store.failure.not-writable"));
            case DAMAGED -> Optional.of(LocalizableMessage.of("store.failure.damaged"));
            case DISK_ERROR -> Optional.of(LocalizableMessage.of("store.failure.disk-error"));
            case NO_ANSWER -> Optional.of(LocalizableMessage.of("store.failure.no-answer"));
            case NEWER_VERSION, PRE_RELEASE, IN_USE, FAILED -> Optional.empty();
        };
    }
}
