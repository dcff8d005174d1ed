package tv.tributary.server.api;

import tv.tributary.model.ChannelId;
import tv.tributary.server.http.Request;

/// Builds the URLs in answers so that the requesting client can reach them.
public interface Links {
    /// `http://HOST:PORT`, without a slash at the end.
    String base(Request request);

    String playlist(Request request);

    /// A channel as an endless transport stream.
    String watch(Request request, ChannelId channel);

    /// A channel as an HLS playlist.
    String hls(Request request, ChannelId channel);

    /// The page that plays a channel in a browser.
    String page(Request request, ChannelId channel);
}
