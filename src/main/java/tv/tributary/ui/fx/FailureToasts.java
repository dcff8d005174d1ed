package tv.tributary.ui.fx;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.text.ErrorCode;
import tv.tributary.text.Messages;
import tv.tributary.text.UserMessage;

/// Reports failures of what the user started: known ones with their own message, unexpected ones in the log and as a
/// toast with a short code to quote. Any thread.
public final class FailureToasts {
    private static final Logger log = LoggerFactory.getLogger(FailureToasts.class);

    private final Toasts toasts;

    public FailureToasts(Toasts toasts) {
        this.toasts = toasts;
    }

    public void report(Throwable failure) {
        var words = UserMessage.of(failure);
        if (words.isPresent()) {
            log.warn("failed as told to the user: {}", failure.getClass().getSimpleName());
            toasts.fail(words.get());
            return;
        }
        var code = ErrorCode.of(failure);
        log.error("unexpected failure {}", code, failure);
        toasts.fail(Messages.of("shell.failure.unexpected", code));
    }
}
