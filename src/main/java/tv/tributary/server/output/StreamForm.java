package tv.tributary.server.output;

import java.util.Locale;
import tv.tributary.server.http.Request;

/// The format of the streams a playlist links to.
enum StreamForm {
    /// One endless transport stream: starts fastest, and every player on a television knows it.
    TS(".ts"),
    /// Segments, over connections that come and go: for browsers, phones and whatever stands between.
    HLS(".m3u8");

    private final String ending;

    StreamForm(String ending) {
        this.ending = ending;
    }

    /// By that Kodi and Jellyfin know the kind of stream without opening it.
    String ending() {
        return ending;
    }

    /// As `output=` says, which is what the addresses of Xtream panels carry, or `type=`.
    static StreamForm of(Request request) {
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
