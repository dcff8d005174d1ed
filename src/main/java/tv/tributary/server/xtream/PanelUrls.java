package tv.tributary.server.xtream;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tv.tributary.access.View.StreamFormat;
import tv.tributary.model.ChannelId;
import tv.tributary.server.route.MediaUrls;

/// The addresses that panels have, by which players know an Xtream account: `/live/USER/PASSWORD/7.ts`.
///
/// @param base `http://HOST:PORT`
/// @param login `USER/PASSWORD`, as the player sent them
/// @param query `username=USER&password=PASSWORD`
record PanelUrls(String base, String login, String query) implements MediaUrls {
    static PanelUrls of(String base, XtreamCall call) {
        var username = encoded(call.username());
        var password = encoded(call.password());
        return new PanelUrls(base, username + "/" + password, "username=" + username + "&password=" + password);
    }

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
        return base + "/xmltv.php?" + query;
    }

    private String url(String kind, String file) {
        return base + "/" + kind + "/" + login + "/" + file;
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
