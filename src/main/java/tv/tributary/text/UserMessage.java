package tv.tributary.text;

import java.util.Optional;

/// A failure that may tell the user in plain words what happened and what to do about it. The edges show those words
/// instead of calling it unexpected.
public interface UserMessage {
    /// Empty where there is nothing a user could do.
    Optional<String> words();

    /// The words of any failure, if it has some.
    static Optional<String> of(Throwable failure) {
        return failure instanceof UserMessage userMessage ? userMessage.words() : Optional.empty();
    }
}
