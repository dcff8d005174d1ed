package tv.tributary.upstream;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/// Recognises error clips: URLs to which a panel redirects when it has no channel for us. Such a clip looks like valid
/// video, but its URL says what it is.
final class ErrorClip {
    private static final Pattern NAMES =
            Pattern.compile("(?<![a-z])(no[-_]?(signal|stream|access|channel)|expired?|limit(ed)?"
                    + "|max[-_]?con[a-z]*|offline|blocked|banned|disabled|suspended|abuse|unavailable|not[-_]?(found|available)"
                    + "|maintenance|kicked)(?![a-z])");

    private ErrorClip() {}

    /// @param asked the source's own URL
    /// @param landed where its redirects ended
    static boolean isAt(String asked, String landed) {
        var name = name(landed);
        return !asked.equals(landed)
                && NAMES.matcher(name).find()
                && !NAMES.matcher(name(asked)).find();
    }

    /// The last two parts of the path: a clip's file and its folder.
    private static String name(String url) {
        try {
            var path = URI.create(url).getPath();
            if (path == null) return "";
            int file = path.lastIndexOf('/');
            return path.substring(Math.max(0, path.lastIndexOf('/', file - 1))).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
