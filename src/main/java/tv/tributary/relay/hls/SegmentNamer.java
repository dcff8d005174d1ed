package tv.tributary.relay.hls;

import tv.tributary.model.ChannelId;

/// Names the segments of one playlist and registers them under these names. Thread-safe.
///
/// @param list the playlist's name
/// @param counters told what is asked for
/// @param hlsViewers those who may ask
record SegmentNamer(
        ChannelId channel,
        String list,
        SegmentNameGenerator names,
        SegmentRegistry registry,
        HlsCounters counters,
        HlsViewers hlsViewers) {
    /// From now on it is found, until [#remove].
    ///
    /// @param number of the segment it belongs to
    /// @param use what it is there, such as `segment`
    /// @return its name
    String put(long number, String use, SegmentType segmentType, SegmentContent segmentContent) {
        var name = names.of(channel, list, number, use, segmentType);
        registry.put(name, new SegmentRegistry.Place(segmentContent, segmentType, counters, hlsViewers));
        return name;
    }

    void remove(String name) {
        registry.remove(name);
    }
}
