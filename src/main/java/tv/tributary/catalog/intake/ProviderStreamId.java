package tv.tributary.catalog.intake;

import java.util.Set;

/// A provider's own stream id in a URL's path: `live/103` of `/live/user/pass/103.ts` and `/user/pass/103`.
///
/// @param stem empty if the path holds none
/// @param user what stands before the password
record ProviderStreamId(String stem, String user) {
    static final ProviderStreamId NONE = new ProviderStreamId("", "");
    private static final Set<String> KINDS = Set.of("live", "movie", "series");

    /// @param path from its first slash on, without the query
    static ProviderStreamId of(String path) {
        var last = path.lastIndexOf('/');
        var dot = path.indexOf('.', last + 1);
        var end = dot < 0 ? path.length() : dot;
        if (last < 0 || !isId(path, last + 1, end)) return NONE;
        var passwordEnd = skipSlashes(path, last);
        var passwordStart = path.lastIndexOf('/', passwordEnd - 1) + 1;
        var userEnd = skipSlashes(path, passwordStart - 1);
        var userStart = path.lastIndexOf('/', userEnd - 1) + 1;
        if (userEnd <= 0 || userStart <= 0 || passwordEnd <= passwordStart) return NONE;
        var kindEnd = skipSlashes(path, userStart - 1);
        var kind = kindEnd <= 0 ? "live" : path.substring(path.lastIndexOf('/', kindEnd - 1) + 1, kindEnd);
        if (!KINDS.contains(kind)) return NONE;
        return new ProviderStreamId(kind + "/" + path.substring(last + 1, end), path.substring(userStart, userEnd));
    }

    /// Where the slashes that end at `slash` begin.
    private static int skipSlashes(String path, int slash) {
        var at = slash;
        while (at > 0 && path.charAt(at - 1) == '/') at--;
        return at;
    }

    private static boolean isId(String path, int start, int end) {
        if (end <= start || end - start > 18) return false;
        for (var i = start; i < end; i++) if (path.charAt(i) < '0' || path.charAt(i) > '9') return false;
        return true;
    }
}
