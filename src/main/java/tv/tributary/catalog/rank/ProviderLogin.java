package tv.tributary.catalog.rank;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tv.tributary.identity.text.Hash;

/// A user name and password at a host, from a URL or its headers. Pure.
///
/// @param host lower case, without port and `www.`
record ProviderLogin(String user, String password, String host) {
    /// `/live/name/password/7.ts` and its sisters, with or without the first part.
    private static final Pattern PANEL = Pattern.compile(
            "/+(?:[^?#]*/+)??(?:(?:live|movie|series|timeshift)/+)?([^/?#]+)/+([^/?#]+)/+\\d+(?:\\.\\w+)?(?:[?#].*)?");
    /// `/timeshift/name/password/60/2026-03-01:12-00/7.ts`.
    private static final Pattern CATCH_UP = Pattern.compile("/+timeshift/+([^/?#]+)/+([^/?#]+)/+\\d+/+[^/?#]+/+\\d+.*");

    private static final Set<String> NAMES = Set.of("username", "user", "login", "u");
    private static final Set<String> PASSWORDS = Set.of("password", "pass", "pwd", "p");
    /// Shorter passwords, and such without a digit, are in use at several panels at once.
    private static final int TELLING = 8;

    /// @param headers what the list wants to be sent with the URL
    static Optional<ProviderLogin> of(String url, Map<String, String> headers) {
        var mark = url.indexOf("://");
        if (mark < 0 || !url.regionMatches(true, 0, "http", 0, 4)) return Optional.empty();
        int start = mark + 3;
        int end = firstOf(url, "/?#", start);
        var authority = url.substring(start, end);
        int at = authority.lastIndexOf('@');
        var host = host(authority.substring(at + 1));
        var rest = url.substring(end);
        return path(rest, host)
                .or(() -> query(rest, host))
                .or(() -> pair(at < 0 ? "" : decoded(authority.substring(0, at)), host))
                .or(() -> basic(headers, host));
    }

    private static Optional<ProviderLogin> path(String rest, String host) {
        for (var shape : new Pattern[] {CATCH_UP, PANEL}) {
            var match = shape.matcher(rest);
            if (match.matches())
                return Optional.of(new ProviderLogin(decoded(match.group(1)), decoded(match.group(2)), host));
        }
        return Optional.empty();
    }

    private static Optional<ProviderLogin> query(String rest, String host) {
        int mark = rest.indexOf('?');
        if (mark < 0) return Optional.empty();
        var user = "";
        var password = "";
        for (var part : rest.substring(mark + 1).split("[&#]", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) continue;
            var key = part.substring(0, equals).toLowerCase(Locale.ROOT);
            if (user.isEmpty() && NAMES.contains(key)) user = decoded(part.substring(equals + 1));
            if (password.isEmpty() && PASSWORDS.contains(key)) password = decoded(part.substring(equals + 1));
        }
        return user.isEmpty() || password.isEmpty()
                ? Optional.empty()
                : Optional.of(new ProviderLogin(user, password, host));
    }

    private static Optional<ProviderLogin> basic(Map<String, String> headers, String host) {
        for (var header : headers.entrySet()) {
            if (!header.getKey().equalsIgnoreCase("Authorization")) continue;
            var words = header.getValue().strip().split("\\s+", 2);
            if (words.length < 2 || !words[0].equalsIgnoreCase("Basic")) continue;
            try {
                return pair(new String(Base64.getDecoder().decode(words[1]), StandardCharsets.UTF_8), host);
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<ProviderLogin> pair(String both, String host) {
        int colon = both.indexOf(':');
        if (both.isEmpty()) return Optional.empty();
        return Optional.of(
                colon < 0
                        ? new ProviderLogin(both, "", host)
                        : new ProviderLogin(both.substring(0, colon), both.substring(colon + 1), host));
    }

    private static String host(String place) {
        var name = place.toLowerCase(Locale.ROOT);
        int end = name.startsWith("[") ? name.indexOf(']') + 1 : firstOf(name, ":", 0);
        name = name.substring(0, end);
        if (name.endsWith(".")) name = name.substring(0, name.length() - 1);
        return name.startsWith("www.") ? name.substring(4) : name;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    private static int firstOf(String text, String signs, int from) {
        for (int i = from; i < text.length(); i++) if (signs.indexOf(text.charAt(i)) >= 0) return i;
        return text.length();
    }

    /// Equal for all addresses of one account, and without its password. A panel has many host names, so a name and
    /// password that nobody else would have are enough; others count at their host only.
    String account() {
        boolean telling = password.length() >= TELLING
                && !password.equals(user)
                && password.chars().anyMatch(Character::isDigit);
        return telling ? "login " + HexFormat.of().toHexDigits(Hash.of(Hash.of(user), password)) : user + "@" + host;
    }

    /// Leaves the password out.
    @Override
    public String toString() {
        return "Login[" + host + "]";
    }
}
