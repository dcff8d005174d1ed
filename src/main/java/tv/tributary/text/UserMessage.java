package tv.tributary.text;

import java.util.Optional;

/// A failure with a message for the user: what happened and what to do. Shown instead of "unexpected error".
public interface UserMessage {
    /// Empty where there is nothing a user could do.
    Optional<String> words();

    /// The same, to be stored; without more it stays in the language that is spoken now.
    default Optional<LocalizableMessage> message() {
        return words().map(LocalizableMessage::verbatim);
    }

    /// What is stored of any failure: its message, or that it was not expected.
    static LocalizableMessage orUnexpected(Throwable failure) {
        return Optional.of(failure)
                .filter(UserMessage.class::isInstance)
                .flatMap(known -> ((UserMessage) known).message())
                .orElseGet(() -> LocalizableMessage.of("job.ended.unexpected"));
    }

    /// The words of any failure, if it has some.
    static Optional<String> of(Throwable failure) {
        return failure instanceof UserMessage userMessage ? userMessage.words() : Optional.empty();
    }
}
