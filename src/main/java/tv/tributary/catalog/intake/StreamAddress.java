package tv.tributary.catalog.intake;

import java.util.Locale;

/// The stable part of a stream's URL: what remains when password, host and token change.
///
/// @param scheme lower case; empty where there is none
/// @param host lower case, without port and login; empty where there is none
public record StreamAddress(String scheme, String host) {
    public static StreamAddress of(String url) {
        var mark = url.indexOf("://");
        if (mark < 0) return new StreamAddress("", "");
        var start = mark + 3;
        var end = firstOf(url, "/?#", start);
        var authority = url.substring(start, end);
        var port = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        var host = port.substring(0, port.startsWith("[") ? port.indexOf(']') + 1 : firstOf(port, ":", 0));
        return new StreamAddress(url.substring(0, mark).toLowerCase(Locale.ROOT), host);
    }

    private static int firstOf(String text, String signs, int from) {
        for (var i = from; i < text.length(); i++) if (signs.indexOf(text.charAt(i)) >= 0) return i;
        return text.length();
    }
}
