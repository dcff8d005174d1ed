package tv.tributary.text;

import java.util.Optional;

/// A failure with a message for the user: what happened and what to do. Shown instead of "unexpected error".
public interface UserMessage {
    /// Empty where there is nothing a user could do.
    Optional<String> words();

    /// The words of any failure, if it has some.
    static Optional<String> of(Throwable failure) {
        return failure instanceof UserMessage userMessage ? userMessage.words() : Optional.empty();
    }
}
