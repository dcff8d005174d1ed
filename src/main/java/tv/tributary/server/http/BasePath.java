package tv.tributary.server.http;

import java.util.regex.Pattern;

/// The folder below which a reverse proxy shows the server, such as `/tv`. Requests may begin with it or not: a proxy
/// may
/// take it off, and devices at home do not know it.
///
/// @param path empty, or with a slash at the beginning and none at the end
record BasePath(String path) {
    static final BasePath NONE = new BasePath("");

    private static final Pattern FOLDERS = Pattern.compile("(/[A-Za-z0-9._~-]{1,64}){1,8}");

    BasePath {
        if (!path.isEmpty() && !FOLDERS.matcher(path).matches()) throw new IllegalArgumentException("no path: " + path);
    }

    /// As people and proxies write it: `tv`, `/tv`, `/tv/`, or `/` for none.
    ///
    /// @throws IllegalArgumentException if it is none; [#isWellFormed] tells before
    static BasePath of(String text) {
        return new BasePath(clean(text));
    }

    static boolean isWellFormed(String text) {
        var clean = clean(text);
        return clean.isEmpty() || (FOLDERS.matcher(clean).matches() && !clean.contains("/."));
    }

    static String clean(String text) {
        var bare = text.strip().replaceFirst("/+$", "");
        return bare.isEmpty() || bare.startsWith("/") ? bare : "/" + bare;
    }

    /// Whether a request's path begins with it.
    boolean leads(String requestPath) {
        return !path.isEmpty()
                && requestPath.startsWith(path)
                && (requestPath.length() == path.length() || requestPath.charAt(path.length()) == '/');
    }

    /// The path without it.
    String strip(String requestPath) {
        if (!leads(requestPath)) return requestPath;
        var rest = requestPath.substring(path.length());
        return rest.isEmpty() ? "/" : rest;
    }
}
