package tv.tributary.format.m3u;

/// A short excerpt of a line that may be shown: URLs are cut down to scheme and host, because the rest may hold user
/// name and password.
final class SafeExcerpt {
    private static final int LONGEST = 80;
    private static final int LOOK_AT = 400;

    private SafeExcerpt() {}

    static String of(String text) {
        String rest = text.length() > LOOK_AT ? text.substring(0, LOOK_AT) : text;
        StringBuilder out = new StringBuilder();
        while (true) {
            int scheme = rest.indexOf("://");
            if (scheme < 0) {
                break;
            }
            int end = urlEnd(rest, scheme + 3);
            String url = rest.substring(scheme + 3, end);
            out.append(rest, 0, scheme).append("://").append(host(url)).append("/…");
            rest = rest.substring(end);
        }
        out.append(withoutPath(rest));
        return out.length() > LONGEST ? out.substring(0, LONGEST - 1) + "…" : out.toString();
    }

    private static int urlEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) > ' ' && "\"'<>".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static String host(String url) {
        int end = 0;
        while (end < url.length() && "/?#|,;".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String authority = url.substring(0, end);
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    /// A relative URL may hold credentials as well: only its last step is shown.
    private static String withoutPath(String text) {
        int query = text.indexOf('?');
        String path = query < 0 ? text : text.substring(0, query) + "?…";
        if (path.indexOf(' ') >= 0) {
            return path;
        }
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? path : "…" + path.substring(slash);
    }
}
