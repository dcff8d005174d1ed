package tv.tributary.server.api;

import tv.tributary.model.ChannelId;
import tv.tributary.server.http.Request;

/// Builds the addresses that answers show, as the client that asks can reach them.
public interface Links {
    /// `http://HOST:PORT`, without a slash at the end.
    String base(Request request);

    String playlist(Request request);

    String watch(Request request, ChannelId channel);
}
