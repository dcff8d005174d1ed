package tv.tributary.format.m3u;

import java.util.Locale;

/// Tells a playlist of one stream (RFC 8216) from a list of channels. Lists of channels hold some of its tags, too: in
/// their first lines, copied with the rest, and between an entry's name and its URL. For one thread.
final class HlsSigns {
    private boolean media;
    private boolean master;

    /// @param inEntry whether an `#EXTINF` waits for its URL
    void tag(String text, boolean inEntry) {
        if (inEntry || !text.regionMatches(true, 0, "#EXT-X-", 0, 7)) return;
        media |= PlaylistLine.hasTag(text, "#EXT-X-TARGETDURATION")
                || PlaylistLine.hasTag(text, "#EXT-X-MEDIA-SEQUENCE");
        master |= PlaylistLine.hasTag(text, "#EXT-X-STREAM-INF") || PlaylistLine.hasTag(text, "#EXT-X-MEDIA");
    }

    /// Whether a document without any URL is a stream's: one that is just beginning, or all in parts.
    boolean isStream() {
        return media || master;
    }

    /// Whether the first URL is that of a segment or of a variant.
    ///
    /// @param inEntry whether an `#EXTINF` stands before it, with this duration and attributes
    boolean isStream(boolean inEntry, double duration, Attributes attributes, String url) {
        if (!inEntry) return master;
        return media && duration > 0 && attributes.isEmpty() && !isPlaylist(url);
    }

    /// A segment never is a playlist.
    private static boolean isPlaylist(String url) {
        var end = url.length();
        for (var sign : new char[] {'?', '#', '|'}) {
            var at = url.indexOf(sign);
            if (at >= 0) end = Math.min(end, at);
        }
        var path = url.substring(0, end).toLowerCase(Locale.ROOT);
        return path.endsWith(".m3u8") || path.endsWith(".m3u") || path.endsWith(".mpd");
    }
}
