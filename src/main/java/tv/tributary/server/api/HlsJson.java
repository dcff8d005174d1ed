package tv.tributary.server.api;

import tv.tributary.stats.LiveStats;

/// HLS figures of all channels.
///
/// @param viewers how many watch so
/// @param total since the start, `recent` in the last five minutes
/// @param fromMemoryBytes sent since the start without being fetched for whoever got them
/// @param memoryBytes memory that segments take; `mostMemoryBytes` they may
/// @param diskBytes what lies on disk because it does not fit into memory
record HlsJson(
        int viewers,
        CacheCountsJson total,
        CacheCountsJson recent,
        long fromMemoryBytes,
        long memoryBytes,
        long mostMemoryBytes,
        long diskBytes) {
    static HlsJson of(LiveStats.Hls hls) {
        return new HlsJson(
                hls.viewers(),
                CacheCountsJson.of(hls.total()),
                CacheCountsJson.of(hls.recent()),
                hls.fromMemory(),
                hls.heldBytes(),
                hls.mostBytes(),
                hls.diskBytes());
    }
}
