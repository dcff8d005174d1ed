package tv.tributary.ui.providers;

import java.util.Optional;
import java.util.function.UnaryOperator;

/// A text with parts masked, and how edits of the masked text change the whole. Pure.
///
/// @param whole with the secrets
/// @param seen with `***` in their place
record CredentialMask(String whole, String seen) {
    private static final String STARS = "***";

    /// @param hide puts `***` in place of secrets
    static CredentialMask of(String whole, UnaryOperator<String> hide) {
        return new CredentialMask(whole, hide.apply(whole));
    }

    boolean hides() {
        return !whole.equals(seen);
    }

    /// The whole after `[start, end)` of what is seen was replaced by `text`. Before and behind the hidden part every
    /// edit is possible, replacing everything too; empty for an edit inside it, which nobody could check by eye.
    Optional<String> edit(int start, int end, String text) {
        if (!hides()) return Optional.of(seen.substring(0, start) + text + seen.substring(end));
        if (start == 0 && end == seen.length()) return Optional.of(text);
        if (end <= commonStart()) return Optional.of(whole.substring(0, start) + text + whole.substring(end));
        var behind = seen.length() - commonEnd();
        if (start < behind) return Optional.empty();
        var shift = whole.length() - seen.length();
        return Optional.of(whole.substring(0, start + shift) + text + whole.substring(end + shift));
    }

    private int commonStart() {
        var most = Math.min(whole.length(), Math.max(0, seen.indexOf(STARS)));
        var at = 0;
        while (at < most && whole.charAt(at) == seen.charAt(at)) at++;
        return at;
    }

    private int commonEnd() {
        var most = Math.min(whole.length() - commonStart(), seen.length() - seen.lastIndexOf(STARS) - STARS.length());
        var count = 0;
        while (count < most && whole.charAt(whole.length() - 1 - count) == seen.charAt(seen.length() - 1 - count))
            count++;
        return count;
    }
}
