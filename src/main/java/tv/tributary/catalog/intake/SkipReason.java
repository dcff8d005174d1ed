package tv.tributary.catalog.intake;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reasons why an entry of a list never becomes a channel. `text` holds the words, which begin with how many
/// there are.
public enum SkipReason {
    /// A name, but no address.
    NO_ADDRESS,
    /// Only a part of an address, in a list of which nobody knows where it came from.
    RELATIVE,
    /// Ace Stream, Sopcast, torrents.
    PEER_TO_PEER,
    /// Kodi's add-ons.
    ADD_ON,
    /// A command to be run, or a file of this computer.
    COMMAND,
    /// Microsoft's protocol of 1997.
    MMS,
    /// An address of a kind that is not known.
    UNKNOWN_SCHEME,
    /// A page for people.
    PAGE,
    /// Encrypted (DRM).
    ENCRYPTED,
    LINE_TOO_LONG,
    /// Without an id by which a panel could be asked for it.
    NO_ID;

    /// Addresses the relay can open.
    private static final Set<String> PLAYED =
            Set.of("http", "https", "udp", "rtp", "rtsp", "rtsps", "rtmp", "rtmps", "srt");
    /// Pages for people, which lists name as if they were streams.
    private static final List<String> PAGES = List.of(
            "youtube.com", "youtu.be", "twitch.tv", "dailymotion.com", "facebook.com", "vk.com", "ok.ru", "tiktok.com");

    /// What stands in the way of a live entry, if anything.
    public static Optional<SkipReason> of(ListEntry entry) {
        var address = StreamAddress.of(entry.url());
        var scheme = address.scheme();
        if (!PLAYED.contains(scheme)) return Optional.of(ofScheme(scheme));
        if (address.host().isEmpty() && scheme.startsWith("http")) return Optional.of(NO_ADDRESS);
        for (var page : PAGES) if (isOf(address.host(), page)) return Optional.of(PAGE);
        return entry.encrypted() ? Optional.of(ENCRYPTED) : Optional.empty();
    }

    private static SkipReason ofScheme(String scheme) {
        return switch (scheme) {
            case "" -> RELATIVE;
            case "acestream", "sop", "magnet", "tvbus", "p2p", "mitv", "ed2k", "bittorrent", "infohash" -> PEER_TO_PEER;
            case "plugin", "script", "addon" -> ADD_ON;
            case "pipe", "file", "exec", "ffmpeg" -> COMMAND;
            case "mms", "mmsh", "mmst" -> MMS;
            default -> UNKNOWN_SCHEME;
        };
    }

    private static boolean isOf(String host, String page) {
        if (!host.endsWith(page)) return false;
        var rest = host.length() - page.length();
        return rest == 0 || host.charAt(rest - 1) == '.';
    }
}
