package tv.tributary.server.api;

import tv.tributary.stats.LiveStats;

/// HLS figures of one active stream.
///
/// @param viewers how many watch it so
/// @param windowSeconds how far back its playlist goes, in `segments`
/// @param fromMemoryBytes sent without being fetched for whoever got them
record HlsStreamJson(int viewers, double windowSeconds, int segments, CacheCountsJson asked, long fromMemoryBytes) {
    static HlsStreamJson of(LiveStats.HlsStream hls) {
        return new HlsStreamJson(
                hls.viewers(),
                hls.window().toMillis() / 1e3,
                hls.listed(),
                CacheCountsJson.of(hls.hits()),
                hls.fromMemory());
    }
}
