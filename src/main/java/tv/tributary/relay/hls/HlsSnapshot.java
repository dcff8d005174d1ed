package tv.tributary.relay.hls;

import java.time.Duration;
import tv.tributary.model.ChannelId;

/// Current figures of a channel that is watched as HLS.
///
/// @param window how far back its playlist goes
/// @param listed how many segments that are
/// @param hits segments that were there when they were asked for
/// @param joined those that were on their way
/// @param fetched those that had to be fetched for the one who asked
/// @param savedBytes sent to viewers without being fetched for them
/// @param playlists how often a playlist was asked for
public record HlsSnapshot(
        ChannelId channel,
        int viewers,
        Duration window,
        int listed,
        long hits,
        long joined,
        long fetched,
        long savedBytes,
        long playlists) {}
