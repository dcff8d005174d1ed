package tv.tributary.catalog.m3u;

import java.util.Optional;
import java.util.regex.Pattern;

/// Web addresses as people type and paste them. Pure.
final class EnteredAddress {
    /// `http:/host`, `http:\\host`, `https//host`, `htp://host`.
    private static final Pattern SCHEME = Pattern.compile(
            "(?:https?:[/\\\\]{1,3}|https?[/\\\\]{2,}|htt?ps?://|ttps?://|hxxps?://|//)(.+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SECURE = Pattern.compile("h?[tx]{1,2}ps", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOGIN = Pattern.compile("(?:[^/@\\s]+@)?(.+)");
    private static final Pattern HOST = Pattern.compile(
            "(?:[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*:[0-9]{2,5}|[0-9]{1,3}(?:\\.[0-9]{1,3}){3}"
                    + "|[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*\\.[a-z]{2,24})(?:[/?].*)?",
            Pattern.CASE_INSENSITIVE);
    /// What looks like a host's last part but is the end of a file's name.
    private static final Pattern FILE =
            Pattern.compile("[^/?]*\\.(?:m3u8?|txt|pls|xspf|asx|gz|xz|zip|json|xml|html?)", Pattern.CASE_INSENSITIVE);

    private EnteredAddress() {}

    /// The whole address of one that lacks its `http://` or has it misspelt; empty if there is nothing to mend, or it
    /// is no web address.
    static Optional<String> whole(String typed) {
        var text = unwrapped(typed);
        if (text.matches("(?i)https?://[^/].*")) return text.equals(typed) ? Optional.empty() : Optional.of(text);
        var scheme = SCHEME.matcher(text);
        if (scheme.matches()) {
            var rest = scheme.group(1).replaceFirst("^[/\\\\]+", "");
            return rest.isEmpty() ? Optional.empty() : Optional.of(secure(text) + rest);
        }
        var login = LOGIN.matcher(text);
        if (!login.matches() || FILE.matcher(text).matches()) return Optional.empty();
        return HOST.matcher(login.group(1)).matches() ? Optional.of("http://" + text) : Optional.empty();
    }

    private static String secure(String text) {
        return SECURE.matcher(text).lookingAt() ? "https://" : "http://";
    }

    /// Without quotes or angle brackets, as mails have around addresses.
    private static String unwrapped(String typed) {
        var wrapped = typed.length() > 2
                && ((typed.startsWith("<") && typed.endsWith(">")) || (typed.startsWith("\"") && typed.endsWith("\"")));
        return wrapped ? typed.substring(1, typed.length() - 1).strip() : typed;
    }
}
