package tv.tributary.relay.hls;

import tv.tributary.model.ChannelId;

/// Gives what one of a channel's playlists lists its names, and lets it be found by them. Thread-safe.
///
/// @param list the playlist's name
/// @param counters told what is asked for
/// @param sitting those who may ask
record Register(ChannelId channel, String list, Names names, Shelf shelf, Counters counters, Sitting sitting) {
    /// From now on it is found, until [#remove].
    ///
    /// @param number of the segment it belongs to
    /// @param use what it is there, such as `segment`
    /// @return its name
    String put(long number, String use, Form form, Content content) {
        var name = names.of(channel, list, number, use, form);
        shelf.put(name, new Shelf.Place(content, form, counters, sitting));
        return name;
    }

    void remove(String name) {
        shelf.remove(name);
    }
}
