package tv.tributary.server.xtream;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tv.tributary.access.View.StreamFormat;
import tv.tributary.model.ChannelId;
import tv.tributary.server.route.MediaUrls;

/// The addresses that panels have, by which players know an Xtream account: `/live/USER/PASSWORD/7.ts`.
///
/// @param base `http://HOST:PORT`
/// @param username as the player sent it, like the password
record PanelUrls(String base, String username, String password) implements MediaUrls {
    @Override
    public String channel(ChannelId channel, StreamFormat format) {
        return switch (format) {
            case TS -> url("live", channel + ".ts");
            case HLS -> url("live", channel + ".m3u8");
        };
    }

    @Override
    public String movie(long title, String ending) {
        return url("movie", title + "." + ending);
    }

    @Override
    public String episode(long episode, String ending) {
        return url("series", episode + "." + ending);
    }

    @Override
    public String guide() {
        return base + "/xmltv.php?username=" + encoded(username) + "&password=" + encoded(password);
    }

    private String url(String kind, String file) {
        return base + "/" + kind + "/" + encoded(username) + "/" + encoded(password) + "/" + file;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// The password is a secret.
    @Override
    public String toString() {
        return "PanelUrls[***]";
    }
}
