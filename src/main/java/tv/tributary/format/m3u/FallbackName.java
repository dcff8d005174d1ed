package tv.tributary.format.m3u;

/// A name made from the URL, for an entry without one.
final class FallbackName {
    private FallbackName() {}

    /// The name of the file if it has one or is a number (`…/103.ts` gives `103`), else the host. Other steps of the
    /// path are not used, because they may be a user name or password.
    static String of(String url) {
        int scheme = url.indexOf("://");
        int from = scheme < 0 ? 0 : scheme + 3;
        int end = from;
        while (end < url.length() && url.charAt(end) != '?' && url.charAt(end) != '#') {
            end++;
        }
        String place = url.substring(from, end);
        String file = place.substring(place.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        boolean inPath = scheme < 0 || place.indexOf('/') >= 0;
        if (inPath && dot > 0) {
            return file.substring(0, dot);
        }
        if (inPath && !file.isEmpty() && file.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return file;
        }
        int slash = place.indexOf('/');
        String authority = slash < 0 ? place : place.substring(0, slash);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        return host.isEmpty() ? "?" : host;
    }
}
