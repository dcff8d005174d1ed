package tv.tributary.server.output;

import java.util.Locale;
import tv.tributary.model.ChannelId;
import tv.tributary.server.http.Request;
import tv.tributary.server.route.StreamUrls;

/// The format of the streams a playlist links to.
enum StreamFormat {
    /// One endless transport stream: starts fastest, and every player on a television knows it.
    TS,
    /// Segments, over connections that come and go: for browsers, phones and whatever stands between.
    HLS;

    /// A channel in this form. By its ending Kodi and Jellyfin know the kind of stream without opening it.
    String url(StreamUrls urls, ChannelId channel) {
        return switch (this) {
            case TS -> urls.ts(channel);
            case HLS -> urls.hls(channel);
        };
    }

    /// As `output=` says, which is what the addresses of Xtream panels carry, or `type=`.
    static StreamFormat of(Request request) {
        return isHls(request.query("output").orElse(""))
                        || isHls(request.query("type").orElse(""))
                ? HLS
                : TS;
    }

    private static boolean isHls(String asked) {
        return switch (asked.toLowerCase(Locale.ROOT)) {
            case "m3u8", "hls" -> true;
            default -> false;
        };
    }
}
