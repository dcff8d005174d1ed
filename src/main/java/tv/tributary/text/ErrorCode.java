package tv.tributary.text;

import java.util.List;
import java.util.Locale;

/// A short code for an unexpected failure, which a user can quote and which stands in the log beside it. Window and API
/// give the same failure the same one, whatever its message says and however it was wrapped on the way.
public final class ErrorCode {
    private static final String OWN = "tv.tributary.";

    private ErrorCode() {}

    /// Four letters and digits. Made of the first cause: its class, the method that threw it, and the method of ours
    /// that called that.
    public static String of(Throwable failure) {
        var cause = first(failure);
        int hash = cause.getClass().getName().hashCode();
        var stack = List.of(cause.getStackTrace());
        if (!stack.isEmpty()) hash = 31 * hash + place(stack.getFirst());
        var own = stack.stream()
                .filter(frame -> frame.getClassName().startsWith(OWN))
                .findFirst();
        if (own.isPresent()) hash = 31 * hash + place(own.get());
        var digits = Integer.toString(Math.floorMod(hash, 36 * 36 * 36 * 36), 36);
        return ("000" + digits).substring(digits.length() - 1).toUpperCase(Locale.ROOT);
    }

    /// A chain of causes that leads back into itself ends there.
    private static Throwable first(Throwable failure) {
        var cause = failure;
        for (int depth = 0; depth < 100; depth++) {
            var before = cause.getCause();
            if (before == null) return cause;
            cause = before;
        }
        return cause;
    }

    private static int place(StackTraceElement frame) {
        return List.of(frame.getClassName(), frame.getMethodName()).hashCode();
    }
}
