package tv.tributary.format.hls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Resolves a playlist's references (RFC 3986 §5), whatever characters they contain.
public final class UriResolver {
    private UriResolver() {}

    /// @param base where the playlist came from, after redirects
    public static String resolve(String base, String reference) {
        if (hasScheme(reference)) return reference;
        int scheme = base.indexOf("://");
        if (scheme < 0) return reference;
        if (reference.startsWith("//")) return base.substring(0, scheme + 1) + reference;
        int root = end(base, scheme + 3, "/?#");
        int pathEnd = end(base, root, "?#");
        if (reference.startsWith("/")) return base.substring(0, root) + clean(reference);
        if (reference.startsWith("?")) return base.substring(0, pathEnd) + reference;
        if (reference.isEmpty() || reference.startsWith("#")) return base.substring(0, end(base, root, "#"));
        var folder = base.substring(root, Math.max(root, base.lastIndexOf('/', pathEnd - 1) + 1));
        return base.substring(0, root) + clean((folder.isEmpty() ? "/" : folder) + reference);
    }

    /// The value of a parameter in the query of an address; empty without it.
    static String parameter(String url, String name) {
        int start = url.indexOf('?');
        if (start < 0) return "";
        for (var pair : url.substring(start + 1, end(url, start, "#")).split("&", -1)) {
            if (pair.startsWith(name + "=")) return pair.substring(name.length() + 1);
        }
        return "";
    }

    private static boolean hasScheme(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) return false;
        var scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        return Character.isLetter(scheme.charAt(0))
                && scheme.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "+-.".indexOf(c) >= 0);
    }

    /// The first place from `from` on of any of these characters, or the end.
    private static int end(String text, int from, String characters) {
        int at = from;
        while (at < text.length() && characters.indexOf(text.charAt(at)) < 0) at++;
        return at;
    }

    /// Takes `.` and `..` out of a path that may have a query behind it.
    private static String clean(String path) {
        int end = end(path, 0, "?#");
        if (!path.substring(0, end).contains("/.")) return path;
        List<String> kept = new ArrayList<>();
        var parts = path.substring(1, end).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            switch (parts[i]) {
                case "." -> {
                    if (last) kept.add("");
                }
                case ".." -> {
                    if (!kept.isEmpty()) kept.removeLast();
                    if (last) kept.add("");
                }
                default -> kept.add(parts[i]);
            }
        }
        return "/" + String.join("/", kept) + path.substring(end);
    }
}
