package tv.tributary.server.route;

import tv.tributary.access.View.StreamFormat;
import tv.tributary.model.ChannelId;

/// The addresses in a playlist: ours, or in the form that another protocol has.
public interface MediaUrls {
    /// A channel in a format. By its ending Kodi and Jellyfin know the kind of stream without opening it.
    String channel(ChannelId channel, StreamFormat format);

    /// A film, whichever of its sources plays it.
    ///
    /// @param ending such as `mkv`
    String movie(long title, String ending);

    /// An episode of a series, likewise.
    ///
    /// @param ending such as `mkv`
    String episode(long episode, String ending);

    /// The programme guide.
    String guide();
}
