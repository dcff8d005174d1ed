package tv.tributary.ui.providers;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/// Suggests a provider's name from its location. Pure.
final class SuggestedName {
    private static final Pattern ENDINGS = Pattern.compile("(?i)(\\.(m3u8?|txt|gz|xz|zip))+$");
    private static final Pattern HOST_PREFIX = Pattern.compile("(?i)^www\\.");

    private SuggestedName() {}

    /// The host of a URL or the words of a file's name; empty where neither can be seen.
    static String nameOf(String location) {
        var text = location.strip();
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) return host(text.split("\\s", 2)[0]);
        var file = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
        return ENDINGS.matcher(file).replaceAll("").replaceAll("[_\\s]+", " ").strip();
    }

    /// The same name, or with the next free number behind it: names are unique.
    static String unique(String name, Collection<String> taken) {
        var candidate = name;
        for (var number = 2; isTaken(candidate, taken); number++) candidate = name + " " + number;
        return candidate;
    }

    private static boolean isTaken(String name, Collection<String> taken) {
        return taken.stream().anyMatch(name::equalsIgnoreCase);
    }

    private static String host(String url) {
        var rest = url.substring(url.indexOf("://") + 3);
        var end = rest.length();
        for (var stop : "/?#".toCharArray()) {
            var at = rest.indexOf(stop);
            if (at >= 0) end = Math.min(end, at);
        }
        var authority = rest.substring(0, end);
        // User name and password may stand before the host.
        authority = authority.substring(authority.lastIndexOf('@') + 1);
        var host = authority.replaceAll(":\\d*$", "");
        return HOST_PREFIX.matcher(host).replaceAll("");
    }
}
