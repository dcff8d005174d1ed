package tv.tributary.text;

import java.util.List;
import java.util.regex.Pattern;

/// Readable name of a player, from its User-Agent. Pure.
public final class PlayerName {
    /// Known ones come before the engines they are built on.
    private static final List<String> KNOWN = List.of(
            "TiviMate",
            "Kodi",
            "Jellyfin",
            "Plex",
            "Emby",
            "VLC",
            "mpv",
            "Lavf",
            "ExoPlayer",
            "GStreamer",
            "curl",
            "okhttp",
            "Firefox",
            "Edg",
            "Chrome",
            "Safari");

    private static final Pattern PRODUCT =
            Pattern.compile("^([\\p{L}][\\p{L}\\d ._-]*?)(?:/v?(\\d+(?:\\.\\d+)?)[^\\s]*)?(?:[\\s(].*)?$");

    private PlayerName() {}

    /// @param agent its User-Agent
    public static String of(String agent) {
        for (var name : KNOWN) {
            var found =
                    Pattern.compile("\\b" + name + "(?:/v?(\\d+(?:\\.\\d+)?))?").matcher(agent);
            if (found.find()) return named(name, found.group(1) == null ? "" : found.group(1));
        }
        if (agent.contains("Android")) return Messages.of("player-name.android");
        var product = PRODUCT.matcher(agent.strip());
        if (!product.matches()) return Messages.of("player-name.unknown");
        return named(product.group(1), product.group(2) == null ? "" : product.group(2));
    }

    private static String named(String name, String version) {
        var words = switch (name) {
            case "Lavf" -> "FFmpeg";
            case "Edg" -> "Edge";
            default -> name;
        };
        // The library's version is not the program's.
        return version.isEmpty() || !words.equals(name) ? words : words + " " + version;
    }
}
