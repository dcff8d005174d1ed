package tv.tributary.ui.fx;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    public void tell(Throwable failure) {
        var words = UserMessage.of(failure);
        if (words.isPresent()) {
            log.warn("failed as told to the user: {}", failure.getClass().getSimpleName());
            toasts.fail(words.get());
            return;
        }
        var code = code(failure);
        log.error("unexpected failure {}", code, failure);
        toasts.fail(Messages.of("shell.failure.unexpected", code));
    }

    /// Four letters and digits, the same for the same cause at the same place, whatever its message says.
    public static String code(Throwable failure) {
        int hash = 17;
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            hash = hash * 31 + cause.getClass().getName().hashCode();
            var stack = cause.getStackTrace();
            if (stack.length > 0) {
                hash = hash * 31 + stack[0].getClassName().hashCode();
                hash = hash * 31 + stack[0].getMethodName().hashCode();
            }
        }
        var digits = Integer.toString(Math.floorMod(hash, 36 * 36 * 36 * 36), 36);
        return ("000" + digits).substring(digits.length() - 1).toUpperCase(Locale.ROOT);
    }
}
